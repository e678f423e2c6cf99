import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { Precision } from '../../config.js';
import { causeOf, VerbatimError } from '../../errors.js';
import { hashFile } from '../../hash-file.js';
import { makeFolder } from '../../make-folder.js';
import { verifyFiles, writeManifest, type FileRecord, type FileRecords } from './file-manifest.js';
import { downloadsFolder } from './places.js';
import { onnxFile } from './prepare.js';

const manifest = 'manifest.json';
const layoutVersion = '1';

/** Milliseconds after which an unfinished download is taken for one of a process that was killed. */
const leftoverAge = 86_400_000;

/** Where a model lies. */
export interface FoundModel {
  /** Path of the ONNX file, and its SHA-256, hex. */
  readonly file: string;
  readonly hash: string;
  /** The folder that transformers.js finds its other files in, where they are not below `modelsDir`. */
  readonly cacheDir: string;
}

/**
 * Finds a model by Hugging Face id, with `fetchInto` fetching into the folder it is given whatever is not there yet. A download is
 * kept, under `<modelsDir>/downloads/<precision>`, once it has been loaded without an error, so that an interrupted one is never
 * taken for a model. Files put by hand into `<modelsDir>/<model>` are used as they are.
 * @throws VerbatimError MODEL_NOT_WRITABLE where it can't be kept; what `fetchInto` throws.
 */
export async function downloadedModel(
  modelsDir: string,
  model: string,
  precision: Precision,
  fetchInto: (cacheDir: string) => Promise<void>,
): Promise<FoundModel> {
  const cacheDir = downloadsFolder(modelsDir, precision);
  const kept = join(cacheDir, model);
  const name = onnxFile[precision];
  const records =
    (await verifyFiles(kept, manifest, layoutVersion)) ?? (await download(modelsDir, model, kept, fetchInto));
  if (records?.[name] !== undefined) return { file: join(kept, name), hash: records[name].sha256, cacheDir };
  const file = join(modelsDir, model, name);
  try {
    return { file, hash: await hashFile(file), cacheDir };
  } catch (error) {
    throw notWritable(kept, forbidding(cacheDir) ?? error);
  }
}

/** What forbids to make a folder; null where nothing does. transformers.js only prints what keeps it from writing, and goes on. */
function forbidding(folder: string): unknown {
  try {
    makeFolder(folder);
    return null;
  } catch (error) {
    return error;
  }
}

async function download(
  modelsDir: string,
  model: string,
  kept: string,
  fetchInto: (cacheDir: string) => Promise<void>,
): Promise<FileRecords | null> {
  const unfinished = join(modelsDir, 'downloads', 'unfinished');
  await removeLeftovers(unfinished);
  const staging = join(unfinished, randomUUID());
  try {
    await fetchInto(staging);
    return await keep(join(staging, model), kept);
  } finally {
    // What can't be taken away now goes with the leftovers.
    await rm(staging, { recursive: true, force: true }).catch(() => undefined);
  }
}

/**
 * Moves a complete download to its place, unless there is one by now; null where nothing was downloaded.
 * @throws VerbatimError MODEL_NOT_WRITABLE
 */
async function keep(from: string, to: string): Promise<FileRecords | null> {
  if (!existsSync(from)) return null;
  try {
    const records: Record<string, FileRecord> = {};
    for (const entry of await readdir(from, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      const name = relative(from, path).split(sep).join('/');
      records[name] = { bytes: (await stat(path)).size, sha256: await hashFile(path) };
    }
    await writeManifest(from, manifest, layoutVersion, records);
    // Another process may have finished the same download meanwhile, and be reading it.
    const already = await verifyFiles(to, manifest, layoutVersion);
    if (already !== null) return already;
    await rm(to, { recursive: true, force: true });
    makeFolder(dirname(to));
    await rename(from, to);
    return records;
  } catch (error) {
    throw notWritable(to, error);
  }
}

function notWritable(path: string, error: unknown): VerbatimError {
  return new VerbatimError('MODEL_NOT_WRITABLE', { path, cause: causeOf(error) }, { cause: error });
}

async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Infinity }));
    if (Date.now() - mtimeMs > leftoverAge) await rm(path, { recursive: true, force: true });
  }
}
