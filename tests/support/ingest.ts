import { readFile } from '../../src/articles/read-file.js';
import type { ArticleReader } from '../../src/articles/article-reader.js';
import type { Config } from '../../src/config.js';
import type { PassageEmbedder } from '../../src/embed/embedder.js';
import { openEncoder } from '../../src/embed/encoder.js';
import { embedPassage, inputOf } from '../../src/embed/passage-vectors.js';
import { openTokenizer, type ModelOptions } from '../../src/embed/tokenizer.js';
import { ingest } from '../../src/ingest/ingest.js';
import { ingestSource } from '../../src/ingest-source.js';
import type { IngestOptions } from '../../src/ingest/source.js';
import { modelsFolder } from '../../src/embed/model/places.js';
import type { IndexReport } from '../../src/types.js';

/** Reads in this process. */
export const readHere = (): ArticleReader => ({ read: readFile, close: () => undefined });

/** Embeds passages in this process, one after the other. */
export async function embedHere(options: ModelOptions): Promise<PassageEmbedder> {
  const tokenizer = await openTokenizer(options);
  const encoder = await openEncoder(tokenizer.file);
  return {
    together: 4,
    atOnce: 1,
    embed: async (passages) => {
      const vectors = [];
      for (const input of passages.map((sentences) => inputOf(tokenizer, sentences)))
        vectors.push(await embedPassage(encoder, input));
      return vectors;
    },
    close: () => Promise.resolve(),
  };
}

/** Indexes in this process, which alone knows the sources that are tested. */
export function ingestHere(config: Config, options: IngestOptions = {}): Promise<IndexReport> {
  const { model, precision } = config;
  const passages = () => embedHere({ model, precision, modelsDir: modelsFolder(config) });
  return ingest({ ...ingestSource(config), reader: readHere, passages }, options);
}
