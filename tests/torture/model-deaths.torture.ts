import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { until } from '../support/discord/until.js';
import { seeded } from '../support/random.js';
import { type HarmedBot, PATIENCE, harmedBot } from './harmed-bot.js';
import { MODEL_DEATHS, SEED } from './settings.js';
import { Tally } from './tally.js';

/** What is done to the process while a question is in hand; each gives how the question ended. */
type Harm = (bot: HarmedBot, random: () => number) => Promise<string>;
const harms: Readonly<Record<string, Harm>> = {
  'killed at any moment': async ({ ask, signal }, random) => {
    const answer = ask();
    await sleep(30 * random());
    signal('SIGKILL');
    return answer;
  },
  'killed with the question in hand': async ({ ask, signal }) => {
    signal('SIGSTOP');
    const answer = ask();
    await sleep(300);
    signal('SIGKILL');
    return answer;
  },
  'killed, and the next one too': async ({ ask, victim, signal }) => {
    const first = signal('SIGSTOP');
    const answer = ask();
    await sleep(300);
    signal('SIGKILL');
    await until(() => victim() !== first && victim() !== null, 'the next process', PATIENCE);
    signal('SIGKILL');
    return answer;
  },
  hanging: async ({ ask, signal }) => {
    signal('SIGSTOP');
    return ask();
  },
  'out of memory': async ({ ask, starve }) => {
    starve();
    return ask();
  },
};

test(`the model's process dies, hangs or runs out of memory ${MODEL_DEATHS} times (SEED=${SEED}): the bot never goes down with it`, async () => {
  const random = seeded(SEED + 3);
  const bot = await harmedBot('embed/child.js');
  const tally = new Tally();
  const names = Object.keys(harms);
  for (let n = 0; n < MODEL_DEATHS; n++) {
    const name = names[n % names.length]!;
    const before = bot.victim();
    const how = await harms[name]!(bot, random);
    expect(['answered', 'told to try again']).toContain(how);
    expect(bot.isRunning()).toBe(true);
    // Whatever became of that one, the next question is answered, by a new process where need be.
    expect(await bot.askOn()).toBe('answered');
    tally.add(name, bot.victim() === before ? `${how}, by the same process` : how);
  }
  expect(await bot.stop()).toBe(0);
  tally.print("Deaths of the model's process", `${MODEL_DEATHS}, SEED=${SEED}`);
});
