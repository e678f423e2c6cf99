import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { COMMUNITY } from '../../src/community/community.js';
import { openDatabase } from '../../src/store/sqlite.js';
import { temporaryFolder } from '../support/folders.js';
import { seeded } from '../support/random.js';
import { newAnswer, opened } from './opened.js';

const module = new URL('../../dist/community/community.js', import.meta.url).href;
/** Votes as fast as it can, and writes a line after each vote that was acknowledged. */
const voter = `
  import { writeSync } from 'node:fs';
  import { openCommunity } from '${module}';
  const [path, answer, name, votes] = process.argv.slice(1);
  const { votes: box, close } = openCommunity(path, { now: Date.now, defaults: {} });
  for (let n = 0; n < Number(votes); n++) {
    box.cast(answer, name + n, n % 3 > 0);
    writeSync(1, n + '\\n');
  }
  close();
`;

function startVoter(path: string, answer: string, name: string, votes: number): ChildProcess {
  return spawn(process.execPath, ['--input-type=module', '-e', voter, path, answer, name, String(votes)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** A community with one answer, with nobody holding it open. */
function closed(path: string): string {
  const { community } = opened(path);
  const id = community.answers.record(newAnswer());
  community.close();
  return id;
}

test('killed in the middle of voting, nothing that was acknowledged is lost', async () => {
  const random = seeded(7);
  const path = join(temporaryFolder(), COMMUNITY);
  const answer = closed(path);
  const acknowledged: number[] = [];
  for (let round = 0; round < 10; round++) {
    const child = startVoter(path, answer, `${round}-`, 1e9);
    const killAfter = 1 + Math.floor(random() * 60);
    let count = 0;
    for await (const line of createInterface({ input: child.stdout! })) {
      expect(Number(line)).toBe(count++);
      if (count === killAfter) child.kill('SIGKILL');
    }
    acknowledged.push(count);
    expect(count).toBeGreaterThanOrEqual(killAfter);
  }
  const { votes } = opened(path).community;
  const { helpful, notHelpful } = votes.tally(answer);
  const total = acknowledged.reduce((sum, count) => sum + count, 0);
  // The last vote of each round may have been stored and not acknowledged any more.
  expect(helpful + notHelpful).toBeGreaterThanOrEqual(total);
  expect(helpful + notHelpful).toBeLessThanOrEqual(total + acknowledged.length);
  acknowledged.forEach((count, round) => {
    for (let n = 0; n < count; n++) expect(votes.cast(answer, `${round}-${n}`, n % 3 > 0)?.changed).toBe(false);
  });
  const database = openDatabase(path, 'read');
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(database.pragma('foreign_key_check')).toEqual([]);
  database.close();
});

test('two processes write at once, and each gets its turn', async () => {
  const path = join(temporaryFolder(), COMMUNITY);
  const answer = closed(path);
  const child = startVoter(path, answer, 'child', 100);
  const ended = once(child, 'close');
  await once(child.stdout!, 'data');
  child.stdout!.resume();
  const { votes } = opened(path).community;
  for (let n = 0; n < 100; n++) votes.cast(answer, `parent${n}`, true);
  expect(await ended).toEqual([0, null]);
  expect(votes.tally(answer)).toEqual({ helpful: 166, notHelpful: 34 });
});

test('who reads for long (a backup) hinders nobody, and sees one state', () => {
  const { community, path } = opened();
  const backup = openDatabase(path, 'read');
  backup.exec('BEGIN');
  const answers = backup.prepare('SELECT count(*) FROM answers').pluck();
  expect(answers.get()).toBe(0);
  community.answers.record(newAnswer());
  expect(community.people.forget('ann')).toMatchObject({ unlinked: 1 });
  expect(answers.get()).toBe(0);
  backup.exec('COMMIT');
  expect(answers.get()).toBe(1);
  backup.close();
});

test('who writes for too long is told of; reading goes on', () => {
  const { community, path } = opened();
  const id = community.answers.record(newAnswer());
  const other = openDatabase(path, 'write');
  other.exec('BEGIN IMMEDIATE');
  expect(() => community.votes.cast(id, 'bob', true)).toThrow(
    expect.objectContaining({ code: 'COMMUNITY_BUSY', message: expect.stringContaining(path) as string }) as Error,
  );
  expect(community.answers.find(id)).toMatchObject({ id });
  other.exec('ROLLBACK');
  other.close();
  expect(community.votes.cast(id, 'bob', true)).toMatchObject({ helpful: 1 });
});
