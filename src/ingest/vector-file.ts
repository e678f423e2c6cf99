import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ModelIdentity } from '../embed/embedder.js';
import { HnswIndex } from '../store/hnsw.js';
import type { Manifest, VectorFile } from '../store/manifest.js';
import type { IndexWriter } from '../store/writer.js';
import { embedding, hnsw } from '../tunables.js';

/** What a vector file is built from. */
export interface VectorFileParts {
  readonly folder: string;
  readonly writer: IndexWriter;
  /** Of the index in place. */
  readonly inPlace: Manifest | null;
  readonly identity: ModelIdentity;
  /** Whether the file in place is what was written. */
  readonly isSound: (file: VectorFile) => Promise<boolean>;
  /** Of the first passage that comes after those staged. */
  readonly nextLabel: number;
}

/**
 * The HNSW file of the state about to be committed: the one in place where little or nothing changed, else one grown from it or built anew.
 * @param gone articles that leave the index.
 * @param onProgress called while passages are added; what it throws ends it there.
 */
export async function buildVectorFile(
  parts: VectorFileParts,
  gone: readonly string[],
  onProgress: (done: number, total: number) => void,
): Promise<VectorFile> {
  const { folder, writer, inPlace, identity, isSound, nextLabel } = parts;
  const sameModel = inPlace !== null && inPlace.model.hash === identity.hash ? inPlace : null;
  const usable = sameModel !== null && (await isSound(sameModel.vectorFile)) ? sameModel : null;
  const leaving = writer.labelsOf(gone);
  const going = usable === null ? null : goneOn(usable, leaving, writer.staging.count());
  if (going !== null) return going;

  const inUse = usable === null ? null : await grown(folder, usable, leaving);
  const index = inUse ?? HnswIndex.create(identity.dimension, inPlace?.passages ?? embedding.window);
  // One that is built anew takes up what stays, too; one that has grown, what was kept apart.
  const stay = inUse === null ? 0 : usable!.vectorFile.nextLabel;
  const staying = inPlace === null ? [] : [writer.vectorsWithout(gone, stay)];
  const total = (inPlace?.passages ?? 0) - leaving.length + writer.staging.count() - (inUse?.size ?? 0);
  let added = 0;
  for (const vectors of [...staying, writer.staging.vectors()]) {
    for (const { label, vector } of vectors) {
      if (added++ % embedding.window === 0) onProgress(added - 1, total);
      index.add(label, vector);
    }
  }
  onProgress(total, total);
  const saved = await index.save(folder, `vectors-${(inPlace?.generation ?? 0) + 1}`);
  return { ...saved, nextLabel, gone: [] };
}

/** The file in place with what changed kept apart from it; null where that would be too much. */
function goneOn({ vectorFile, passages }: Manifest, leaving: readonly number[], staged: number): VectorFile | null {
  if (leaving.length + staged === 0) return vectorFile;
  const inFile = leaving.filter((label) => label < vectorFile.nextLabel);
  const gone = [...vectorFile.gone, ...inFile];
  const added = passages - (vectorFile.count - vectorFile.gone.length) - (leaving.length - inFile.length) + staged;
  const isMuch = added + gone.length > Math.min(hnsw.apart, vectorFile.count * hnsw.apartShare);
  return isMuch ? null : { ...vectorFile, gone };
}

/** The HNSW file in place without the passages that go, or null when it can't be read or too much of it would be waste. */
async function grown(
  folder: string,
  { vectorFile, model }: Manifest,
  leaving: readonly number[],
): Promise<HnswIndex | null> {
  const index = await HnswIndex.load(folder, vectorFile, model.dimension);
  const inFile = leaving.filter((label) => label < vectorFile.nextLabel);
  if (index === null || vectorFile.gone.length + inFile.length > index.size) return null;
  for (const label of [...vectorFile.gone, ...inFile]) index.remove(label);
  return index.waste > hnsw.maxWaste ? null : index;
}
/** Removes files of earlier states, and what killed runs left behind. What can't be removed, the next indexing removes. */
export function removeOldVectorFiles(folder: string, current: string): void {
  for (const name of readdirSync(folder)) {
    if (!/^vectors-.*\.hnsw(\.tmp)?$/.test(name) || name === current) continue;
    try {
      rmSync(join(folder, name), { recursive: true, force: true });
    } catch {
      // What was indexed is in place.
    }
  }
}
