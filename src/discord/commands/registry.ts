import { article } from './article.js';
import { add } from './add.js';
import { ask } from './ask.js';
import type { Command } from './command.js';
import { findSources } from './find-sources.js';
import { follow } from './follow.js';
import { forgetMe } from './forget-me.js';
import { gaps } from './gaps.js';
import { lookup } from './lookup.js';
import type { MessageMenu } from './menu.js';
import { reindex } from './reindex.js';
import { remove } from './remove.js';
import { settings } from './settings.js';
import { status } from './status.js';
import { unfollow } from './unfollow.js';
import { verifyQuote } from './verify-quote.js';

const all: readonly Command[] = [
  ask,
  lookup,
  article,
  status,
  reindex,
  gaps,
  add,
  remove,
  settings,
  follow,
  unfollow,
  forgetMe,
];
const allMenus: readonly MessageMenu[] = [findSources, verifyQuote];

/** Every slash command of the bot, by name. */
export const commands: ReadonlyMap<string, Command> = new Map(all.map((one) => [one.definition.name, one]));

/** Every command in the menu of a message, by name. */
export const menus: ReadonlyMap<string, MessageMenu> = new Map(allMenus.map((one) => [one.definition.name, one]));

/** What Discord is told of all of them. */
export const definitions = [...all, ...allMenus].map(({ definition }) => definition);
