import type { Component } from './component.js';
import { article } from './article.js';
import { context, contextPage } from './context.js';
import { deleteAnswer } from './delete.js';
import { findSourcesPage } from './find-sources.js';
import { forgetMe, forgetMeNot } from './forget-me.js';
import { gapsExport, gapsFilter, gapsPage, gapsResolve } from './gaps.js';
import {
  settingsAsk,
  settingsChannel,
  settingsLanguage,
  settingsPrivate,
  settingsReset,
  settingsServer,
} from './settings.js';
import { lookupPage } from './lookup.js';
import { reindexCancel } from './reindex-cancel.js';
import { removeConfirm, removeKeep, removeUndo } from './remove.js';
import { share } from './share.js';
import { sources, sourcesPage } from './sources.js';
import { unfollow } from './unfollow.js';
import { helpful, notHelpful } from './vote.js';

const all: readonly Component[] = [
  context,
  contextPage,
  sources,
  sourcesPage,
  lookupPage,
  findSourcesPage,
  article,
  helpful,
  notHelpful,
  share,
  deleteAnswer,
  unfollow,
  forgetMe,
  forgetMeNot,
  reindexCancel,
  removeConfirm,
  removeKeep,
  removeUndo,
  gapsPage,
  gapsFilter,
  gapsResolve,
  gapsExport,
  settingsAsk,
  settingsPrivate,
  settingsLanguage,
  settingsChannel,
  settingsServer,
  settingsReset,
];

/** Every button, select menu and form of the bot, by the action in its custom id. */
export const components: ReadonlyMap<string, Component> = new Map(all.map((one) => [one.action, one]));
