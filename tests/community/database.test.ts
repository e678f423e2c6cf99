import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openCommunityDatabase } from '../../src/community/database.js';
import { layouts } from '../../src/community/layout.js';
import { migrate } from '../../src/community/migrate.js';
import { DATABASE, migrate as migrateIndex } from '../../src/store/schema.js';
import { openDatabase } from '../../src/store/sqlite.js';
import { temporaryFolder } from '../support/folders.js';
import { newAnswer, opened } from './opened.js';

const coded = (code: string, ...parts: readonly string[]) =>
  expect.objectContaining({
    code,
    message: expect.stringMatching(
      new RegExp(parts.map((part) => part.replace(/[.()]/g, '\\$&')).join('[^]*')),
    ) as string,
  }) as Error;

test('the file and those beside it are their owner’s only, made with the folders above', () => {
  const path = join(temporaryFolder(), 'deep', 'er', 'community.db');
  const { community } = opened(path);
  community.answers.record(newAnswer());
  for (const file of [path, `${path}-wal`, `${path}-shm`]) expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('what is written is waited for, what is noted is not, unless it is part of what is written', () => {
  const database = openCommunityDatabase(join(temporaryFolder(), 'community.db'));
  const normal = 1;
  const full = 2;
  const safety = () => database.sqlite.pragma('synchronous', { simple: true });
  expect(database.note(safety)).toBe(normal);
  expect(database.write(safety)).toBe(full);
  expect(database.write(() => database.note(safety))).toBe(full);
  expect(() =>
    database.note(() => {
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(database.write(safety)).toBe(full);
  database.close();
});

test('a restored file that others can read is closed to them', () => {
  const { community, path } = opened();
  community.close();
  chmodSync(path, 0o644);
  opened(path);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('a file that is no database is told, and left as it is', () => {
  const path = join(temporaryFolder(), 'community.db');
  const junk = 'this is not a database '.repeat(500);
  writeFileSync(path, junk);
  expect(() => opened(path)).toThrow(coded('COMMUNITY_DAMAGED', path, 'backup'));
  expect(readFileSync(path, 'utf8')).toBe(junk);
});

test('damage in the middle of the file is found when it is opened', () => {
  const { community, path } = opened();
  for (let n = 0; n < 200; n++) community.answers.record(newAnswer({}, 'Where did they meet? '.repeat(20)));
  community.close();
  const whole = readFileSync(path);
  const broken = Buffer.from(whole).fill(0xa5, whole.length / 2, whole.length / 2 + 8_192);
  writeFileSync(path, broken);
  expect(() => opened(path)).toThrow(coded('COMMUNITY_DAMAGED', path));
  expect(readFileSync(path).equals(broken)).toBe(true);
  writeFileSync(path, whole);
  expect(opened(path).community.answers.inMessage('x')).toBeNull();
});

test('another database is not written into', () => {
  const path = join(temporaryFolder(), DATABASE);
  const index = openDatabase(path, 'write');
  migrateIndex(index);
  index.close();
  expect(() => opened(path)).toThrow(coded('COMMUNITY_DAMAGED', 'something else'));
});

test('a file of a newer version is left alone', () => {
  const { community, path } = opened();
  community.close();
  const database = openDatabase(path, 'write');
  database.pragma(`user_version = ${layouts.length + 1}`);
  database.close();
  expect(() => opened(path)).toThrow(coded('COMMUNITY_NEWER', path, 'Upgrade'));
});

test('an older layout is brought up step by step, with what it holds', () => {
  const path = join(temporaryFolder(), 'community.db');
  const steps = [
    'CREATE TABLE t (x TEXT) STRICT',
    `ALTER TABLE t ADD COLUMN y TEXT; UPDATE t SET y = x || '!'`,
    'CREATE INDEX t_y ON t (y)',
  ];
  const database = openDatabase(path, 'write');
  migrate(database, steps.slice(0, 1));
  database.exec(`INSERT INTO t VALUES ('kept')`);
  // A step that fails leaves the layout before it.
  expect(() => migrate(database, [...steps, 'CREATE TABLE t (x)'])).toThrow('already exists');
  expect(database.pragma('user_version', { simple: true })).toBe(1);
  migrate(database, steps);
  expect(database.pragma('user_version', { simple: true })).toBe(3);
  expect(database.prepare('SELECT * FROM t').all()).toEqual([{ x: 'kept', y: 'kept!' }]);
  migrate(database, steps);
  database.close();
});

test('a place that can’t be written to is told', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'file'), '');
  mkdirSync(join(folder, 'community.db'));
  expect(() => opened(join(folder, 'file', 'community.db'))).toThrow(
    coded('COMMUNITY_NOT_WRITABLE', 'EEXIST', 'EMBEDDINGS_DIR'),
  );
  expect(() => opened(join(folder, 'community.db'))).toThrow(coded('COMMUNITY_NOT_WRITABLE', 'EISDIR'));
});

test('a full disk is told, and what was stored before is unharmed', () => {
  const path = join(temporaryFolder(), 'community.db');
  const database = openCommunityDatabase(path);
  const insert = (size: number) =>
    database.write(() =>
      database.sqlite.prepare(`INSERT INTO audit (who, action, at) VALUES ('mod', hex(zeroblob(?)), 1)`).run(size),
    );
  insert(10);
  const pages = database.sqlite.pragma('page_count', { simple: true }) as number;
  database.sqlite.pragma(`max_page_count = ${pages + 2}`);
  expect(() => insert(100_000)).toThrow(coded('COMMUNITY_NOT_WRITABLE', path, 'full', 'Free some disk space'));
  expect(database.read(() => database.sqlite.prepare('SELECT count(*) FROM audit').pluck().get())).toBe(1);
  insert(10);
  database.close();
});

test('a file that became read-only is told', () => {
  const database = openCommunityDatabase(join(temporaryFolder(), 'community.db'));
  database.sqlite.pragma('query_only = ON');
  expect(() => database.write(() => database.sqlite.exec('DELETE FROM audit'))).toThrow(
    coded('COMMUNITY_NOT_WRITABLE', 'readonly'),
  );
  database.close();
});

test('a transaction that fails leaves nothing, with its own error', () => {
  const database = openCommunityDatabase(join(temporaryFolder(), 'community.db'));
  const failing = () =>
    database.write(() => {
      database.sqlite.exec(`INSERT INTO audit (who, action, at) VALUES ('mod', 'x', 1)`);
      throw new RangeError('halfway');
    });
  expect(failing).toThrow(new RangeError('halfway'));
  expect(database.sqlite.prepare('SELECT count(*) FROM audit').pluck().get()).toBe(0);
  database.close();
});
