import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { DATABASE } from '../../src/store/schema.js';
import { openDatabase } from '../../src/store/sqlite.js';
import { until } from '../support/discord/until.js';
import { writeFiles } from '../support/folders.js';
import { seeded } from '../support/random.js';
import { expectWhole } from './expect-whole.js';
import { type HarmedBot, PATIENCE, harmedBot } from './harmed-bot.js';
import { INDEXING_DEATHS, SEED } from './settings.js';
import { Tally } from './tally.js';

const ENTRY = 'ingest/child.js';
/** Milliseconds within which a moderator is told where they asked: an interaction's token ends with them. */
const TELLABLE = 15 * 60_000;
/** Milliseconds after the first sign of progress within which an indexing of so few articles is harmed. */
const SOON = 1_000;

/** Twelve articles, all of them new in every round. */
const articles = (round: number) =>
  Object.fromEntries(
    Array.from({ length: 12 }, (_, n) => {
      const story = `In round ${round} village ${n} counted ${100 * round + n} ships. Its mayor was pleased with them. `;
      return [`${n}.txt`, `News ${n}\n\n${story.repeat(40)}`];
    }),
  );

const isProgress = (text: string) => text.startsWith('**Reindexing**');

/** A moderator reindexes; what they are told in the end. */
function reindexing({ discord }: HarmedBot) {
  const { bob } = discord.world;
  const { interaction } = discord.slash(bob, 'reindex', {}, { memberPermissions: ['manageGuild'] });
  const outcome = () => interaction.contents.find((text) => text !== '' && !isProgress(text));
  return {
    hasBegun: () => interaction.contents.some(isProgress),
    isOver: () => outcome() !== undefined,
    told: () => until(outcome, 'an outcome for the moderator', TELLABLE),
  };
}

/** What is done to the process that indexes; `isOver` tells whether the moderator has been told the outcome. */
const harms: Readonly<Record<string, (bot: HarmedBot, isOver: () => boolean) => unknown>> = {
  killed: ({ signal }) => signal('SIGKILL'),
  'killed, and the next one too': async ({ signal, victim }, isOver) => {
    const first = signal('SIGKILL');
    await until(
      () => isOver() || (victim() !== first && victim() !== null),
      'another process, or an outcome',
      TELLABLE,
    );
    signal('SIGKILL');
  },
  hanging: ({ signal }) => signal('SIGSTOP'),
  'out of memory': ({ starve }) => starve(),
};

/** Which round each article in the index is of. */
function roundsIn({ embeddings }: HarmedBot): number[] {
  const path = join(embeddings, 'index', DATABASE);
  expectWhole(path);
  const database = openDatabase(path, 'read');
  const texts = database.prepare<[], string>("SELECT text FROM articles WHERE id <> 'heron.txt'").pluck().all();
  database.close();
  return [...new Set(texts.map((text) => Number(/round (\d+)/.exec(text)![1])))];
}

test(`the process that indexes dies, hangs or runs out of memory ${INDEXING_DEATHS} times (SEED=${SEED}): the bot answers on, and tells the outcome`, async () => {
  const random = seeded(SEED + 4);
  const bot = await harmedBot(ENTRY, articles(0));
  const tally = new Tally();
  let slowest = 0;
  const names = Object.keys(harms);
  for (let n = 1; n <= INDEXING_DEATHS; n++) {
    const name = names[n % names.length]!;
    writeFiles(bot.seeds, articles(n));
    const reindex = reindexing(bot);
    await until(() => (bot.victim() !== null && reindex.hasBegun()) || reindex.isOver(), 'the indexing', PATIENCE);
    await sleep(SOON * random());
    const began = performance.now();
    const harmed = harms[name]!(bot, reindex.isOver);
    // While it lies there, and after it.
    expect(await bot.askOn()).toBe('answered');
    await harmed;
    const told = await reindex.told();
    slowest = Math.max(slowest, (performance.now() - began) / 1_000);
    expect(told).toMatch(/^\*\*Reindexed\*\* in|^\*\*Indexing failed\.\*\*|^Indexing stopped/);
    expect(bot.isRunning()).toBe(true);
    const isDone = told.includes('Reindexed');
    if (isDone) expect(roundsIn(bot)).toEqual([n]);
    else {
      expect(roundsIn(bot)).toHaveLength(1);
      expect(await reindexing(bot).told()).toContain('**Reindexed** in');
      expect(roundsIn(bot)).toEqual([n]);
    }
    expect(await bot.askOn()).toBe('answered');
    tally.add(name, isDone ? 'indexed all the same' : 'told, and done by the next one');
  }
  expect(await bot.stop()).toBe(0);
  const what = `${INDEXING_DEATHS}, told after ${slowest.toFixed(0)} s at most, SEED=${SEED}`;
  tally.print('Deaths of the process that indexes', what);
});
