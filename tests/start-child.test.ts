import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startChild } from '../src/start-child.js';
import { temporaryFolder } from './support/folders.js';

/** What a process says of itself when it is sent something. */
async function said(options: Parameters<typeof startChild>[1]): Promise<unknown> {
  const entry = join(temporaryFolder(), 'child.mjs');
  const facts = `{ received, token: process.env.DISCORD_TOKEN ?? null, level: process.env.LOG_LEVEL ?? null, argument: process.argv[2] ?? null, flags: process.execArgv }`;
  writeFileSync(entry, `process.on('message', (received) => { process.send(${facts}); process.disconnect(); });`);
  const child = startChild(entry, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], ...options });
  child.send(Float32Array.of(0.5));
  const [answer] = (await once(child, 'message')) as [unknown];
  return answer;
}

test('a process is told its argument, in its environment, and never the token', async () => {
  const env = { DISCORD_TOKEN: 'MTIz.a-secret.token', LOG_LEVEL: 'debug' };
  expect(await said({ env, argument: { model: 'one' } })).toEqual({
    received: Float32Array.of(0.5),
    token: null,
    level: 'debug',
    argument: '{"model":"one"}',
    flags: [],
  });
});

test('without an environment of its own it has this process’s, the token left out', async () => {
  process.env['DISCORD_TOKEN'] = 'MTIz.a-secret.token';
  try {
    expect(await said({ execArgv: ['--max-old-space-size=64'] })).toMatchObject({
      token: null,
      argument: null,
      flags: ['--max-old-space-size=64'],
    });
  } finally {
    delete process.env['DISCORD_TOKEN'];
  }
});
