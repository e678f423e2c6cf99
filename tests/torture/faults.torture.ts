import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { startBot } from '../support/discord/running-bot.js';
import type { Discord } from '../support/discord/server.js';
import { type Fault, faults } from './discord-faults.js';
import { isBusy, load } from './machine.js';
import { type Result, counts, settled } from './outcomes.js';
import { type Asker, ask, askers } from './questions.js';
import { FAULTS, FAULT_SECONDS } from './settings.js';
import { printTable } from './tally.js';

const PER_SECOND = 5;
/** Milliseconds within which a question is answered when all is well, on a busy machine, too. */
const PROMPT = 3_000;
/** Milliseconds for all answers, after an outage in which sending was given up for half a minute at a time. */
const PATIENCE = 150_000;
/** A little before a fault, the fault, and the rest after it. */
const before = FAULT_SECONDS * 200;
const during = FAULT_SECONDS * 400;

interface Tried {
  readonly results: readonly Result[];
  /** Seconds after the fault's end from which all questions were answered promptly. */
  readonly recovered: number;
}

/** Questions keep coming while something goes wrong. */
async function suffer(fault: Fault, discord: Discord, people: readonly Asker[]): Promise<Tried> {
  const asking = ask(discord, people, { perSecond: PER_SECOND, seconds: FAULT_SECONDS });
  await sleep(before);
  const end = fault.begin(discord);
  await sleep(during);
  end?.();
  const ended = Date.now();
  const results = await settled(discord, await asking, PATIENCE);
  const late = results.filter(
    ({ asked, outcome, after }) => asked.at > ended && (outcome !== 'answered' || after! > PROMPT),
  );
  return { results, recovered: Math.max(0, ...late.map(({ asked }) => (asked.at - ended) / 1_000)) };
}

test(`faults on Discord's side, ${PER_SECOND} questions a second for ${FAULT_SECONDS} s each`, async () => {
  const bot = await startBot({ rateLimits: true, heartbeatMilliseconds: 2_000 });
  const { discord } = bot;
  const people = askers(discord, 20);
  const rows: Record<string, Record<string, number | string>> = {};
  const wrong: Record<string, unknown> = {};
  for (const fault of faults.filter(({ name }) => name.includes(FAULTS))) {
    const { results, recovered } = await suffer(fault, discord, people);
    const { allows = [], repeats = false, name } = fault;
    const seen = counts(results);
    rows[name] = { ...seen, 'prompt after (s)': recovered.toFixed(1), load: load() };
    // Discord tells of an expired question, and where it is asked for what it has done, of that.
    const broken = discord.violations
      .splice(0)
      .filter((one) => !one.includes('was not acknowledged within 3 s') && !(repeats && one.includes('twice')));
    const bad = (['expired', 'unheard'] as const).filter((outcome) => !allows.includes(outcome) && seen[outcome] > 0);
    const ids = new Set(results.map(({ asked }) => asked.id));
    const worked = bot.log().filter(({ msg, request }) => msg === 'a question was answered' && ids.has(request!));
    const again = worked.length - new Set(worked.map(({ request }) => request)).size;
    const isSound = seen.lost + seen.twice + again + broken.length === 0;
    const isInTime = bad.length === 0 && recovered < FAULT_SECONDS * 0.3;
    if (!isSound || !(isInTime || isBusy()) || !bot.isRunning())
      wrong[name] = { ...seen, broken, again, recovered, runs: bot.isRunning() };
    if (!bot.isRunning()) break;
  }
  printTable("Faults on Discord's side", rows, `${PER_SECOND} questions a second for ${FAULT_SECONDS} s each`);
  expect(wrong).toEqual({});
  expect(bot.log().filter(({ level }) => level >= 50)).toEqual([]);
});
