import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { startChild } from '../src/start-child.js';
import { temporaryFolder } from './support/folders.js';

afterEach(() => void vi.unstubAllEnvs());

/** What a process says of itself when it is sent something. */
async function said(options: Parameters<typeof startChild>[1]): Promise<unknown> {
  const entry = join(temporaryFolder(), 'child.mjs');
  const facts = `{ received, token: process.env.DISCORD_TOKEN ?? null, level: process.env.LOG_LEVEL ?? null, argument: process.argv[2] ?? null, flags: process.execArgv }`;
  writeFileSync(entry, `process.on('message', (received) => { process.send(${facts}, () => process.disconnect()); });`);
  const child = startChild(entry, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], ...options });
  child.send(Float32Array.of(0.5));
  const [answer] = (await once(child, 'message')) as [unknown];
  return answer;
}

test('a process is told its argument, and has this process’s environment, never the token', async () => {
  vi.stubEnv('DISCORD_TOKEN', 'MTIz.a-secret.token');
  vi.stubEnv('LOG_LEVEL', 'debug');
  expect(await said({ argument: { model: 'one' } })).toEqual({
    received: Float32Array.of(0.5),
    token: null,
    level: 'debug',
    argument: '{"model":"one"}',
    flags: [],
  });
});

test('a process has none of this process’s flags, only its own', async () => {
  expect(await said({ execArgv: ['--max-old-space-size=64'] })).toMatchObject({
    argument: null,
    flags: ['--max-old-space-size=64'],
  });
});
