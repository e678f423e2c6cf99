/** Entry of a process that embeds passages; see pool.ts. Its argument is a PassageModel as JSON. */
import { setImmediate } from 'node:timers/promises';
import type { PassageVectors } from './embedder.js';
import { openEncoder } from './encoder.js';
import type { PassageModel, PassagesRequest, PassagesResult } from './messages.js';
import { embedPassage } from './passage-vectors.js';
import { serve } from './serve.js';
import { unavailable } from './unavailable.js';

await serve(async (argument) => {
  const model = argument as PassageModel;
  const encoder = await openEncoder(model.file, model).catch((error: unknown) => {
    throw unavailable(model, error);
  });
  return {
    ready: null,
    async answer(passages): Promise<PassagesResult> {
      const vectors: PassageVectors[] = [];
      for (const passage of passages as PassagesRequest) {
        vectors.push(await embedPassage(encoder, passage));
        await setImmediate(); // A run blocks the event loop: what was said and what was sent must get through.
      }
      return vectors;
    },
  };
});
