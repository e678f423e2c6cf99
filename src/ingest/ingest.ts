import { join } from 'node:path';
import { listCorpus } from '../reading/files.js';
import { VerbatimError, causeOf, isVerbatimError } from '../errors.js';
import { makeFolder } from '../make-folder.js';
import { lockIndex } from '../store/lock.js';
import { notAsWritten } from '../store/not-as-written.js';
import { DATABASE } from '../store/schema.js';
import { checkSeal, readSeal, sealOfVectorFile, writeSeal } from '../store/seal.js';
import { setAside } from '../store/set-aside.js';
import { translate } from '../store/sqlite.js';
import { type Summed, sumUp } from '../store/stretches.js';
import { IndexWriter } from '../store/writer.js';
import { WrittenStretches } from '../store/written.js';
import type { IndexReport } from '../types.js';
import { type Run, Indexing } from './indexing.js';
import type { IngestOptions, IngestSource } from './source.js';

/**
 * Brings the index up to date with the corpus: reads what changed, embeds passages that have no vector yet, and puts all of it in
 * place in one transaction. Until then readers see the old index; killed at any moment, the index is the old one or the new one. A
 * damaged index is set aside and built anew: its vectors are not trusted either.
 * @throws VerbatimError SEEDS_*, INDEX_BUSY, INDEX_NOT_WRITABLE, INDEX_NEWER, INDEX_CANCELLED, MODEL_*
 */
export async function ingest(source: IngestSource, options: IngestOptions = {}): Promise<IndexReport> {
  const started = performance.now();
  const listing = await listCorpus(source.seeds);
  makeIndexFolder(source.folder);
  const lock = lockIndex(source.folder);
  const update = (damage: string | null) => updateIndex(source, options, { listing, started, damage });
  try {
    return await update(null);
  } catch (error) {
    if (!isVerbatimError(error, 'INDEX_DAMAGED')) throw error;
    setAside(source.folder);
    return await update(causeOf(error.cause ?? error));
  } finally {
    lock.release();
  }
}

/** Between a look at the seal and the next seal. @throws VerbatimError INDEX_DAMAGED too. */
async function updateIndex(source: IngestSource, options: IngestOptions, run: Run): Promise<IndexReport> {
  const { folder } = source;
  const state = await checkSeal(folder, { stamps: true });
  if (state === 'broken') throw notAsWritten(folder);
  const seal = state === 'intact' ? await readSeal(folder) : null;
  const written = new WrittenStretches(folder, seal?.files[DATABASE] ?? (await summedUp(folder)));
  const writer = IndexWriter.open(folder, written);
  let vectorFile = seal?.vectorFile ?? null;
  let isWhole = true;
  try {
    const manifest = writer.manifest();
    if (manifest !== null && seal === null) writer.check();
    const identity = await source.identify(manifest?.model ?? null);
    const done = await new Indexing({ ...source, identity }, options, { writer, manifest, seal }, run).go();
    vectorFile = await sealOfVectorFile(folder, done.vectorFile.name);
    return done.report;
  } catch (error) {
    const told = translate(folder, error);
    isWhole = !isVerbatimError(told, 'INDEX_DAMAGED');
    throw told;
  } finally {
    // Damage that this comes upon outweighs whatever else ended the indexing.
    writer.close();
    if (isWhole && written.isSure) await writeSeal(folder, vectorFile, written);
  }
}

/**
 * Sums up a database that is not sealed, before it is looked through: SQLite does that page by page in the order of its trees, which took a
 * cold disk minutes for 2 GB, and reading these from front to back 6 s. Null where there is none yet, or it can't be read.
 */
async function summedUp(folder: string): Promise<Summed | null> {
  return sumUp(join(folder, DATABASE)).catch(() => null);
}

/** For its owner only: the articles' texts are in it, which others may not be able to read. */
function makeIndexFolder(folder: string): void {
  try {
    makeFolder(folder, 0o700);
  } catch (error) {
    throw new VerbatimError('INDEX_NOT_WRITABLE', { path: folder, cause: causeOf(error) }, { cause: error });
  }
}
