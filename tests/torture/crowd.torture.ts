/** Wants a machine that has little else to do: where the bot gets too little of it, questions expire before they are acknowledged. */
import { expect, test } from 'vitest';
import { Handle } from '../support/discord/handle.js';
import { type RunningBot, startBot } from '../support/discord/running-bot.js';
import { isBusy, load } from './machine.js';
import { middle, watchMemory } from './memory.js';
import { type Result, counts, quantiles, settled } from './outcomes.js';
import { ask, askers } from './questions.js';
import { LOAD_SECONDS, RUSH_SECONDS } from './settings.js';
import { printTable, say } from './tally.js';

const MEMBERS = 50;
const PER_SECOND = 20;
/** Many times what is answered. */
const RUSH_PER_SECOND = 200;
/** With more, V8 leaves what nobody needs any more in memory for minutes, so that growth could not be told from that. */
const HEAP = { NODE_OPTIONS: '--max-old-space-size=128' };
/** Megabytes that each may take: what was measured, and half as much again. */
const BOUND = { bot: 300, children: 450 };
/** Megabytes by which the middle of the last fifth of the time may be above that of the second fifth. */
const GROWTH = 25;

/** The times of those with this outcome, by how they were asked. */
function latencies(results: readonly Result[]): Record<string, Record<string, number>> {
  const command = (one: Result) => one.asked.by instanceof Handle;
  const answered = results.filter(({ outcome }) => outcome === 'answered');
  const times = (some: readonly Result[]) => quantiles(some.map(({ after }) => after!));
  const acknowledged = results.flatMap(({ asked: { by } }) =>
    by instanceof Handle ? (by.interaction.acknowledgedAfter ?? []) : [],
  );
  return {
    '/ask, acknowledged (ms)': quantiles(acknowledged),
    '/ask, answered (ms)': times(answered.filter(command)),
    'mention, answered (ms)': times(answered.filter((one) => !command(one))),
  };
}

/** What the bot logged of each question that it lost, by how that was asked. */
function lostOnes(bot: RunningBot, results: readonly Result[]): (readonly string[])[] {
  const log = bot.log();
  return results
    .filter(({ outcome }) => outcome === 'lost')
    .map(({ asked: { by, id } }) => [
      by instanceof Handle ? '/ask' : 'mention',
      ...log.filter(({ request }) => request === id).map(({ msg }) => msg),
    ]);
}

/** Each question was worked on once, nothing failed in the bot, and it keeps to Discord's rules. */
function expectSound(bot: RunningBot): void {
  expect(bot.isRunning()).toBe(true);
  const lines = bot.log();
  const answered = lines.filter(({ msg }) => msg === 'a question was answered').map(({ request }) => request);
  expect(answered.length).toBe(new Set(answered).size);
  expect(lines.filter(({ level }) => level >= 50)).toEqual([]);
  // What expired is counted apart.
  expect(bot.discord.violations.filter((one) => !one.includes('was not acknowledged within 3 s'))).toEqual([]);
}

test(`${MEMBERS} members ask ${PER_SECOND} questions a second for ${LOAD_SECONDS} s`, async () => {
  const bot = await startBot({ rateLimits: true }, HEAP);
  const { discord } = bot;
  const people = askers(discord, MEMBERS);
  const memory = watchMemory(bot.pid, 1_000);
  const asked = await ask(discord, people, { perSecond: PER_SECOND, seconds: LOAD_SECONDS });
  const results = await settled(discord, asked, 60_000);
  const samples = memory();
  const seen = counts(results);
  const what = `${MEMBERS} members, ${PER_SECOND} a second for ${LOAD_SECONDS} s; load of the machine ${load()}`;
  printTable('A crowd', { all: seen }, what);
  printTable('A crowd, how soon', latencies(results));
  const fifth = LOAD_SECONDS * 200;
  const fifths = (of: 'bot' | 'children') =>
    Object.fromEntries([0, 1, 2, 3, 4].map((n) => [`fifth ${n + 1}`, middle(samples, of, n * fifth, (n + 1) * fifth)]));
  const most = (of: 'bot' | 'children') => Math.round(Math.max(...samples.map((sample) => sample[of])));
  const rows = (['bot', 'children'] as const).map((of) => [of, { ...fifths(of), most: most(of) }] as const);
  printTable('A crowd, resident memory (MB)', Object.fromEntries(rows));

  expect(lostOnes(bot, results)).toEqual([]);
  expect(seen).toMatchObject({ asked: PER_SECOND * LOAD_SECONDS, unheard: 0, twice: 0 });
  if (!isBusy()) expect(seen.expired).toBe(0);
  for (const of of ['bot', 'children'] as const) {
    expect(most(of)).toBeLessThan(BOUND[of]);
    expect(middle(samples, of, 4 * fifth, 5 * fifth)).toBeLessThan(middle(samples, of, fifth, 2 * fifth) + GROWTH);
  }
  expectSound(bot);
});

test(`${RUSH_PER_SECOND} questions a second for ${RUSH_SECONDS} s: who can't be answered is told so, and then all is as before`, async () => {
  const bot = await startBot({ rateLimits: true });
  const { discord } = bot;
  const people = askers(discord, MEMBERS);
  const memory = watchMemory(bot.pid, 500);
  const began = Date.now();
  const rush = await settled(
    discord,
    await ask(discord, people, { perSecond: RUSH_PER_SECOND, seconds: RUSH_SECONDS }),
    120_000,
  );
  say(`All settled ${Math.round((Date.now() - began) / 1_000)} s after the first question.`);
  const after = await settled(discord, await ask(discord, people, { perSecond: 2, seconds: 10 }), 10_000);
  const most = Math.round(Math.max(...memory().map(({ bot: megabytes }) => megabytes)));
  const seen = { rush: counts(rush), after: counts(after) };
  const what = `${RUSH_PER_SECOND} a second for ${RUSH_SECONDS} s; load of the machine ${load()}; bot at most ${most} MB`;
  printTable('A rush', seen, what);
  printTable('A rush, how soon', latencies(rush));
  printTable('After the rush, how soon', latencies(after));
  expect(seen.rush.busy).toBeGreaterThan(0);
  expect(lostOnes(bot, rush)).toEqual([]);
  expect(seen.rush).toMatchObject({ unheard: 0, twice: 0 });
  if (!isBusy()) expect(seen.rush.expired).toBe(0);
  expect(seen.after).toMatchObject({ answered: seen.after.asked, twice: 0 });
  expect(most).toBeLessThan(BOUND.bot);
  expectSound(bot);
});
