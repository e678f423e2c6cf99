import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { ingest } from '../../src/ingest/ingest.js';
import type { IngestOptions } from '../../src/ingest/source.js';
import { HnswIndex } from '../../src/store/hnsw.js';
import { IndexReader } from '../../src/store/reader.js';
import { temporaryFolder } from '../support/folders.js';
import { readHere } from '../support/ingest.js';
import type { WholeModel } from '../support/model.js';

export const bridge = 'The bridge over the Ebro was opened on Friday.\n\nIt had taken nine years to build.\n';
export const bakery =
  'Marta Oliva has baked bread in the old town since 1987.\n\nHer ovens are heated with almond shells.\n';
export const heron = 'A grey heron was seen at the harbour.\n\nHerons had not nested there for forty years.\n';
export const three = { 'bridge.txt': bridge, 'town/bakery.txt': bakery, 'heron.txt': heron };

/** Indexes a corpus into a folder, counting the passages that went through the model. */
export function indexing(seeds: string, model: () => WholeModel, folder = temporaryFolder(), reader = readHere) {
  const counted = { loads: 0, passages: 0 };
  const run = (options?: IngestOptions) => {
    counted.loads = 0;
    counted.passages = 0;
    return ingest(
      {
        seeds,
        folder,
        reader,
        identify: () => Promise.resolve(model().identity),
        tokenizer: () => {
          counted.loads++;
          return Promise.resolve(model());
        },
        passages: () =>
          Promise.resolve({
            together: 4,
            atOnce: 2,
            embed: (passages) => {
              counted.passages += passages.length;
              return model().embedPassages(passages);
            },
            close: () => Promise.resolve(),
          }),
      },
      options,
    );
  };
  return { seeds, folder, counted, run };
}

/** Reads one state of the index. */
export function read<T>(folder: string, action: (reader: IndexReader) => T): T {
  const reader = IndexReader.open(folder);
  try {
    return reader.snapshot(() => action(reader));
  } finally {
    reader.close();
  }
}

/** Articles that hold a word, through the lexical index. */
export const holding = (folder: string, term: string) =>
  read(folder, (reader) =>
    reader.passages(reader.lexical.search([term], 10).map(({ label }) => label)).map(({ article }) => article.id),
  );

/** The vector file, which must hold exactly the passages of the index, but for those kept apart from it. */
export async function vectorsOf(folder: string): Promise<HnswIndex> {
  const { vectorFile, model, passages } = read(folder, (reader) => reader.manifest())!;
  const index = (await HnswIndex.load(folder, vectorFile, model.dimension))!;
  for (const label of vectorFile.gone) index.remove(label);
  const stored = read(folder, (reader) => [...reader.vectors()]);
  expect(stored).toHaveLength(passages);
  const inFile = stored.filter(({ label }) => label < vectorFile.nextLabel);
  expect(index.size).toBe(inFile.length);
  for (const { label, vector } of inFile)
    expect(index.search(vector, passages).map((hit) => hit.label)).toContain(label);
  return index;
}

/** Every file of the index, its time and its content. */
export const stateOf = (folder: string) =>
  readdirSync(folder)
    .filter((name) => !/-(wal|shm)$/.test(name))
    .map((name) => [
      name,
      statSync(join(folder, name)).mtimeMs,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]);

/** Files are trusted to be settled some seconds after their last change; the clock is moved instead of waiting. */
export function movedClock(): void {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
}
