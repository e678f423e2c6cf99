import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { VerbatimError } from '../../src/errors.js';
import { type Connection, type Sources, createMetrics } from '../../src/health/metrics.js';
import { observedEngine } from '../../src/health/observed-engine.js';
import { observedIngest } from '../../src/health/observed-ingest.js';
import { wanting } from '../../src/health/readiness.js';
import { type HealthServer, serveHealth } from '../../src/health/server.js';
import { createIndexings } from '../../src/indexings.js';
import type { IndexReport } from '../../src/types.js';
import { FakeEngine, aStatus, declined } from '../support/discord/engine.js';
import { configFor, openDiscord } from '../support/discord/session.js';

const open: HealthServer[] = [];
afterEach(() => Promise.all(open.splice(0).map((server) => server.close())));

interface Got {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A real request. */
async function get(port: number, path: string, { method = 'GET', host = `127.0.0.1:${port}` } = {}): Promise<Got> {
  const asked = request({ host: '127.0.0.1', port, path, method, headers: { host } });
  asked.end();
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  let body = '';
  for await (const part of response) body += String(part);
  return { status: response.statusCode!, headers: response.headers, body };
}

async function served(given: Partial<Sources> = {}, discord: Parameters<typeof wanting>[1]['discord'] = null) {
  const sources: Sources = { engine: null, load: null, discord: null, ...given };
  const metrics = createMetrics(sources, () => Date.parse(aStatus.builtAt) + 90_000);
  const config = { discord, model: aStatus.model, precision: 'fp32' } as const;
  const server = await serveHealth({ port: 0, metrics, wanting: () => wanting(sources, config) });
  open.push(server);
  return { sources, metrics, port: server.port };
}

test('/healthz: 503 with what is missing, until questions can be answered, and again when Discord is lost', async () => {
  const config = configFor(await openDiscord());
  const { sources, port } = await served({}, config);
  const healthz = async () => {
    const { status, body } = await get(port, '/healthz');
    return [status, (JSON.parse(body) as { ready: boolean; wanting: string | null }).wanting];
  };
  expect(await healthz()).toEqual([503, 'model']);
  const engine = new FakeEngine();
  sources.engine = engine;
  engine.status = () => Promise.reject(new VerbatimError('INDEX_MISSING', { path: '' }));
  expect(await healthz()).toEqual([503, 'index']);
  engine.status = () => Promise.resolve({ ...aStatus, precision: 'int8' });
  expect(await healthz()).toEqual([503, 'index']);
  engine.status = () => Promise.reject(new Error('a mistake'));
  expect(await healthz()).toEqual([503, 'index']);
  engine.status = () => Promise.resolve(aStatus);
  expect(await healthz()).toEqual([503, 'discord']);
  let connection: Connection = { connected: true, ping: null };
  sources.discord = () => connection;
  expect(await healthz()).toEqual([200, null]);
  connection = { connected: false, ping: 40 };
  expect(await healthz()).toEqual([503, 'discord']);
});

test('/healthz of a chat needs no Discord', async () => {
  const { port } = await served({ engine: new FakeEngine() });
  expect(await get(port, '/healthz')).toMatchObject({ status: 200, body: '{"ready":true,"wanting":null}\n' });
});

/** The value of each sample, by its name and labels. */
async function samples(port: number): Promise<Map<string, number>> {
  const { status, headers, body } = await get(port, '/metrics');
  expect(status).toBe(200);
  expect(headers['content-type']).toContain('text/plain; version=0.0.4');
  const lines = body.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]),
  );
}

