import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ended, start } from '../../tests/support/cli.js';
import type { Handle } from '../../tests/support/discord/handle.js';
import { Discord } from '../../tests/support/discord/server.js';
import type { Channel, Message, User } from '../../tests/support/discord/shapes.js';
import { controlsOf, textOf } from '../../tests/support/discord/text.js';
import { until } from '../../tests/support/discord/until.js';
import { embeddingsFolder, temporaryFolder, writeFiles } from '../../tests/support/folders.js';
import { root } from '../../tests/support/paths.js';
import { messageHtml } from './message.js';
import { readerOf } from './reader.js';

/** Where the scenes are played. */
export interface Stage {
  readonly discord: Discord;
  /** In which every message is a question. */
  readonly askChannel: Channel;
  /** A member who manages the server. */
  readonly moderator: User;
  /** A new member, who has asked nothing yet. */
  readonly member: (name: string, locale?: string) => User;
  /** The files of the corpus: writing null takes one out. */
  readonly seeds: {
    readonly read: (path: string) => string;
    readonly write: (files: Readonly<Record<string, string | null>>) => void;
  };
  /** A message as it is now, as HTML. @param used the command that it answers, as its user sees it. */
  readonly draw: (message: Message, used?: string, locale?: string) => string;
  /** A message once it has a button, as HTML. */
  readonly drawWhen: (message: Message, button: string, used?: string) => Promise<string>;
  /** The answer to a command or a click, once no indexing goes on, as HTML. */
  readonly seen: (handle: Handle, used?: string, locale?: string) => Promise<string>;
  /** A question by mention in #general, and its answer, as HTML. */
  readonly ask: (by: User, question: string) => Promise<string[]>;
  /** Ends the bot and the stand-in. */
  readonly close: () => Promise<void>;
}

/** Whether a message tells of an indexing that goes on. */
const isUnderWay = (message: Message) => /[█░]|^Asking .*…$/m.test(textOf(message));

/** Starts the bot as `npm start` does, with the real model, over a copy of the articles in seeds/, logged in to a stand-in for Discord. */
export async function openStage(): Promise<Stage> {
  const discord = await Discord.start({ messageContent: true });
  const { world } = discord;
  const seeds = temporaryFolder();
  cpSync(join(root, 'seeds'), seeds, { recursive: true });
  const askChannel = world.addChannel('ask-the-archive');
  const moderators = world.addRole('Moderators', 1n << 5n);
  const moderator = world.addMember('Noor', { roles: [moderators] });
  const bot = start([], {
    entry: 'main',
    env: {
      SEEDS_DIR: seeds,
      EMBEDDINGS_DIR: embeddingsFolder(),
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.url,
      ASK_CHANNEL_IDS: askChannel.id,
    },
  });
  const end = ended(bot);
  let log = '';
  bot.stdout!.on('data', (text: string) => (log += text));
  await until(() => log.includes('commands registered') || bot.exitCode !== null, 'the bot', 120_000);
  if (bot.exitCode !== null) throw new Error(`The bot ended: ${log}${(await end).stderr}`);

  const draw = (message: Message, used?: string, locale?: string) =>
    messageHtml(message, used ?? null, world, readerOf(world, locale));
  return {
    discord,
    askChannel,
    moderator,
    member: (name, locale) => world.addMember(name, locale === undefined ? {} : { locale }),
    seeds: {
      read: (path) => readFileSync(join(seeds, path), 'utf8'),
      write: (files) => writeFiles(seeds, files),
    },
    draw,
    async drawWhen(message, button, used) {
      await until(() => controlsOf(message).includes(button), `"${button}"`, 30_000);
      return draw(message, used);
    },
    async seen(handle, used, locale) {
      const { message } = await handle.response(30_000);
      await until(() => !isUnderWay(message), 'the end of an indexing', 60_000);
      return draw(message, used, locale);
    },
    async ask(by, question) {
      const asked = discord.say(world.general, by, `${discord.mention} ${question}`);
      return [draw(asked), draw(await discord.answerTo(asked))];
    },
    async close() {
      bot.kill('SIGTERM');
      await end;
      await discord.stop();
    },
  };
}
