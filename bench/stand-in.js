import { ingestSource } from '../dist/ingest-source.js';
import { codesOf } from '../dist/embed/token-codes.js';
import { meanVector } from '../dist/embed/pooling.js';
import { normal, seeded } from './figures.js';

/** Different tokens that get a vector of their own. */
const kinds = 4_096;

/**
 * What the configured corpus and model give for an indexing, but without runs of the model, for indexes of many passages: tokenizer and
 * identity are real, and the state of a token is a random vector that belongs to it, so that texts with words in common are near each
 * other. What is measured over such an index takes as long as over a real one; what it answers is worth nothing.
 */
export async function standIn(config) {
  const source = ingestSource(config);
  const { dimension } = await source.identify(null);
  const random = seeded(2);
  const states = Float32Array.from({ length: kinds * dimension }, () => normal(random));
  const statesOf = (ids) => {
    const rows = new Float32Array(ids.length * dimension);
    ids.forEach((id, i) => {
      const at = (id % kinds) * dimension;
      rows.set(states.subarray(at, at + dimension), i * dimension);
    });
    return rows;
  };
  const embedPassage = (sentences) => {
    const ids = sentences.flat();
    const rows = statesOf(ids);
    let at = 0;
    const ranges = sentences.map((sentence) => [at, (at += sentence.length)]);
    const passage = meanVector(rows, 0, ids.length, dimension);
    return {
      passage,
      sentences: ranges.map(([from, to]) => (from === to ? passage : meanVector(rows, from, to, dimension))),
      codes: ranges.map(([from, to]) => codesOf(rows, from, to, dimension)),
    };
  };
  const passages = {
    together: 32,
    atOnce: 2,
    embed: (some) => Promise.resolve(some.map(embedPassage)),
    close: () => Promise.resolve(),
  };
  return { ...source, passages: () => Promise.resolve(passages) };
}