test('/metrics: questions by outcome, stages, the line, the index, restarts, the connection', async () => {
  const fake = new FakeEngine();
  const { sources, metrics, port } = await served();
  const before = await samples(port);
  expect(before.get('verbatim_discord_connected')).toBe(0);
  expect([...before.keys()].filter((name) => name.startsWith('verbatim_index_'))).toEqual([]);

  const engine = observedEngine(fake, metrics, 'person');
  sources.engine = engine;
  sources.load = () => ({ running: 2, waiting: 5 });
  sources.discord = () => ({ connected: true, ping: 42 });
  await engine.ask({ text: 'Where?' });
  const fails: [string, () => Promise<never>][] = [
    ['busy', () => Promise.reject(new VerbatimError('BUSY'))],
    ['refused', () => Promise.reject(new VerbatimError('QUESTION_EMPTY'))],
    ['failed', () => Promise.reject(new Error('secret words'))],
  ];
  for (const [, fail] of fails) {
    fake.onAsk = fail;
    await expect(engine.ask({ text: 'Where?' })).rejects.toThrow();
  }
  fake.onAsk = ({ text }) => Promise.resolve(declined(text));
  await observedEngine(fake, metrics, 'bot').ask({ text: 'Where?' });
  expect(engine.isFull()).toBe(false);
  fake.full = true;
  expect(engine.isFull()).toBe(true);
  metrics.childDeath();

  const after = await samples(port);
  const expected = {
    'verbatim_questions_total{asker="person",outcome="strong"}': 1,
    'verbatim_questions_total{asker="person",outcome="busy"}': 2,
    'verbatim_questions_total{asker="person",outcome="refused"}': 1,
    'verbatim_questions_total{asker="person",outcome="failed"}': 1,
    'verbatim_questions_total{asker="bot",outcome="declined"}': 1,
    verbatim_question_seconds_count: 5,
    'verbatim_question_stage_seconds_count{stage="reading"}': 5,
    'verbatim_questions_in_hand{state="running"}': 2,
    'verbatim_questions_in_hand{state="waiting"}': 5,
    verbatim_index_articles: 5,
    verbatim_index_passages: 21,
    verbatim_index_bytes: 3_145_728,
    verbatim_index_age_seconds: 90,
    verbatim_child_restarts_total: 1,
    verbatim_discord_connected: 1,
    verbatim_discord_ping_seconds: 0.042,
  };
  expect(Object.fromEntries(Object.keys(expected).map((name) => [name, after.get(name)]))).toEqual(expected);
  expect(after.get('process_resident_memory_bytes')).toBeGreaterThan(0);
  expect([...after.keys()].some((name) => name.includes('nodejs_eventloop_lag_p99_seconds'))).toBe(true);
  // An engine that is observed is the engine still.
  expect(await engine.status()).toEqual(aStatus);
});

test('/metrics: indexings by outcome, each once, whoever waits for it', async () => {
  const { metrics, port } = await served();
  const outcomes = [
    () => Promise.resolve({} as IndexReport),
    () => Promise.reject(new VerbatimError('INDEX_CANCELLED')),
    () => Promise.reject(new Error('secret words')),
  ];
  const indexings = createIndexings(observedIngest(() => outcomes.shift()!(), metrics));
  await Promise.all([indexings.run(), indexings.run(), indexings.run()]);
  await Promise.allSettled([indexings.run(), indexings.run()]);
  await expect(indexings.run()).rejects.toThrow('secret words');
  const counted = await samples(port);
  for (const outcome of ['done', 'cancelled', 'failed'])
    expect(counted.get(`verbatim_indexings_total{outcome="${outcome}"}`)).toBe(1);
  expect(counted.get('verbatim_indexing_seconds_count')).toBe(3);
});

test('only this machine, only reading, and no web page that was pointed here', async () => {
  const { port } = await served({ engine: new FakeEngine() });
  expect(await get(port, '/')).toMatchObject({ status: 404 });
  expect(await get(port, '/metrics', { method: 'POST' })).toMatchObject({ status: 405 });
  expect(await get(port, '/healthz?verbose', { method: 'HEAD', host: `localhost:${port}` })).toMatchObject({
    status: 200,
    body: '',
  });
  expect(await get(port, '/metrics', { host: 'evil.example' })).toMatchObject({ status: 403 });
  const other = request({ host: '127.0.0.2', port, path: '/metrics' });
  other.end();
  const [error] = (await once(other, 'error')) as [NodeJS.ErrnoException];
  expect(error.code).toBe('ECONNREFUSED');
});

test('a port that is taken is told by its number', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as { port: number };
  const metrics = createMetrics({ engine: null, load: null, discord: null });
  const serving = serveHealth({ port, metrics, wanting: () => Promise.resolve(null) });
  await expect(serving).rejects.toMatchObject({ code: 'HEALTH_PORT' });
  await expect(serving).rejects.toThrow(new RegExp(`127\\.0\\.0\\.1:${port} .*EADDRINUSE.*Set HEALTH_PORT`));
  other.close();
});
