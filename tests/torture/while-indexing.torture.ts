import { expect, test } from 'vitest';
import { verbatim } from '../support/cli.js';
import { startBot } from '../support/discord/running-bot.js';
import { corpusFolder, embeddingsFolder } from '../support/folders.js';
import { freePort } from '../support/free-port.js';
import { isBusy, load } from './machine.js';
import { manyArticles } from './many-articles.js';
import { counts, quantiles, settled } from './outcomes.js';
import { type Until, ask, askers } from './questions.js';
import { ARTICLES, IDLE_SECONDS } from './settings.js';
import { printTable, say } from './tally.js';

const PER_SECOND = 4;
/** Milliseconds between heartbeats, as the stand-in asks for them, and how much longer a gap may be. */
const HEARTBEAT = 1_000;
const LATE = 0.25;
/** Milliseconds of what prom-client tells that are its clock's own. */
const LOOP_CLOCK = 10;
/** Milliseconds for an indexing on a busy machine. */
const PATIENCE = 1_800_000;

test(`${ARTICLES} articles are indexed anew while ${PER_SECOND} questions a second are asked: none is lost, and no heartbeat is late`, async () => {
  const places = { SEEDS_DIR: corpusFolder(manyArticles(ARTICLES)), EMBEDDINGS_DIR: embeddingsFolder() };
  expect((await verbatim(['index'], { env: places })).code).toBe(0);
  const port = await freePort();
  const bot = await startBot({ heartbeatMilliseconds: HEARTBEAT }, { ...places, HEALTH_PORT: String(port) });
  const { discord } = bot;
  const people = askers(discord, 20);

  /** Milliseconds by which the bot's event loop was late at most in 99 of 100 times since this was asked last. */
  const loopDelay = async () => {
    const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    return Math.round(Number(/^nodejs_eventloop_lag_p99_seconds (\S+)/m.exec(text)![1]) * 1_000) - LOOP_CLOCK;
  };
  const round = async (until: Until) => {
    await loopDelay();
    const began = performance.now();
    const asked = await ask(discord, people, { perSecond: PER_SECOND, ...until });
    const delay = await loopDelay();
    const results = await settled(discord, asked, 60_000);
    const { p50, p95 } = quantiles(results.flatMap(({ outcome, after }) => (outcome === 'answered' ? after! : [])));
    const times = discord.gateway.heartbeats.filter((at) => at >= began);
    const gap = Math.round(Math.max(...times.slice(1).map((at, n) => at - times[n]!)));
    return {
      ...counts(results),
      'p50 (ms)': p50,
      'p95 (ms)': p95,
      heartbeats: times.length,
      'longest gap (ms)': gap,
      'event loop p99 (ms)': delay,
    };
  };

  // The first questions wait for what is needed once.
  await round({ seconds: 5 });
  const idle = await round({ seconds: IDLE_SECONDS });
  let told = '';
  const reindex = discord.slash(
    discord.world.bob,
    'reindex',
    { rebuild: true },
    { memberPermissions: ['manageGuild'] },
  );
  const isTold = (text: string) => /Reindexed\*\* in|failed|stopped/.test(text);
  const indexing = reindex.responseWhere(isTold, PATIENCE).then(({ text }) => (told = text));
  const busy = await round({ over: () => told !== '' });
  await indexing;
  printTable(
    'While indexing',
    { idle, 'while indexing': busy },
    `${ARTICLES} articles, ${PER_SECOND} questions a second, a heartbeat every ${HEARTBEAT} ms; load of the machine ${load()}`,
  );

  expect(told).toContain('**Reindexed** in');
  expect(bot.isRunning()).toBe(true);
  for (const seen of [idle, busy]) {
    expect(seen).toMatchObject({ lost: 0, unheard: 0, busy: 0, twice: 0 });
    expect(seen.heartbeats).toBeGreaterThan(2);
  }
  if (isBusy()) say(`What came late was not judged, as the machine had too much else to do: load ${load()}.`);
  else
    for (const seen of [idle, busy]) {
      expect(seen.expired).toBe(0);
      expect(seen['longest gap (ms)']).toBeLessThanOrEqual(HEARTBEAT * (1 + LATE));
    }
  // What expired is counted apart.
  expect(discord.violations.filter((one) => !one.includes('was not acknowledged within 3 s'))).toEqual([]);
});
