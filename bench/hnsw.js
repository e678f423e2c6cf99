import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lazyModel } from '../dist/app.js';
import { ingestSource } from '../dist/ingest-source.js';
import { readConfig } from '../dist/config.js';
import { ExactIndex } from '../dist/store/exact.js';
import { hnsw as tunables } from '../dist/tunables.js';
import hnswlib from 'hnswlib-node';
import { articles, questions } from './corpus.js';
import { normal, quantile, rounded, seeded } from './figures.js';
import { folder } from './machine.js';

/** Sentences that the model embeds; where more vectors are wanted, they are repeated with variation. */
const embedded = 7_044;
/** Cosine of a repeated vector and its original: what of a text is left when a tenth of its words is replaced. */
const alike = 0.9;
const asked = 200;
const few = [[tunables.m, tunables.efConstruction]];
const settings = [[8, 100], [16, 100], ...few, [16, 400], [32, 200]];
const efs = [64, 128, 256, 512];
const wanted = 10;
/** Neighbours that asking takes; the graph finds no more than ef. */
const taken = 100;
const sizes = [100, 300, 1_000, 10_000];

/** Recall@10 against exact search, and what it costs, for settings around the defaults. */
export async function hnsw({ full }) {
  const { vectors, queries, dimension } = await realVectors();
  const rows = [];
  for (const count of full ? [...sizes, 100_000] : sizes) {
    const all = repeated(vectors, count);
    const entries = all.map((vector, label) => ({ label, vector }));
    const exact = new ExactIndex(() => entries);
    const nearest = queries.map((query) => new Set(exact.search(query, wanted).map(({ label }) => label)));
    const exactMs = perQuery(queries, (query) => exact.search(query, taken));
    rows.push({ count, m: 'exact', recall: 1, cpuMs: rounded(exactMs) });
    for (const [m, efConstruction] of count === 10_000 ? settings : few) {
      const graph = new hnswlib.HierarchicalNSW('ip', dimension);
      graph.initIndex({ maxElements: count, m, efConstruction, randomSeed: tunables.seed });
      const before = process.cpuUsage();
      all.forEach((vector, label) => graph.addPoint(Array.from(vector), label));
      const built = process.cpuUsage(before).user / 1e6;
      for (const ef of efs) {
        graph.setEf(ef);
        const found = (query, k) => graph.searchKnn(Array.from(query), k).neighbors;
        const hits = queries.reduce(
          (sum, query, i) => sum + found(query, wanted).filter((l) => nearest[i].has(l)).length,
          0,
        );
        const isDefault = m === tunables.m && efConstruction === tunables.efConstruction && ef === tunables.ef;
        rows.push({
          count,
          m,
          efConstruction,
          ef,
          recall: rounded(hits / queries.length / wanted),
          // With a lower ef the graph would raise it by itself.
          cpuMs: ef < taken ? null : rounded(perQuery(queries, (query) => found(query, taken))),
          buildSeconds: rounded(built),
          megabytes: rounded((count * (4 * dimension + 8 * m + 20)) / 2 ** 20),
          note: isDefault ? 'the default' : '',
        });
      }
    }
  }
  return rows;
}

/** Milliseconds of the processor a query, the median of five rounds. */
function perQuery(queries, search) {
  const rounds = Array.from({ length: 5 }, () => {
    const before = process.cpuUsage();
    for (const query of queries) search(query);
    return process.cpuUsage(before).user / 1_000 / queries.length;
  });
  return quantile(rounds, 0.5);
}

/** The vectors as they are, and then again and again with noise. */
function repeated(vectors, count) {
  const random = seeded(3);
  return Array.from({ length: count }, (_, i) => {
    const vector = vectors[i % vectors.length];
    if (i < vectors.length) return vector;
    const scale = Math.sqrt((1 / alike ** 2 - 1) / vector.length);
    const noisy = vector.map((element) => element + scale * normal(random));
    const length = Math.hypot(...noisy);
    return noisy.map((element) => element / length);
  });
}

/** Vectors of real sentences and questions, kept from run to run. */
async function realVectors() {
  const config = { ...readConfig(process.env), embeddings: join(folder, 'hnsw') };
  const file = join(folder, 'vectors.f32');
  const model = await lazyModel(config).load();
  const { dimension } = model.identity;
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    const source = ingestSource(config);
    const tokenizer = await source.tokenizer();
    const texts = [...articles(embedded, 'trecqa')].map(({ text }) => tokenizer.tokenize(text).slice(0, 128));
    const pool = await source.passages();
    const some = (from) => texts.slice(from, from + pool.together).map((ids) => [ids]);
    const passages = [];
    for (let at = 0; at < texts.length; at += pool.atOnce * pool.together) {
      const requests = Array.from({ length: pool.atOnce }, (_, n) => pool.embed(some(at + n * pool.together)));
      passages.push(...(await Promise.all(requests)).flat());
    }
    await pool.close();
    const vectors = passages.map(({ passage }) => passage);
    for (const text of questions(asked, 'trecqa')) vectors.push((await model.embedQuestion(text)).vector);
    writeFileSync(
      file,
      Buffer.concat(vectors.map((vector) => Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength))),
    );
  }
  await model.close();
  const bytes = readFileSync(file);
  const all = new Float32Array(new Uint8Array(bytes).buffer);
  const rows = Array.from({ length: all.length / dimension }, (_, i) => all.slice(i * dimension, (i + 1) * dimension));
  return { vectors: rows.slice(0, -asked), queries: rows.slice(-asked), dimension };
}
