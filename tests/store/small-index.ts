import { createHash } from 'node:crypto';
import type { ModelIdentity } from '../../src/embed/embedder.js';
import { HnswIndex } from '../../src/store/hnsw.js';
import type { Manifest, SavedVectors, VectorFile } from '../../src/store/manifest.js';
import { hashOfArticle } from '../../src/store/article-hash.js';
import { IndexWriter } from '../../src/store/writer.js';
import type { Article, Passage, Skipped, Span } from '../../src/types.js';
import { seeded, unitVector } from '../support/random.js';

export const identity: ModelIdentity = {
  model: 'small',
  precision: 'fp32',
  pooling: 'mean',
  hash: 'f'.repeat(64),
  dimension: 8,
  maxTokens: 254,
};

/** Words in lower case: terms simple enough to be told in a test. */
export const words = (text: string): string[] => text.toLowerCase().match(/[^\s.]+/g) ?? [];

export function articleOf(id: string, text: string, fields: Partial<Article> = {}): Article {
  return { id, title: `About ${id}`, source: null, author: null, date: null, url: null, ...fields, text };
}

/** A vector for a text: the same for the same text. */
export function vectorOf(text: string): Float32Array {
  return unitVector(seeded(createHash('sha256').update(text).digest().readInt32LE()), identity.dimension);
}

/** The passages of an article: one a line, one sentence a full stop. */
export function passagesOf({ id, text }: Article): Passage[] {
  return spansOf(text, /[^\n]+/g, 0).map(({ start, end }, n) => ({
    id: `${id}#${n + 1}`,
    article: id,
    start,
    end,
    text: text.slice(start, end),
    sentences: spansOf(text.slice(start, end), /[^\s.][^.]*\.?/g, start).map((span) => ({ ...span, heading: false })),
    paragraph: n + 1,
  }));
}

function spansOf(text: string, pattern: RegExp, from: number): Span[] {
  return [...text.matchAll(pattern)].map(({ index, 0: found }) => ({
    start: from + index,
    end: from + index + found.length,
  }));
}

/** What a change of an index is made of. */
export interface Change {
  readonly articles?: readonly Article[];
  readonly gone?: readonly string[];
  readonly skipped?: readonly Skipped[];
  /** Keep what changes apart from the vector file there is. */
  readonly apart?: boolean;
}

/** Changes the index in a folder as an indexing would, with a vector file built anew or, if so wanted, kept. */
export async function change(
  folder: string,
  { articles = [], gone = [], skipped = [], apart = false }: Change,
): Promise<Manifest> {
  const writer = IndexWriter.open(folder);
  try {
    const before = writer.manifest();
    let label = before?.nextLabel ?? 1;
    const { staging } = writer;
    staging.together(() => {
      for (const article of articles) {
        const passages = passagesOf(article).map((passage) => ({
          label: label++,
          passage,
          tokens: passage.sentences.map(({ start, end }) => [end - start]),
          key: createHash('sha256').update(passage.text).digest().subarray(0, 16),
        }));
        staging.stage(
          article,
          { path: `${article.id}.path`, hash: hashOfArticle(article, null), pages: null },
          passages,
        );
        staging.keepVectors(
          passages.map(({ key, passage }) => ({
            key,
            passage: vectorOf(passage.text),
            sentences: passage.sentences.map(({ start, end }) => vectorOf(article.text.slice(start, end))),
            codes: passage.sentences.map(() => new Int32Array(2)),
          })),
        );
      }
    });
    const generation = (before?.generation ?? 0) + 1;
    const vectorFile =
      apart && before !== null
        ? keptApart(before.vectorFile, writer.labelsOf(gone))
        : { ...(await written(folder, writer, { gone, generation })), nextLabel: label, gone: [] };
    return writer.commit({
      gone,
      files: articles.map(({ id }) => ({ path: `${id}.path`, signature: `signature of ${id}`, hash: id })),
      skipped,
      analyse: words,
      manifest: (totals) => ({
        id: `index${generation}`,
        generation,
        fingerprint: 'fingerprint',
        model: identity,
        seeds: '/articles',
        builtAt: '2024-01-31T10:00:00.000Z',
        nextLabel: label,
        ...totals,
        vectorFile,
      }),
    });
  } finally {
    writer.close();
  }
}

function keptApart(file: VectorFile, leaving: readonly number[]): VectorFile {
  return { ...file, gone: [...file.gone, ...leaving.filter((label) => label < file.nextLabel)] };
}

function written(
  folder: string,
  writer: IndexWriter,
  { gone, generation }: { gone: readonly string[]; generation: number },
): Promise<SavedVectors> {
  const index = HnswIndex.create(identity.dimension, 10);
  for (const { label, vector } of writer.vectorsWithout(gone)) index.add(label, vector);
  for (const { label, vector } of writer.staging.vectors()) index.add(label, vector);
  return index.save(folder, `vectors-${generation}`);
}
