import { randomUUID } from 'node:crypto';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { Precision } from '../../config.js';
import { makeFolder } from '../../make-folder.js';
import { hashFile, verifyFiles, writeManifest, type FileRecord } from './file-manifest.js';
import { onnxFile } from './prepare.js';

const manifest = 'manifest.json';
const layoutVersion = '1';

/** Milliseconds after which an unfinished download is taken for one of a process that was killed. */
const leftoverAge = 86_400_000;

/** What was loaded, and the SHA-256 of the ONNX file: null where it could not be kept as a file. */
export interface Loaded<T> {
  readonly loaded: T;
  readonly hash: string | null;
}

/**
 * Loads a model by Hugging Face id, with `load` fetching into the folder it is given whatever is not there yet. A download is
 * kept, under `<modelsDir>/downloads/<precision>`, once it has been loaded without an error, so that an interrupted one is never
 * taken for a model. Files put by hand into `<modelsDir>/<model>` are used as they are.
 */
export async function loadDownloaded<T>(
  modelsDir: string,
  model: string,
  precision: Precision,
  load: (cacheDir: string) => Promise<T>,
): Promise<Loaded<T>> {
  const kept = join(modelsDir, 'downloads', precision);
  const byHand = join(modelsDir, model, onnxFile[precision]);
  const records = await verifyFiles(join(kept, model), manifest, layoutVersion);
  if (records !== null) return { loaded: await load(kept), hash: records[onnxFile[precision]]?.sha256 ?? null };

  const unfinished = join(modelsDir, 'downloads', 'unfinished');
  await removeLeftovers(unfinished);
  const staging = join(unfinished, randomUUID());
  try {
    const loaded = await load(staging);
    const hash = (await keep(join(staging, model), join(kept, model)))?.[onnxFile[precision]]?.sha256;
    return { loaded, hash: hash ?? (await hashFile(byHand).catch(() => null)) };
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** Moves a complete download to its place; null where nothing was downloaded or the place cannot be written. */
async function keep(from: string, to: string): Promise<Record<string, FileRecord> | null> {
  try {
    const records: Record<string, FileRecord> = {};
    for (const entry of await readdir(from, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      const name = relative(from, path).split(sep).join('/');
      records[name] = { bytes: (await stat(path)).size, sha256: await hashFile(path) };
    }
    await writeManifest(from, manifest, layoutVersion, records);
    await rm(to, { recursive: true, force: true });
    makeFolder(dirname(to));
    await rename(from, to);
    return records;
  } catch {
    return null;
  }
}

async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Infinity }));
    if (Date.now() - mtimeMs > leftoverAge) await rm(path, { recursive: true, force: true });
  }
}
