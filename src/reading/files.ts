import { type Dirent, type Stats, lstatSync } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { causeOf, VerbatimError } from '../errors.js';
import { reading } from '../tunables.js';
import { extensionOf, FORMAT_NAMES, isSupported } from './formats.js';
import { skippedAt, type ReadSkipped } from './draft.js';

/** A file of the corpus, and what tells whether it changed since. */
export interface CorpusFile {
  /** Below SEEDS_DIR, forward slashes, Unicode NFC. */
  readonly path: string;
  /** As the file system spells it. */
  readonly absolute: string;
  readonly bytes: number;
  /** Milliseconds since 1970, of the content and of the inode. */
  readonly modified: number;
  readonly changed: number;
}

export interface CorpusListing {
  /** By path. */
  readonly files: readonly CorpusFile[];
  /** What is there but is not read: other formats, links to elsewhere, folders without permission. By path. */
  readonly skipped: readonly ReadSkipped[];
}

interface Walk {
  readonly root: string;
  readonly files: CorpusFile[];
  readonly skipped: ReadSkipped[];
  readonly links: { absolute: string; path: string }[];
  /** Real paths of folders that were walked, and of files that were listed. */
  readonly seen: Set<string>;
}

/**
 * Lists the corpus: a folder at any depth, or one file. Hidden files and folders are passed over. A link within the corpus is
 * followed, and skipped with the reason where what it leads to is listed already.
 * @throws VerbatimError SEEDS_MISSING, SEEDS_UNREADABLE
 */
export async function listCorpus(seedsPath: string): Promise<CorpusListing> {
  const { root, stats } = await rootOf(seedsPath);
  if (!stats.isDirectory()) return listOne(seedsPath, root, stats);
  const walk: Walk = { root, files: [], skipped: [], links: [], seen: new Set() };
  try {
    await readdir(root);
  } catch (error) {
    throw new VerbatimError('SEEDS_UNREADABLE', { path: seedsPath, cause: causeOf(error) }, { cause: error });
  }
  await walkFolder(walk, root, '');
  for (let i = 0; i < walk.links.length; i++) await followLink(walk, walk.links[i]!);
  const byPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
  return {
    files: walk.files.sort(byPath),
    skipped: walk.skipped.sort(byPath),
  };
}

async function rootOf(seedsPath: string): Promise<{ root: string; stats: Stats }> {
  try {
    const root = await realpath(seedsPath);
    return { root, stats: await stat(root) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new VerbatimError('SEEDS_MISSING', { path: seedsPath }, { cause: error });
    throw new VerbatimError('SEEDS_UNREADABLE', { path: seedsPath, cause: causeOf(error) }, { cause: error });
  }
}

function listOne(seedsPath: string, root: string, stats: Stats): CorpusListing {
  const path = basename(seedsPath).normalize('NFC');
  const walk: Walk = { root, files: [], skipped: [], links: [], seen: new Set() };
  take(walk, root, path, stats);
  return { files: walk.files, skipped: walk.skipped };
}

async function walkFolder(walk: Walk, folder: string, prefix: string): Promise<void> {
  if (walk.seen.has(folder)) return;
  walk.seen.add(folder);
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    walk.skipped.push(skippedAt({ path: prefix }, 'FILE_UNREADABLE', { cause: causeOf(error) }));
    return;
  }
  const visible = entries.filter(({ name }) => !name.startsWith('.'));
  const folders = visible.filter((entry) => entry.isDirectory());
  const others = visible.filter((entry) => !entry.isDirectory());
  const within = folder.endsWith(sep) ? folder : folder + sep;
  for (const [n, entry] of others.entries()) {
    if (n % reading.filesTogether === reading.filesTogether - 1) await setImmediate();
    takeEntry(walk, entry, within, prefix);
  }
  for (const { name } of folders) await walkFolder(walk, join(folder, name), `${prefix}${name.normalize('NFC')}/`);
}

/** @param folder with the separator at its end. */
function takeEntry(walk: Walk, entry: Dirent, folder: string, prefix: string): void {
  const absolute = folder + entry.name;
  const path = prefix + entry.name.normalize('NFC');
  if (entry.isSymbolicLink()) {
    walk.links.push({ absolute, path });
    return;
  }
  try {
    // Five times as fast as asking without waiting, a promise for each.
    take(walk, absolute, path, lstatSync(absolute));
  } catch (error) {
    walk.skipped.push(skippedAt({ path }, 'FILE_UNREADABLE', { cause: causeOf(error) }));
  }
}

function take(walk: Walk, absolute: string, path: string, stats: Stats): void {
  const extension = extensionOf(path);
  if (!stats.isFile()) {
    walk.skipped.push(skippedAt({ path }, 'FILE_UNREADABLE', { cause: 'it is not an ordinary file' }));
  } else if (!isSupported(extension)) {
    walk.skipped.push(skippedAt({ path }, 'FORMAT_UNKNOWN', { extension, formats: FORMAT_NAMES }));
  } else {
    walk.seen.add(absolute);
    const { size: bytes, mtimeMs: modified, ctimeMs: changed } = stats;
    walk.files.push({ path, absolute, bytes, modified, changed });
  }
}

async function followLink(walk: Walk, { absolute, path }: { absolute: string; path: string }): Promise<void> {
  try {
    const target = await realpath(absolute);
    if (!target.startsWith(walk.root.endsWith(sep) ? walk.root : walk.root + sep) && target !== walk.root) {
      walk.skipped.push(skippedAt({ path }, 'LINK_OUTSIDE'));
      return;
    }
    if (walk.seen.has(target)) {
      walk.skipped.push(
        skippedAt({ path }, 'LINK_REPEATED', {
          target: relative(walk.root, target).split(sep).join('/') || 'the corpus itself',
        }),
      );
      return;
    }
    const stats = await stat(target);
    if (stats.isDirectory()) await walkFolder(walk, target, `${path}/`);
    else take(walk, target, path, stats);
  } catch (error) {
    walk.skipped.push(skippedAt({ path }, 'FILE_UNREADABLE', { cause: causeOf(error) }));
  }
}
