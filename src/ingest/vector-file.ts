import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ModelIdentity } from '../embed/embedder.js';
import { isIntact, isPresent } from '../store/hnsw-file.js';
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
  /** Trust the file in place without looking for damage. */
  readonly unchecked: boolean;
}

/**
 * The HNSW file of the state about to be committed: the one in place where nothing changed, else one grown from it or built anew.
 * @param gone articles that leave the index.
 * @param staged whether others are staged.
 * @param onProgress called while passages are added; what it throws ends it there.
 */
export async function buildVectorFile(
  parts: VectorFileParts,
  { gone, staged }: { readonly gone: readonly string[]; readonly staged: boolean },
  onProgress: (done: number, total: number) => void,
): Promise<VectorFile> {
  const { folder, writer, inPlace, identity, unchecked } = parts;
  const usable = inPlace !== null && inPlace.model.hash === identity.hash ? inPlace : null;
  if (usable !== null && gone.length === 0 && !staged) {
    const isSound = unchecked ? isPresent : isIntact;
    if (await isSound(folder, usable.vectorFile)) return usable.vectorFile;
  }

  const inUse = usable === null ? null : await grown(parts, usable, gone);
  const index = inUse ?? HnswIndex.create(identity.dimension, inPlace?.passages ?? embedding.window);
  // One that is built anew takes up what stays, too.
  const staying = inUse === null ? [writer.vectorsWithout(gone)] : [];
  const stay = inUse === null && inPlace !== null ? inPlace.passages - writer.labelsOf(gone).length : 0;
  const total = stay + writer.staging.count();
  let added = 0;
  for (const vectors of [...staying, writer.staging.vectors()]) {
    for (const { label, vector } of vectors) {
      if (added++ % embedding.window === 0) onProgress(added - 1, total);
      index.add(label, vector);
    }
  }
  onProgress(total, total);
  return index.save(folder, `vectors-${(inPlace?.generation ?? 0) + 1}`);
}

/** The HNSW file in place without the articles that go, or null when it is damaged or too much of it would be waste. */
async function grown(
  { folder, writer }: VectorFileParts,
  inPlace: Manifest,
  gone: readonly string[],
): Promise<HnswIndex | null> {
  const labels = writer.labelsOf(gone);
  const index = await HnswIndex.load(folder, inPlace.vectorFile, inPlace.model.dimension);
  if (index === null || labels.length > index.size) return null;
  for (const label of labels) index.remove(label);
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
