import { cpSync, existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { COMMUNITY } from '../src/community/community.js';
import { newAnswer, opened } from './community/opened.js';
import { temporaryFolder, writeFiles } from './support/folders.js';
import { operate } from './support/writes/refused.js';

/** tests/torture/refused-writes.torture.ts goes through every write of everything; here, what takes no model, refused from the nth call on. */
const template = temporaryFolder();
let answer = '';
beforeAll(() => {
  writeFiles(template, { 'seeds/heron.txt': 'A grey heron was seen.', 'embeddings/.keep': '' });
  const { community } = opened(join(template, 'embeddings', COMMUNITY));
  answer = community.answers.record(newAnswer());
  for (const user of ['ann', 'bob']) community.votes.cast(answer, user, true);
  community.close();
});

const held = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : null);
function votes(root: string): number {
  const { community } = opened(join(root, 'embeddings', COMMUNITY));
  const { helpful } = community.votes.tally(answer);
  community.close();
  return helpful;
}

/** What is done, how it may fail, what else it needs, and what has to be there after it, whether it was done or not. */
const cases: readonly [string, string, string, (root: string, done: boolean) => unknown, unknown][] = [
  [
    'add',
    'CORPUS_NOT_WRITABLE',
    'Egrets.',
    (root, done) => held(join(root, 'seeds', 'new.txt')) === (done ? 'Egrets.' : null),
    true,
  ],
  [
    'remove',
    'CORPUS_NOT_WRITABLE',
    'heron.txt',
    (root) => held(join(root, 'seeds/heron.txt')) ?? held(join(root, 'seeds/.verbatim/removed/heron.txt')),
    'A grey heron was seen.',
  ],
  [
    'backup',
    'BACKUP_NOT_WRITABLE',
    'copy',
    (root, done) => existsSync(join(root, 'copy/manifest.json')) === done && votes(root),
    2,
  ],
];

test.each(cases)(
  '%s on a disk that refuses to be written to: told, nothing harmed, and done the next time',
  async (what, code, extra, state, sound) => {
    let refused = 0;
    for (let at = 1; ; at++) {
      const root = join(temporaryFolder(), 'place');
      cpSync(template, root, { recursive: true });
      const [seeds, embeddings] = [join(root, 'seeds'), join(root, 'embeddings')];
      const isPath = what === 'backup' || what === 'restore';
      const operation = { what, seeds, embeddings, extra: isPath ? join(root, extra) : extra };
      const first = await operate(operation, root, { of: 'calls', code: 'EROFS', at, once: false });
      expect(['ok', code], first.told).toContain(first.code);
      expect(state(root, first.code === 'ok')).toBe(sound);
      if (!first.refused) break;
      refused++;
      if (first.code === 'ok') continue;
      expect((await operate(operation, root)).told).toContain('"ok":true');
      expect(state(root, true)).toBe(sound);
      rmSync(root, { recursive: true });
    }
    expect(refused).toBeGreaterThan(2);
    expect(readdirSync(template).sort()).toEqual(['embeddings', 'seeds']);
  },
);
