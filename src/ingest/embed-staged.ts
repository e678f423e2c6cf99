import { setImmediate } from 'node:timers/promises';
import type { Embedder } from '../embed/embedder.js';
import type { Staging } from '../store/staging.js';
import { embedding } from '../tunables.js';

/**
 * Embeds every staged passage that has no vector, the longest first, and keeps what is done a few batches at a time.
 * @param onProgress called before each of those, and at the end; what it throws ends the embedding there.
 * @returns how many there were. @throws VerbatimError MODEL_*
 */
export async function embedStaged(
  staging: Staging,
  load: () => Promise<Embedder>,
  onProgress: (done: number, total: number) => void,
): Promise<number> {
  const total = staging.countUnembedded();
  if (total === 0) return 0;
  const embedder = await load();
  let done = 0;
  for (;;) {
    const window = staging.unembedded(embedding.window);
    if (window.length === 0) break;
    for (let start = 0; start < window.length; start += embedding.step) {
      onProgress(done, total);
      const step = window.slice(start, start + embedding.step);
      const vectors = await embedder.embedPassages(step.map(({ tokens }) => tokens));
      staging.keepVectors(vectors.map((vector, i) => ({ ...vector, key: step[i]!.key })));
      done += step.length;
      // A run of the model never lets go of the event loop: without this, nobody could say that it is to be cancelled.
      await setImmediate();
    }
  }
  onProgress(done, total);
  return done;
}
