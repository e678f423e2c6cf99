import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { ended, start, verbatim } from '../support/cli.js';
import { Discord } from '../support/discord/server.js';
import { until } from '../support/discord/until.js';
import { corpusFolder, embeddingsFolder, temporaryFolder } from '../support/folders.js';
import { childrenOf } from '../support/processes.js';
import { seeded } from '../support/random.js';
import { QUESTION, heronOf } from './damaged-folder.js';
import { MODEL_DEATHS, SEED } from './settings.js';
import { Tally } from './tally.js';

/** Milliseconds for what is slow on a busy machine: a process that hangs is waited for for ten seconds by itself. */
const PATIENCE = 60_000;
/** Questions within which one is answered again. */
const TRIES = 5;
/** Takes the model longer, and more memory. */
const LONG = `${'grey heron '.repeat(25)}. ${QUESTION}`;

/** A bot that is ready, and what is done to its model's process. */
async function bot() {
  const discord = await Discord.start();
  const seeds = corpusFolder({ 'heron.txt': heronOf('Tarragona') });
  const embeddings = embeddingsFolder();
  expect((await verbatim(['--seeds', seeds, '--embeddings', embeddings, 'index'])).code).toBe(0);
  const trigger = join(temporaryFolder(), 'starve');
  const hook = `--import=${new URL('starve.js', import.meta.url).href}`;
  const env = {
    SEEDS_DIR: seeds,
    EMBEDDINGS_DIR: embeddings,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.url,
    NODE_OPTIONS: `--max-old-space-size=200 ${hook}`,
    STARVE: trigger,
  };
  const child = start([], { entry: 'main', env });
  const end = ended(child);
  let told = '';
  let asked = 0;
  child.stdout!.on('data', (text: string) => (told += text));
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await discord.stop();
  });
  await until(() => /commands (registered|unchanged)/.test(told), 'the bot', PATIENCE);
  const model = () => {
    const line = childrenOf(child.pid!).find((one) => one.includes('embed/child.js'));
    return line === undefined ? null : Number.parseInt(line);
  };
  const signal = (name: NodeJS.Signals) => {
    const pid = model();
    if (pid !== null) process.kill(pid, name);
    return pid;
  };
  /** `answered`, or how it was told that it could not be. */
  const ask = async () => {
    // Who asks a lot is told to wait.
    const member = discord.world.addMember(`Member${asked++}`);
    const { text } = await discord.slash(member, 'ask', { question: LONG }).response(PATIENCE);
    if (text.includes(heronOf('Tarragona'))) return 'answered';
    return /\(MODEL\\?_DIED\)/.test(text) ? 'told to try again' : `OTHERWISE: ${text}`;
  };
  return { child, end, ask, model, signal, starve: () => writeFileSync(trigger, '') };
}

/** What is done to the process while a question is in hand; each gives how the question ended. */
type Harm = (victim: Awaited<ReturnType<typeof bot>>, random: () => number) => Promise<string>;
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
  'killed, and the next one too': async ({ ask, model, signal }) => {
    const first = signal('SIGSTOP');
    const answer = ask();
    await sleep(300);
    signal('SIGKILL');
    await until(() => model() !== first && model() !== null, 'the next process', PATIENCE);
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
  const victim = await bot();
  const tally = new Tally();
  const names = Object.keys(harms);
  for (let n = 0; n < MODEL_DEATHS; n++) {
    const name = names[n % names.length]!;
    const before = victim.model();
    const how = await harms[name]!(victim, random);
    expect(['answered', 'told to try again']).toContain(how);
    expect(victim.child.exitCode).toBeNull();
    // Whatever became of that one, the next question is answered, by a new process where need be.
    let next = await victim.ask();
    for (let tries = 1; next !== 'answered' && tries < TRIES; tries++) next = await victim.ask();
    expect(next).toBe('answered');
    tally.add(name, victim.model() === before ? `${how}, by the same process` : how);
  }
  victim.child.kill('SIGTERM');
  expect(await victim.end).toMatchObject({ code: 0 });
  tally.print("Deaths of the model's process", `${MODEL_DEATHS}, SEED=${SEED}`);
});
