import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backUp } from '../../src/community/backup/back-up.js';
import { layouts } from '../../src/community/layout.js';
import { migrate } from '../../src/community/migrate.js';
import { openDatabase } from '../../src/store/sqlite.js';
import { temporaryFolder } from '../support/folders.js';
import { DAY, newAnswer, opened } from './opened.js';

const damaged = (table: string) =>
  expect.objectContaining({
    code: 'COMMUNITY_DAMAGED',
    message: expect.stringContaining(`the table ${table} is not what was stored`) as string,
  }) as Error;

/** A file with something in every table, closed. */
function filled(): string {
  const { community, path } = opened();
  const { answers, votes, gaps, follows, settings } = community;
  const ids = ['Where did they meet?', 'Who came?'].map((question) => answers.record(newAnswer({}, question)));
  for (const id of ids) for (const user of ['ann', 'bob', 'cleo']) votes.cast(id, user, user !== 'bob');
  votes.cast(ids[0]!, 'ann', false);
  const asked = { question: 'Who paid?', guild: 'g', channel: 'c', index: 'index1' };
  gaps.record({ ...asked, source: 'declined', user: 'ann', answer: null });
  follows.add({ ...asked, user: 'ann', locale: 'en' });
  settings.set({ guild: 'g' }, 'language', 'de', 'mod');
  settings.set({ guild: 'g' }, 'language', 'es', 'mod');
  community.close();
  return path;
}

/** Changes the file past the bot, as damage would. */
function change(path: string, sql: string): void {
  const database = openDatabase(path, 'write');
  database.exec(sql);
  database.close();
}

const changes = {
  votes: 'UPDATE votes SET helpful = 1 - helpful WHERE person = (SELECT min(person) FROM votes)',
  answers: `UPDATE answers SET question = 'Where did they eat?' WHERE answer = 1`,
  gaps: `UPDATE gaps SET question = 'Who said?'`,
  gap_groups: `UPDATE gap_groups SET resolved_at = 5 WHERE gap_group = 1`,
  follows: `UPDATE follows SET user = 'bob'`,
  settings: `UPDATE settings SET value = '"fr"'`,
  audit: 'DELETE FROM audit WHERE entry = 1',
  secret: 'UPDATE secret SET value = zeroblob(32)',
} as const;

test.each(Object.keys(changes) as (keyof typeof changes)[])(
  'a row of %s that changed by itself is noticed',
  (table) => {
    const path = filled();
    opened(path).community.close();
    change(path, changes[table]);
    expect(() => opened(path)).toThrow(damaged(table));
  },
);

test('a vote that flipped into another is noticed, and so is one that is gone or came twice', () => {
  for (const sql of [
    `DELETE FROM votes WHERE person = (SELECT min(person) FROM votes)`,
    `INSERT INTO votes SELECT answer, person || 'x', helpful, voted_at FROM votes LIMIT 1`,
  ]) {
    const path = filled();
    change(path, sql);
    expect(() => opened(path)).toThrow(damaged('votes'));
  }
});

test('a bit that flips on the disk in a question is noticed, though SQLite finds nothing wrong', () => {
  const path = filled();
  const bytes = readFileSync(path);
  bytes[bytes.indexOf('Where did they meet?')]! ^= 2;
  writeFileSync(path, bytes);
  expect(() => opened(path)).toThrow(damaged('answers'));
});

test('rows that go with others, or are put in place of others, are reckoned with', () => {
  const { community, path, clock } = opened(filled());
  const { answers } = community;
  const id = answers.record(newAnswer({ user: 'dora' }, 'When?'));
  community.votes.cast(id, 'ann', false);
  answers.remove(id);
  community.people.forget('bob');
  clock.now += 400 * DAY;
  community.expire(30);
  community.close();
  expect(opened(path).community.votes.tally(id)).toEqual({ helpful: 0, notHelpful: 0 });
});

test('a file of an earlier layout is summed up when it is brought to this one', () => {
  const path = join(temporaryFolder(), 'community.db');
  const old = openDatabase(path, 'write');
  migrate(old, layouts.slice(0, 3));
  old.exec(`INSERT INTO settings VALUES ('g', '', 'language', '"de"')`);
  old.close();
  opened(path).community.close();
  change(path, changes.settings);
  expect(() => opened(path)).toThrow(damaged('settings'));
});

test('what is damaged is never backed up as if it were whole', async () => {
  const path = filled();
  change(path, changes.settings);
  const folder = join(temporaryFolder(), 'copy');
  const backing = backUp({ embeddings: join(path, '..'), folder, version: '1', now: () => new Date() });
  await expect(backing).rejects.toMatchObject({ code: 'COMMUNITY_DAMAGED' });
});
