import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { cleanText, type CleanOptions } from '../../src/cleaning/clean.js';
import { listCorpus } from '../../src/reading/files.js';
import { readBuffer } from '../../src/reading/read.js';
import { readFile } from '../../src/articles/read-file.js';
import { articlesOf, type ReadArticle, type ReadItem } from '../../src/cleaning/article.js';

export const fixtures = fileURLToPath(new URL('../fixtures/corpus/', import.meta.url));

/** UTF-8. */
export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Everything that an asynchronous iteration gives. */
export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** What is read from a file of this content. */
export function read(content: string | Uint8Array, path: string): Promise<ReadItem[]> {
  return collect(articlesOf(readBuffer(typeof content === 'string' ? bytes(content) : content, path)));
}

/** The article that a file of this content is read as. */
export async function readOne(content: string | Uint8Array, path: string): Promise<ReadArticle> {
  const items = await read(content, path);
  expect(items).toMatchObject([{ kind: 'article' }]);
  return items[0] as ReadArticle;
}

/** The article of a fixture. */
export async function fixture(path: string): Promise<ReadArticle> {
  const { files } = await listCorpus(fixtures);
  const [, article] = await collect(readFile(files.find((file) => file.path === path)!));
  return article as ReadArticle;
}

/** Kind and beginning of every block. */
export const outline = ({ article, clean }: ReadArticle): string[] =>
  clean.blocks.map(({ kind, start, end }) => `${kind}: ${article.text.slice(start, end).slice(0, 40)}`);

/** Reason and beginning of everything left out. */
export const leftOutline = ({ article, clean }: ReadArticle): string[] =>
  clean.leftOut.map(({ start, end, reason }) => `${reason}: ${article.text.slice(start, end).slice(0, 30)}`);

/** The texts of the blocks of a cleaned text. */
export function blocksOf(text: string, options?: CleanOptions): string[] {
  return cleanText(text, options).blocks.map(({ start, end }) => text.slice(start, end));
}

/** The texts of what was left out of it. */
export function leftOutOf(text: string, options?: CleanOptions): string[] {
  return cleanText(text, options).leftOut.map(({ start, end }) => text.slice(start, end));
}
