import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { ended, start, verbatim } from './support/cli.js';
import { Discord } from './support/discord/server.js';
import { until } from './support/discord/until.js';
import { corpusFolder, embeddingsFolder, temporaryFolder } from './support/folders.js';
import { freePort } from './support/free-port.js';
import { childrenOf, isRunning } from './support/processes.js';
import { isBusy } from './torture/machine.js';

const heron = 'A grey heron was seen at the harbour of Tarragona in April.';
const seeds = corpusFolder({ 'heron.txt': `Herons return\n\n${heron}\n` });
const embeddings = embeddingsFolder();
let discord: Discord;
beforeAll(async () => {
  discord = await Discord.start();
  expect((await verbatim(['--seeds', seeds, '--embeddings', embeddings, 'index'])).code).toBe(0);
});
afterAll(() => discord.stop());
// Several processes are started one after the other, which takes long on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const env = () => ({
  SEEDS_DIR: seeds,
  EMBEDDINGS_DIR: embeddings,
  DISCORD_TOKEN: discord.token,
  DISCORD_API_URL: discord.url,
});

/** A real bot; killed after the test where it still runs. */
function bot(more: Readonly<Record<string, string>> = {}) {
  const child = start([], { entry: 'main', env: { ...env(), ...more } });
  onTestFinished(() => void child.kill('SIGKILL'));
  const end = ended(child);
  const told = { out: '', err: '' };
  child.stdout!.on('data', (text: string) => (told.out += text));
  child.stderr!.on('data', (text: string) => (told.err += text));
  const ready = () =>
    until(() => /commands (registered|unchanged)/.test(told.out) || child.exitCode !== null, 'the bot', 50_000);
  return { child, end, told, ready, pids: () => childrenOf(child.pid!).map((line) => Number.parseInt(line)) };
}

const get = async (url: string) => {
  const response = await fetch(url).catch(() => null);
  return response === null ? null : { status: response.status, body: await response.text() };
};

test('a bot that is watched: healthy once it can answer, its questions counted and to be followed through the log by their id, a child that dies replaced and told', async () => {
  const port = await freePort();
  const { child, end, told, ready, pids } = bot({ HEALTH_PORT: String(port), LOG_LEVEL: 'debug' });
  const at = `http://127.0.0.1:${port}`;
  const seen = new Set<number>();
  while (!seen.has(200)) {
    const health = await get(`${at}/healthz`);
    if (health !== null) seen.add(health.status);
    expect(child.exitCode).toBeNull();
    await sleep(20);
  }
  expect([...seen]).toEqual([503, 200]);
  await ready();

  const question = 'Where was the grey heron seen?';
  const { alice } = discord.world;
  const handle = discord.slash(alice, 'ask', { question });
  expect((await handle.response()).text).toContain('Tarragona');
  for (const pid of pids()) {
    if (existsSync(`/proc/${pid}/environ`))
      expect(readFileSync(`/proc/${pid}/environ`, 'utf8')).not.toMatch(/DISCORD_TOKEN/);
    process.kill(pid, 'SIGKILL');
  }
  await until(() => told.out.includes("model's process ended unexpectedly"), 'the word of the death');
  expect((await discord.slash(alice, 'ask', { question }).response()).text).toContain('Tarragona');
  const { body } = (await get(`${at}/metrics`))!;
  expect(body).toMatch(/^verbatim_questions_total\{asker="person",outcome="strong"\} 2$/m);
  expect(body).toMatch(/^verbatim_child_restarts_total 1$/m);
  expect(body).toMatch(/^verbatim_discord_connected 1$/m);
  expect(body).toMatch(/^verbatim_index_articles 1$/m);
  // The one at the start, which may have been killed with the others.
  const indexing = /^verbatim_indexings_total\{outcome="(done|failed)"\} 1$/m;
  await expect.poll(async () => (await get(`${at}/metrics`))!.body, { timeout: 20_000 }).toMatch(indexing);

  child.kill('SIGTERM');
  const { code, stdout, stderr } = await end;
  expect(code).toBe(0);
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  const own = lines.filter(({ request }) => request === handle.interaction.id);
  expect(own.map(({ msg, stage }) => stage ?? msg)).toEqual([
    'acknowledging',
    'waiting',
    'reading',
    'searching',
    'composing',
    'a question was answered',
    'working',
    'showing',
  ]);
  expect(own.every(({ milliseconds }) => typeof milliseconds === 'number')).toBe(true);
  expect(stdout + stderr).not.toContain('heron');
  expect(stdout + stderr).not.toContain(discord.token);
});

