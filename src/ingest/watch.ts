import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { basename, dirname, sep } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';
import { watching } from '../tunables.js';

/** What hears of changes. Neither may throw. */
export interface CorpusListener {
  /** Something changed; once for each thing, often several times. */
  readonly onChange: () => void;
  /** Something can't be watched, so that changes there go unnoticed. */
  readonly onError: (error: unknown) => void;
}

/** A corpus that is being watched. */
export interface CorpusWatch {
  close(): Promise<void>;
}

/** What chokidar tells beside a raw event; nothing where it polls. */
interface RawDetails {
  readonly watchedPath?: string;
}

/**
 * Watches a corpus, be it a folder or one file, there already or not yet. Resolves when every later change is noticed.
 *
 * Folders alone are watched, which tell of the files in them: a watcher for each file takes 8 kB and, of 25,000 files, 2.5 s to begin
 * instead of 0.9. The folder above is watched for the corpus's own name, as a corpus that is replaced (a release, a link) takes its
 * watcher along. A folder within that is replaced does so, too: after a change, a corpus has to be watched anew, once this watch is
 * closed (watchers of one path are one in chokidar). Where the file system tells of nothing (a network share), chokidar's own variable
 * CHOKIDAR_USEPOLLING=true makes it look by itself, at every file. Where the folder above can't be read, the corpus alone is watched, and
 * its replacement isn't noticed.
 * @param seeds absolute path.
 */
export async function watchCorpus(seeds: string, { onChange, onError }: CorpusListener): Promise<CorpusWatch> {
  const above = dirname(seeds);
  const isWithin = (path: string) => path === seeds || path.startsWith(seeds + sep);
  const watcher: FSWatcher = watch((await isReadable(above)) ? above : seeds, {
    ignoreInitial: true,
    // Where it polls.
    interval: watching.polled,
    binaryInterval: watching.polled,
    ignored: (path, stats) => {
      if (path === above || path === seeds) return false;
      if (!isWithin(path)) return true;
      return !watcher.options.usePolling && stats?.isFile() === true;
    },
  });
  watcher.on('all', (_event, path) => {
    if (isWithin(path)) onChange();
  });
  watcher.on('raw', (_event, name, details) => {
    const { watchedPath } = details as RawDetails;
    if (watchedPath !== undefined && (watchedPath !== above || name === basename(seeds))) onChange();
  });
  watcher.on('error', onError);
  await new Promise<void>((resolve) => watcher.once('ready', resolve));
  return { close: () => watcher.close() };
}

async function isReadable(folder: string): Promise<boolean> {
  try {
    await access(folder, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}
