import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { backUp } from '../../../src/community/backup/back-up.js';
import { restore } from '../../../src/community/backup/restore.js';
import { COMMUNITY } from '../../../src/community/community.js';
import { openDatabase } from '../../../src/store/sqlite.js';
import { verbatim } from '../../support/cli.js';
import { temporaryFolder } from '../../support/folders.js';
import { seeded } from '../../support/random.js';
import { newAnswer, opened } from '../opened.js';

const now = () => new Date();
const module = (path: string) => new URL(`../../../dist/${path}`, import.meta.url).href;
const taken = (embeddings: string, folder: string) => backUp({ embeddings, folder, version: '1', now });

function run(program: string, ...args: string[]): ChildProcess {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** Votes as fast as it can, and writes a line after each vote that was acknowledged. */
const voter = `
  import { writeSync } from 'node:fs';
  import { openCommunity } from '${module('community/community.js')}';
  const [path, answer] = process.argv.slice(1);
  const { votes } = openCommunity(path, { now: Date.now, defaults: {} });
  for (let n = 0; ; n++) {
    votes.cast(answer, 'voter' + n, true);
    writeSync(1, n + '\\n');
  }
`;

function votesIn(path: string): number {
  // For writing, as the bot opens it: what a killed process began is rolled back.
  const database = openDatabase(path, 'write');
  try {
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    return database.prepare<[], number>('SELECT count(*) FROM votes').pluck().get()!;
  } finally {
    database.close();
  }
}

/** Kills a process so many milliseconds after its line of that number. */
async function killAfter(child: ChildProcess, line: number, milliseconds: number): Promise<void> {
  const ended = once(child, 'exit');
  let lines = 0;
  createInterface({ input: child.stdout! }).on('line', () => {
    if (++lines === line) setTimeout(() => child.kill('SIGKILL'), milliseconds);
  });
  await ended;
}

/** A community with an answer, that nobody has open. */
function closed(path = join(temporaryFolder(), COMMUNITY)): { path: string; answer: string } {
  const { community } = opened(path);
  const answer = community.answers.record(newAnswer());
  community.close();
  return { path, answer };
}

test('backed up ten times while another process votes without a pause: each is whole, and has all that was acknowledged before', async () => {
  const { path, answer } = closed();
  const child = run(voter, path, answer);
  let acknowledged = 0;
  createInterface({ input: child.stdout! }).on('line', () => acknowledged++);
  await once(child.stdout!, 'data');
  for (let round = 0; round < 10; round++) {
    const atLeast = acknowledged;
    const folder = join(temporaryFolder(), 'backup');
    await taken(dirname(path), folder);
    const elsewhere = temporaryFolder();
    await restore({ folder, embeddings: elsewhere, now });
    const votes = votesIn(join(elsewhere, COMMUNITY));
    expect(votes).toBeGreaterThanOrEqual(atLeast);
    // Those of one state: the first so many, none missing between them.
    const { community } = opened(join(elsewhere, COMMUNITY));
    for (const n of [0, votes - 1]) expect(community.votes.cast(answer, `voter${n}`, true)?.changed).toBe(false);
    expect(community.votes.cast(answer, `voter${votes}`, true)?.changed).toBe(true);
  }
  child.kill('SIGKILL');
});

test('killed at random moments of backing up: a backup is whole, or none', async () => {
  const { path } = closed();
  const random = seeded(11);
  const program = `
    import { backUp } from '${module('community/backup/back-up.js')}';
    const [embeddings, folder] = process.argv.slice(1);
    for (let n = 0; ; n++) {
      process.stdout.write(n + '\\n');
      await backUp({ embeddings, folder: folder + '/' + n, version: '1', now: () => new Date() });
    }
  `;
  let unfinished = 0;
  for (let round = 0; round < 6; round++) {
    const folder = temporaryFolder();
    const child = run(program, dirname(path), folder);
    await killAfter(child, 1 + Math.floor(3 * random()), 25 * random());
    for (const name of readdirSync(folder)) {
      const elsewhere = temporaryFolder();
      try {
        await restore({ folder: join(folder, name), embeddings: elsewhere, now });
        expect(votesIn(join(elsewhere, COMMUNITY))).toBe(0);
      } catch (error) {
        expect(error).toMatchObject({ code: 'BACKUP_MISSING' });
        expect(readdirSync(elsewhere)).toEqual([]);
        unfinished++;
      }
    }
  }
  // Or this would show nothing.
  expect(unfinished).toBeGreaterThan(0);
});

test('killed at random moments of restoring: what was there before, or the backup, is in place, whole', async () => {
  const { path, answer } = closed();
  const embeddings = dirname(path);
  const [empty, voted] = [join(temporaryFolder(), 'empty'), join(temporaryFolder(), 'voted')];
  await taken(embeddings, empty);
  const { community } = opened(path);
  community.votes.cast(answer, 'bob', true);
  community.close();
  await taken(embeddings, voted);

  const random = seeded(12);
  const program = `
    import { restore } from '${module('community/backup/restore.js')}';
    const [embeddings, ...folders] = process.argv.slice(1);
    for (let n = 0; ; n++) {
      process.stdout.write(n + '\\n');
      await restore({ folder: folders[n % 2], embeddings, now: () => new Date() });
    }
  `;
  for (let round = 0; round < 8; round++) {
    const child = run(program, embeddings, empty, voted);
    await killAfter(child, 1 + Math.floor(4 * random()), 12 * random());
    expect([0, 1]).toContain(votesIn(path));
  }
  const { replaced } = await restore({ folder: voted, embeddings, now });
  expect(votesIn(path)).toBe(1);
  // Nothing half done is left, and every file that was replaced is whole.
  const names = readdirSync(embeddings);
  // Some were finished, or this would show nothing.
  expect(names.length).toBeGreaterThan(3);
  expect(names.filter((name) => name.includes('restoring') || name.endsWith('-journal'))).toEqual([]);
  for (const name of names.filter((one) => one.includes('.replaced-') && !/-(wal|shm|count)$/.test(one)))
    expect([0, 1]).toContain(votesIn(join(embeddings, name)));
  expect(names.map((name) => join(embeddings, name))).toContain(replaced);
});

test('while another process has the file open, be it idle, nothing is restored', async () => {
  const { path } = closed();
  const embeddings = dirname(path);
  const folder = join(temporaryFolder(), 'backup');
  await taken(embeddings, folder);
  const idle = `
    import { openCommunity } from '${module('community/community.js')}';
    globalThis.held = openCommunity(process.argv[1], { now: Date.now, defaults: {} });
    process.stdout.write('open\\n');
    setInterval(() => 0, 1_000);
  `;
  const child = run(idle, path);
  const ended = once(child, 'exit');
  await once(child.stdout!, 'data');
  await expect(restore({ folder, embeddings, now })).rejects.toMatchObject({ code: 'COMMUNITY_IN_USE' });
  expect(readdirSync(embeddings).filter((name) => /restoring|replaced/.test(name))).toEqual([]);
  child.kill('SIGKILL');
  await ended;
  expect((await restore({ folder, embeddings, now })).replaced).not.toBeNull();
});

test('on the command line: done, told, refused with exit code 1', async () => {
  const { path } = closed();
  const embeddings = dirname(path);
  const folder = join(temporaryFolder(), 'monday');
  const run = (...args: string[]) => verbatim(['--embeddings', embeddings, ...args]);
  expect(await run('backup', folder)).toMatchObject({
    code: 0,
    stdout: expect.stringContaining(`Backed up to ${folder}`) as string,
    stderr: expect.stringContaining('.env are not in the backup') as string,
  });
  const manifest: unknown = expect.objectContaining({
    folder,
    verbatim: '0.1.0',
    replaced: expect.any(String) as string,
  });
  const restored = await run('restore', folder, '--json');
  expect({ ...restored, stdout: JSON.parse(restored.stdout) as unknown }).toMatchObject({ code: 0, stdout: manifest });
  expect(await run('restore', folder)).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('is kept as') as string,
  });

  const again = await run('backup', folder);
  expect(again).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('is not empty') as string });
  const harmed = join(temporaryFolder(), 'harmed');
  cpSync(folder, harmed, { recursive: true, filter: (name) => !name.endsWith('.json') });
  const refused = await run('restore', harmed);
  expect(refused).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringContaining('There is no backup') as string,
  });
  expect((await run('backup')).code).toBe(2);
});