test('a port that another program has: told, with exit code 1, before anything is begun', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const { end } = bot({ HEALTH_PORT: String(port) });
  expect(await end).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringContaining(`127.0.0.1:${port} (listen EADDRINUSE`) as string,
  });
  other.close();
});

test('asked to stop with a question in hand that will never be answered, it ends within 5 s, and its processes too', async () => {
  const { child, end, ready, told, pids } = bot({ LOG_LEVEL: 'debug' });
  await ready();
  const children = pids();
  for (const pid of children) process.kill(pid, 'SIGSTOP');
  onTestFinished(() => children.filter(isRunning).forEach((pid) => process.kill(pid, 'SIGKILL')));
  discord.slash(discord.world.alice, 'ask', { question: 'Where was the grey heron seen?' });
  await until(() => told.out.includes('"stage":"waiting"'), 'the question');
  const began = performance.now();
  child.kill('SIGTERM');
  expect(await end).toMatchObject({ code: 0, signal: null });
  // What is waited for would never come. The promise is 5 s; a busy machine takes longer to end processes.
  expect(performance.now() - began).toBeLessThan(isBusy() ? 8_000 : 5_000);
  expect(told.out).toContain('finishing the answers in hand');
  await until(() => children.every((pid) => !isRunning(pid)), 'the end of its processes');
});

test('a wrong token, and errors that quote it, leave no trace of it', async () => {
  const token = 'MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcdE.wrong-token_of-this-test';
  const quoting = createHttpServer((request, response) => {
    const words = JSON.stringify({ message: `bad header: ${request.headers.authorization ?? ''}`, code: 50_035 });
    response.writeHead(400, { 'content-type': 'application/json' }).end(words);
  }).listen(0, '127.0.0.1');
  await once(quoting, 'listening');
  const url = `http://127.0.0.1:${(quoting.address() as AddressInfo).port}/api`;
  for (const apiUrl of [discord.url, url]) {
    const { code, stdout, stderr } = await bot({ DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl, LOG_LEVEL: 'debug' })
      .end;
    expect(code).toBe(1);
    expect(stderr).toContain(apiUrl === url ? 'bad header: Bot [hidden]' : 'Discord refused the token');
    expect(stdout + stderr).not.toContain('GabcdE');
    const doctor = await verbatim(['doctor'], { env: { ...env(), DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl } });
    expect(doctor.stdout).toMatch(/discord/);
    expect(doctor.stdout + doctor.stderr).not.toContain('GabcdE');
  }
  quoting.close();
});

test('what nobody caught ends it with exit code 1, told without the token', async () => {
  const preload = join(temporaryFolder(), 'fail.mjs');
  writeFileSync(
    preload,
    `const whenRunning = setInterval(() => {
       if (process.listenerCount('uncaughtException') === 0) return;
       clearInterval(whenRunning);
       void Promise.reject(new Error('a mistake with ' + process.env.DISCORD_TOKEN));
     }, 10);
     whenRunning.unref();`,
  );
  const { end } = bot({ NODE_OPTIONS: `--import=file://${preload}` });
  const { code, stdout, stderr } = await end;
  expect(code).toBe(1);
  expect(stderr).toContain('a mistake with [hidden]');
  expect(stdout + stderr).not.toContain(discord.token);
});
