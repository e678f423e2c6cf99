import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../dist/config.js';
import { ingest } from '../dist/ingest/ingest.js';
import { articles, writeCorpus } from './corpus.js';
import { folder } from './machine.js';
import { standIn } from './stand-in.js';

/** How many passages an article of news-half has in the mean; the number of articles is chosen by it. */
const passagesAnArticle = 6.4;

/** Articles in one file: about 15 MB, below what is read of one. */
const together = 2_500;

function writeParts(place, some) {
  mkdirSync(place, { recursive: true });
  const all = [...some];
  for (let at = 0; at < all.length; at += together)
    writeCorpus(join(place, `${at}.jsonl`), all.slice(at, at + together));
}

/** The configuration of the index of about so many passages that is measured. */
export function configOf(passages) {
  const place = join(folder, String(passages));
  return readConfig({ ...process.env, EMBEDDINGS_DIR: place, SEEDS_DIR: join(place, 'corpus') });
}

/**
 * Builds the index of about so many passages with vectors made without the model, unless it is there.
 * @returns seconds it took, null where it was there; and its configuration.
 */
export async function largeIndex(passages) {
  const config = configOf(passages);
  if (!existsSync(config.seeds)) writeParts(config.seeds, articles(Math.round(passages / passagesAnArticle)));
  const source = await standIn(config);
  const started = performance.now();
  const report = await ingest(source);
  const seconds = (performance.now() - started) / 1_000;
  return { config, passages: report.passages, seconds: report.embedded > 0 ? seconds : null };
}
