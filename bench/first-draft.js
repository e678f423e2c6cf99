/** The first draft that everyone writes: a pipeline, one text at a time, and addPoint. Its arguments: the file of passages, the folder with model/. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { env, pipeline } from '@xenova/transformers';
import hnswlib from 'hnswlib-node';

const [file, embeddings] = process.argv.slice(2);
env.localModelPath = join(embeddings, 'model');
env.allowRemoteModels = false;
const texts = JSON.parse(readFileSync(file, 'utf8')).map(({ text }) => text);
const embed = await pipeline('feature-extraction', 'all-MiniLM-L6-v2', { quantized: false });
const index = new hnswlib.HierarchicalNSW('cosine', 384);
index.initIndex(texts.length);
const cpu = process.cpuUsage();
const started = performance.now();
for (const [i, text] of texts.entries()) {
  const { data } = await embed(text, { pooling: 'mean', normalize: true });
  index.addPoint(Array.from(data), i);
}
const { user, system } = process.cpuUsage(cpu);
console.log(JSON.stringify({ seconds: (performance.now() - started) / 1_000, cpuSeconds: (user + system) / 1e6 }));
