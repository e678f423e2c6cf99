import { chownSync, cpSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { COMMUNITY } from '../../src/community/community.js';
import { openDatabase } from '../../src/store/sqlite.js';
import { newAnswer, opened } from '../community/opened.js';
import { verbatim } from '../support/cli.js';
import { corpusFolder, temporaryFolder, writeFiles } from '../support/folders.js';
import { modelsDir } from '../support/paths.js';

/** To root every file is readable; so the processes run as nobody. */
export const user = process.getuid?.() === 0 ? 65_534 : undefined;
export const QUESTION = 'Where was the grey heron seen?';

/** What a corpus says of the heron. */
export const heronOf = (town: string) => `A grey heron was seen at the harbour of ${town} in April.`;

function articles(town: string, round: number): Record<string, string> {
  const rest = Array.from({ length: 15 }, (_, n) => {
    const story = `The village of number ${n} counted ${100 * round + n} ships in the spring. Its mayor was pleased with them. `;
    return [`${n}.txt`, `News ${n} of ${town}\n\n${story.repeat(4)}`] as const;
  });
  return { 'heron.txt': heronOf(town), ...Object.fromEntries(rest) };
}

/** A corpus, its folder of embeddings, and an answer in it that has votes. */
export interface Living {
  readonly seeds: string;
  readonly embeddings: string;
  readonly answer: string;
}

/** A corpus and everything that is kept for it: the index with its log not yet brought in, the model and the community's file. */
export async function livingFolder(town: string): Promise<Living> {
  const seeds = corpusFolder(articles(town, 1));
  const [live, embeddings] = [temporaryFolder(), temporaryFolder()];
  // The other precision's files are not used.
  const isUsed = (path: string) => !/quantized|int8/.test(path);
  cpSync(modelsDir, join(live, 'model'), { recursive: true, filter: isUsed });
  const index = async () => expect((await verbatim(['--seeds', seeds, '--embeddings', live, 'index'])).code).toBe(0);
  await index();
  // Who reads an older state keeps SQLite from bringing the log into the file.
  const held = openDatabase(join(live, 'index', 'verbatim.db'), 'read');
  held.exec('BEGIN');
  held.prepare('SELECT value FROM manifest').get();
  writeFiles(seeds, articles(town, 2));
  await index();
  const { community } = opened(join(live, COMMUNITY));
  const answer = community.answers.record(newAnswer());
  for (let n = 0; n < 50; n++) community.votes.cast(answer, `member${n}`, n % 3 > 0);
  cpSync(live, embeddings, { recursive: true });
  expect(statSync(join(embeddings, 'index', 'verbatim.db-wal')).size).toBeGreaterThan(0);
  held.close();
  community.close();
  return { seeds, embeddings, answer };
}

/** Every file below a folder, by its path from there. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** Makes `folder` like `template` again, and the processes' own. */
export function restore(template: string, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  cpSync(template, folder, { recursive: true });
  if (user === undefined) return;
  for (const entry of ['', ...(readdirSync(folder, { recursive: true }) as string[])])
    chownSync(join(folder, entry), user, user);
}
