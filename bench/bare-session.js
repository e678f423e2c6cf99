/**
 * A bare onnxruntime session over ready token ids. Its argument, as JSON: `passages`, the file of them; `model`, the ONNX file; `threads`,
 * as many as there are cores where it is not given; `batch`, texts at once; `sorted`, whether by length; `share`, e.g. [0, 2]: every second
 * passage, from the first. Started by another process, it waits to be told to begin.
 */
import { readFileSync } from 'node:fs';
import ort from 'onnxruntime-node';

const { passages: file, model, threads, batch: size, sorted = true, share = [0, 1] } = JSON.parse(process.argv[2]);
/** BERT's [CLS] and [SEP]. */
const [begin, end] = [101, 102];
const limits = threads === undefined ? {} : { intraOpNumThreads: threads, interOpNumThreads: 1 };
const session = await ort.InferenceSession.create(model, limits);
const all = JSON.parse(readFileSync(file, 'utf8')).map(({ tokens }) => [begin, ...tokens.flat(), end]);
const passages = all.filter((_, i) => i % share[1] === share[0]);
if (sorted) passages.sort((a, b) => b.length - a.length);
const batches = [];
for (let at = 0; at < passages.length; at += size) {
  const texts = passages.slice(at, at + size);
  const longest = Math.max(...texts.map(({ length }) => length));
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

async function measure() {
  const cpu = process.cpuUsage();
  const started = performance.now();
  for (const batch of batches) await session.run(inputs(batch));
  const seconds = (performance.now() - started) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  return { seconds, cpuSeconds: (user + system) / 1e6, megabytes: process.resourceUsage().maxRSS / 1_024 };
}

if (process.send === undefined) console.log(JSON.stringify(await measure()));
else {
  process.once('message', () => {
    void measure().then((figures) => process.send(figures, () => process.exit()));
  });
  process.send('ready');
}
