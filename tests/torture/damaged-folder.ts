import { chownSync, cpSync, lstatSync, lchownSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { backUp } from '../../src/community/backup/back-up.js';
import { COMMUNITY } from '../../src/community/community.js';
import type { Precision } from '../../src/config.js';
import { openDatabase } from '../../src/store/sqlite.js';
import { newAnswer, opened } from '../community/opened.js';
import { verbatim } from '../support/cli.js';
import { corpusFolder, temporaryFolder, writeFiles } from '../support/folders.js';
import { modelsDir } from '../support/paths.js';

/** To root every file is readable; so the processes run as nobody. @throws Error where nobody may not read the project itself. */
export const user = process.getuid?.() === 0 ? await nobody() : undefined;
export const QUESTION = 'Where was the grey heron seen?';
/** Folder of a backup, beside the index and the model. */
export const BACKUP = 'backup';

async function nobody(): Promise<number> {
  const id = 65_534;
  const { code } = await verbatim(['--version'], { user: id });
  if (code !== 0)
    throw new Error(
      'Other users may not read this folder, or one above it, and root reads whatever it is: move the project or allow them to.',
    );
  return id;
}

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
  /** The folder as it was before the last indexing and the last votes. */
  readonly earlier: string;
  readonly answer: string;
  readonly precision: Precision;
}

/** What only the other precision needs. */
const unused: Readonly<Record<Precision, RegExp>> = { int8: /model\.onnx|fp32/, fp32: /model_quantized|int8/ };

/**
 * A corpus and everything that is kept for it: the index, the model, the community's file and a backup of it.
 * @param logs whether what was written last is still in the databases' logs, as after a kill; else it is in their pages.
 */
export async function livingFolder(
  town: string,
  { logs, precision = 'int8' }: { readonly logs: boolean; readonly precision?: Precision },
): Promise<Living> {
  const seeds = corpusFolder(articles(town, 1));
  const [live, embeddings, earlier] = [temporaryFolder(), temporaryFolder(), temporaryFolder()];
  cpSync(modelsDir, join(live, 'model'), { recursive: true, filter: (path) => !unused[precision].test(path) });
  const env = { EMBEDDING_PRECISION: precision };
  const args = ['--seeds', seeds, '--embeddings', live, 'index'];
  const index = async () => expect((await verbatim(args, { env })).code).toBe(0);
  await index();
  const file = join(live, COMMUNITY);
  const before = opened(file);
  const answer = before.community.answers.record(newAnswer());
  before.community.votes.cast(answer, 'first', true);
  await backUp({ embeddings: live, folder: join(live, BACKUP), version: '1', now: () => new Date() });
  before.community.close();
  cpSync(live, earlier, { recursive: true });

  // Who reads an older state keeps SQLite from bringing the log into the file.
  const held = logs ? openDatabase(join(live, 'index', 'verbatim.db'), 'read') : null;
  held?.exec('BEGIN');
  held?.prepare('SELECT value FROM manifest').get();
  writeFiles(seeds, articles(town, 2));
  await index();
  const { community } = opened(file);
  for (let n = 0; n < 50; n++) community.votes.cast(answer, `member${n}`, n % 3 > 0);
  if (!logs) community.close();
  cpSync(live, embeddings, { recursive: true });
  const log = statSync(join(embeddings, 'index', 'verbatim.db-wal'), { throwIfNoEntry: false });
  expect((log?.size ?? 0) > 0).toBe(logs);
  held?.close();
  if (logs) community.close();
  return { seeds, embeddings, earlier, answer, precision };
}

/** Every file below a folder, by its path from there. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** Makes `folder` like `template` again, and the processes' own; its model may be a link to the template's, which is much faster. */
export function restore(template: string, folder: string, model: 'copied' | 'linked' = 'copied'): void {
  rmSync(folder, { recursive: true, force: true });
  const models = join(template, 'model');
  const filter = (path: string) => model === 'copied' || path !== models;
  cpSync(template, folder, { recursive: true, preserveTimestamps: true, filter });
  if (model === 'linked') symlinkSync(models, join(folder, 'model'));
  own(folder);
}

/** Makes all below a folder the processes' own. */
export function own(folder: string): void {
  if (user === undefined) return;
  for (const entry of ['', ...(readdirSync(folder, { recursive: true }) as string[])]) {
    const path = join(folder, entry);
    if (lstatSync(path).isSymbolicLink()) lchownSync(path, user, user);
    else chownSync(path, user, user);
  }
}
