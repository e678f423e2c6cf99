import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMUNITY } from '../../src/community/community.js';
import type { Config } from '../../src/config.js';
import { VerbatimError } from '../../src/errors.js';
import { openHealth } from '../../src/health/health.js';
import { serveDiscord } from '../../src/serving/in-discord.js';
import type { Run } from '../../src/serving/run.js';
import { FakeEngine, aStatus } from '../support/discord/engine.js';
import { Log, configFor, openDiscord } from '../support/discord/session.js';
import { until } from '../support/discord/until.js';
import { temporaryFolder } from '../support/folders.js';

/** What `npm start` runs the bot with, over an engine that does as it is told. */
async function prepared() {
  const discord = await openDiscord();
  const engine = new FakeEngine();
  const log = new Log();
  const noted: string[] = [];
  const stopping = new AbortController();
  const config = {
    embeddings: temporaryFolder(),
    seeds: temporaryFolder(),
    retentionDays: 90,
    healthPort: null,
    model: aStatus.model,
    precision: aStatus.precision,
    discord: configFor(discord),
  } as Config;
  const run = {
    engine,
    againEngine: engine,
    model: { ready: Promise.resolve() },
    config,
    progress: { show: () => undefined, stop: () => undefined },
    note: (line: string) => noted.push(line),
    logger: log.logger,
    health: await openHealth(config),
    stop: stopping.signal,
  } as unknown as Run;
  // SQLite takes the log away with the last connection.
  const isOpen = () => existsSync(join(config.embeddings, `${COMMUNITY}-wal`));
  return { discord, engine, log, noted, stopping, isOpen, serve: () => serveDiscord(run, config.discord!) };
}

describe.concurrent('the bot that is served', () => {
  it('ends where Discord refuses it before it has started, and leaves nothing open', async () => {
    const { discord, log, serve, isOpen } = await prepared();
    discord.faults.next(1, { kind: 'late-answer', milliseconds: 1_000 }, /^GET .*commands/);
    const serving = serve();
    serving.catch(() => undefined);
    await until(() => log.has('info', /oauth2\/authorize/), 'the login');
    expect(isOpen()).toBe(true);
    discord.gateway.drop(4004);
    await expect(serving).rejects.toMatchObject({ code: 'DISCORD_TOKEN_INVALID' });
    expect(log.has('info', /commands (registered|unchanged)/)).toBe(false);
    expect(isOpen()).toBe(false);
  });

  it('leaves nothing open where there is nothing to serve', async () => {
    const { engine, serve, isOpen } = await prepared();
    engine.status = () => Promise.reject(new VerbatimError('INDEX_MISSING', { path: '/index' }));
    engine.onReindex = () => {
      expect(isOpen()).toBe(true);
      return Promise.reject(new VerbatimError('SEEDS_MISSING', { path: '/seeds' }));
    };
    await expect(serve()).rejects.toMatchObject({ code: 'SEEDS_MISSING' });
    expect(isOpen()).toBe(false);
  });

  it('has what became of the index in its log, and nowhere else', async () => {
    const { engine, log, noted, stopping, serve, isOpen } = await prepared();
    engine.onReindex = () => Promise.reject(new VerbatimError('INDEX_BUSY', { path: '/index' }));
    const serving = serve();
    await until(() => log.has('info', /commands registered/), 'the bot');
    expect(log.has('info', /^Another process is indexing; until it is done, the index from before answers/)).toBe(true);
    stopping.abort();
    await serving;
    expect(noted).toEqual([]);
    expect(isOpen()).toBe(false);
  });
});
