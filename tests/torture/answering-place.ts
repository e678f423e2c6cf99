import { join } from 'node:path';
import { expect } from 'vitest';
import type { AnswerJson } from '../../src/answer/json.js';
import { COMMUNITY } from '../../src/community/community.js';
import { DATABASE } from '../../src/store/schema.js';
import { openDatabase } from '../../src/store/sqlite.js';
import { verbatim } from '../support/cli.js';
import { corpusFolder, embeddingsFolder } from '../support/folders.js';
import { QUESTION, heronOf } from './damaged-folder.js';
import { expectWhole } from './expect-whole.js';

/** An indexed corpus that answers where the heron was seen. */
export interface AnsweringPlace {
  readonly seeds: string;
  /** Path of community.db, beside the index. */
  readonly community: string;
  /** Asks in a process of its own, which indexes first what changed: the answer is right, and the index's database whole. */
  expectAnswer(): Promise<void>;
  /** Ids of the articles in the index. */
  indexed(): string[];
}

export async function answeringPlace(): Promise<AnsweringPlace> {
  const seeds = corpusFolder({ 'heron.txt': heronOf('Tarragona') });
  const embeddings = embeddingsFolder();
  const database = join(embeddings, 'index', DATABASE);
  const place: AnsweringPlace = {
    seeds,
    community: join(embeddings, COMMUNITY),
    expectAnswer: async () => {
      const args = ['--seeds', seeds, '--embeddings', embeddings, 'ask', QUESTION, '--json'];
      const { code, stdout, stderr } = await verbatim(args);
      expect(code, stderr).toBe(0);
      expect((JSON.parse(stdout) as AnswerJson).quote?.text).toBe(heronOf('Tarragona'));
      expectWhole(database);
    },
    indexed: () => {
      const index = openDatabase(database, 'read');
      const ids = index.prepare<[], string>('SELECT id FROM articles').pluck().all();
      index.close();
      return ids;
    },
  };
  await place.expectAnswer();
  return place;
}
