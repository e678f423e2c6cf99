import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { COMMUNITY } from '../../src/community/community.js';
import { COUNT } from '../../src/community/write-count.js';
import { temporaryFolder } from '../support/folders.js';
import { newAnswer, opened } from './opened.js';

/** A copy of a file with ten votes as a killed process leaves it: what was written last is in the log. */
function killed(): string {
  const { community, path } = opened();
  const id = community.answers.record(newAnswer());
  community.votes.cast(id, 'ann', true);
  community.close();
  const again = opened(path).community;
  for (let n = 0; n < 10; n++) again.votes.cast(id, `member${n}`, true);
  const copy = join(temporaryFolder(), COMMUNITY);
  for (const ending of ['', '-wal', COUNT]) copyFileSync(path + ending, copy + ending);
  again.close();
  return copy;
}
const lost = (path: string) => {
  const { community } = opened(path);
  community.close();
  return community.lost;
};

test('what a killed process had stored is all there', () => {
  expect(lost(killed())).toBe(0);
});

test.each<[string, number, (path: string) => void]>([
  ['the log is gone', 10, (path) => rmSync(`${path}-wal`)],
  ['the log is emptied', 10, (path) => truncateSync(`${path}-wal`)],
  ['the log is cut off', 1, (path) => truncateSync(`${path}-wal`, statSync(`${path}-wal`).size - 10)],
  [
    'a bit of the log has flipped',
    10,
    (path) => writeFileSync(`${path}-wal`, readFileSync(`${path}-wal`).fill(1, 100, 101)),
  ],
  ['all is gone', 12, (path) => ['', '-wal'].forEach((ending) => rmSync(path + ending))],
])('where %s, that is told, once', (_, expected, harm) => {
  const path = killed();
  harm(path);
  expect(lost(path)).toBe(expected);
  expect(lost(path)).toBe(0);
});

test.each(['', 'x'.repeat(16), '-1'])('a count beside it that is none (%j) says nothing', (text) => {
  const path = killed();
  writeFileSync(path + COUNT, text);
  expect(lost(path)).toBe(0);
  expect(readFileSync(path + COUNT, 'utf8')).toMatch(/^\d{16}/);
});

test.each<[string, (path: string) => void]>([
  ['a folder', (path) => void mkdirSync(join(path, 'below'), { recursive: true })],
  ['a link to itself', (path) => symlinkSync(path, path)],
])('%s in its place gives way', (_, put) => {
  const path = killed();
  rmSync(path + COUNT);
  put(path + COUNT);
  expect(lost(path)).toBe(0);
  expect(readFileSync(path + COUNT, 'utf8')).toMatch(/^\d{16}$/);
});

test('what is rolled back, and what is not waited for, does not count', () => {
  const { community, path } = opened();
  const id = community.answers.record(newAnswer());
  community.votes.cast(id, 'ann', false);
  const before = readFileSync(path + COUNT, 'utf8');
  community.answers.record(newAnswer());
  expect(() => community.votes.cast(id, null as unknown as string, true)).toThrow();
  expect(readFileSync(path + COUNT, 'utf8')).toBe(before);
  community.close();
  expect(existsSync(path + COUNT)).toBe(true);
  expect(lost(path)).toBe(0);
});
