import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { DATABASE } from '../../src/store/schema.js';
import { SEAL } from '../../src/store/seal.js';
import { openDatabase } from '../../src/store/sqlite.js';

/** What an indexing was doing when it was killed, as far as what it left tells. */
export type Phase =
  | 'starting'
  | 'reading'
  | 'embedding'
  | 'building the graph'
  | 'saving the graph'
  | 'committing'
  | 'tidying up'
  | 'folding in the log, sealing'
  | 'over';

/** What lies in the folder of an index after an indexing has ended in whatever way. */
export interface Left {
  /** Which rounds the articles are of. */
  readonly rounds: readonly number[];
  readonly phase: Phase;
}

/** @param round the one that was being indexed. @param articles how many there are of a round. */
export function leftIn(folder: string, round: number, articles: number): Left {
  const database = openDatabase(join(folder, DATABASE), 'read');
  const count = (sql: string) => database.prepare<[], number>(`SELECT count(*) FROM ${sql}`).pluck().get()!;
  const texts = database.prepare<[], string>("SELECT text FROM articles WHERE id <> 'heron.txt'").pluck().all();
  const staged = count('staged_articles');
  const unembedded = count('staged_passages WHERE key NOT IN (SELECT key FROM vectors)');
  database.close();
  expect(texts).toHaveLength(articles);
  const rounds = [...new Set(texts.map((text) => Number(/round (\d+)/.exec(text)![1])))];

  const names = readdirSync(folder);
  const isSealed = existsSync(join(folder, SEAL));
  const hasOldGraph = names.filter((name) => /^vectors-.*\.hnsw$/.test(name)).length > 1;
  const phase = (): Phase => {
    if (rounds.includes(round)) {
      if (isSealed) return 'over';
      return hasOldGraph ? 'tidying up' : 'folding in the log, sealing';
    }
    if (names.some((name) => name.endsWith('.hnsw.tmp'))) return 'saving the graph';
    if (hasOldGraph) return 'committing';
    if (staged > 0) return unembedded > 0 ? 'embedding' : 'building the graph';
    return isSealed ? 'starting' : 'reading';
  };
  return { rounds, phase: phase() };
}
