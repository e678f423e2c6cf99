/**
 * A bare onnxruntime session over ready token ids in the best batches: sorted by length, as many at once as the tunables say in fp32,
 * one in int8. Its arguments: the file of passages, the folder with model/, the precision.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ort from 'onnxruntime-node';
import { embedding } from '../dist/tunables.js';

const [file, embeddings, precision] = process.argv.slice(2);
/** BERT's [CLS] and [SEP]. */
const [begin, end] = [101, 102];
const name = precision === 'int8' ? 'model_quantized.onnx' : 'model.onnx';
const session = await ort.InferenceSession.create(join(embeddings, 'model', 'all-MiniLM-L6-v2', 'onnx', name));
const passages = JSON.parse(readFileSync(file, 'utf8')).map(({ tokens }) => [begin, ...tokens, end]);
passages.sort((a, b) => b.length - a.length);
const size = precision === 'int8' ? 1 : embedding.batch;
const batches = [];
for (let at = 0; at < passages.length; at += size) {
  const texts = passages.slice(at, at + size);
  const longest = texts[0].length;
  const ids = new BigInt64Array(texts.length * longest);
  const mask = new BigInt64Array(ids.length);
  texts.forEach((tokens, row) => {
    ids.set(tokens.map(BigInt), row * longest);
    mask.fill(1n, row * longest, row * longest + tokens.length);
  });
  const shape = [texts.length, longest];
  const tensor = (data) => new ort.Tensor('int64', data, shape);
  batches.push({
    input_ids: tensor(ids),
    attention_mask: tensor(mask),
    token_type_ids: tensor(new BigInt64Array(ids.length)),
  });
}
const inputs = (batch) => Object.fromEntries(session.inputNames.map((input) => [input, batch[input]]));
await session.run(inputs(batches.at(-1)));
const cpu = process.cpuUsage();
const started = performance.now();
for (const batch of batches) await session.run(inputs(batch));
const { user, system } = process.cpuUsage(cpu);
console.log(JSON.stringify({ seconds: (performance.now() - started) / 1_000, cpuSeconds: (user + system) / 1e6 }));
