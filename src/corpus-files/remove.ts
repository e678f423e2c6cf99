import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { VerbatimError, isVerbatimError } from '../errors.js';
import { listCorpus } from '../reading/files.js';
import { type FoundFile, findFile } from './find.js';
import { corpusFolder, folderBelow, notWritable } from './folder.js';
import { isSame, moveToFree, namesLike } from './move.js';

/**
 * Where removed files go, below the corpus: within it, so that nothing is written elsewhere and moving is one step; hidden, so that they are no
 * longer read. Each keeps its path.
 */
export const REMOVED = ['.verbatim', 'removed'] as const;

/**
 * The file that an article was read from.
 * @param id the article's.
 * @throws VerbatimError ARTICLE_NOT_A_FILE where it is a line of a .jsonl file, or its file is gone; ARTICLE_LINKED; SEEDS_*
 */
export async function fileOfArticle(seeds: string, id: string): Promise<FoundFile> {
  return articleFile(await corpusFolder(seeds), id);
}

/**
 * Takes an article's file out of the corpus, into `REMOVED`. What was removed under the same name before stays beside it, numbered.
 * @throws VerbatimError as fileOfArticle; CORPUS_NOT_WRITABLE
 */
export async function removeArticle(seeds: string, id: string): Promise<void> {
  const root = await corpusFolder(seeds);
  const file = await articleFile(root, id);
  const folder = await folderBelow(root, [...REMOVED, ...file.folders]);
  try {
    await makeRoom(folder, file);
    if (!(await moveToFree(file.absolute, join(folder, file.name)))) throw new Error('its place was taken just now');
  } catch (error) {
    throw notWritable(folder, error);
  }
}

/**
 * Puts an article's file back to where it was, the one that was removed last.
 * @throws VerbatimError ARTICLE_NOT_REMOVED where there is none; ARTICLE_EXISTS, ARTICLE_LINKED, CORPUS_NOT_WRITABLE, SEEDS_*
 */
export async function restoreArticle(seeds: string, id: string): Promise<void> {
  const root = await corpusFolder(seeds);
  if (!(await hasRemoved(root))) throw new VerbatimError('ARTICLE_NOT_REMOVED', { id });
  const file = await existing(join(root, ...REMOVED), id, 'ARTICLE_NOT_REMOVED');
  const folder = await folderBelow(root, file.folders);
  try {
    if (!(await moveToFree(file.absolute, join(folder, file.name)))) throw new VerbatimError('ARTICLE_EXISTS', { id });
  } catch (error) {
    throw isVerbatimError(error) ? error : notWritable(folder, error);
  }
}

/** Paths of the removed files, as they were below the corpus. @throws VerbatimError SEEDS_*, CORPUS_NOT_WRITABLE */
export async function removedArticles(seeds: string): Promise<string[]> {
  const root = await corpusFolder(seeds);
  if (!(await hasRemoved(root))) return [];
  try {
    return (await listCorpus(join(root, ...REMOVED))).files.map(({ path }) => path);
  } catch (error) {
    throw notWritable(root, error);
  }
}

/** A .jsonl file is never one article, whatever the ids in it are. */
async function articleFile(root: string, id: string): Promise<FoundFile> {
  if (/\.(jsonl|ndjson)$/i.test(id)) throw new VerbatimError('ARTICLE_NOT_A_FILE', { id });
  return existing(root, id, 'ARTICLE_NOT_A_FILE');
}

async function existing(
  root: string,
  id: string,
  otherwise: 'ARTICLE_NOT_A_FILE' | 'ARTICLE_NOT_REMOVED',
): Promise<FoundFile> {
  let found: Awaited<ReturnType<typeof findFile>>;
  try {
    found = await findFile(root, id);
  } catch (error) {
    throw notWritable(root, error);
  }
  if (found === 'link') throw new VerbatimError('ARTICLE_LINKED', { id });
  if (found === null) throw new VerbatimError(otherwise, { id });
  return found;
}

/**
 * Gives what lies there under the file's name already the first free number: `talks.txt` becomes `talks (2).txt`. But for the file itself, whose
 * removal was ended halfway.
 */
async function makeRoom(folder: string, { absolute, name }: FoundFile): Promise<void> {
  for (const taken of await namesLike(folder, name)) {
    if (await isSame(absolute, join(folder, taken))) continue;
    const dot = taken.lastIndexOf('.');
    const [stem, extension] = dot > 0 ? [taken.slice(0, dot), taken.slice(dot)] : [taken, ''];
    for (let n = 2; !(await moveToFree(join(folder, taken), join(folder, `${stem} (${n})${extension}`)));) n++;
  }
}

/** Whether anything was ever removed. A link in place of the folder leads nobody anywhere. */
async function hasRemoved(root: string): Promise<boolean> {
  return (await isFolder(join(root, REMOVED[0]))) && (await isFolder(join(root, ...REMOVED)));
}

async function isFolder(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => null))?.isDirectory() === true;
}
