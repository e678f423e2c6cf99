import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { openEncoder } from '../dist/embed/encoder.js';
import { embedPassage, inputOf } from '../dist/embed/passage-vectors.js';
import { bareSessions } from './bare-sessions.js';
import { rounded } from './figures.js';

/** Passages that each way is tried with. */
const tried = 120;
/** Processes, threads each, texts at once, sorted by length. */
const ways = [
  [1, 2, 1],
  [1, 2, 8],
  [1, 2, 8, false],
  [1, 2, 32],
  [1, 2, 32, false],
  [2, 1, 1],
  [2, 1, 8],
  [2, 2, 1],
  [1, 1, 1],
  [1, 1, 4],
];

/** What each way of running the model gives by itself, and what is done outside of it takes beside it. */
export async function attempts(place, precision, tokenizer) {
  const all = JSON.parse(readFileSync(join(place, 'passages.json'), 'utf8'));
  const step = Math.max(1, Math.floor(all.length / tried));
  const some = all.filter((_, i) => i % step === 0).slice(0, tried);
  const file = join(place, 'some-passages.json');
  writeFileSync(file, JSON.stringify(some));
  const rows = [];
  for (const [processes, threads, batch, sorted = true] of ways) {
    const what = { passages: file, model: tokenizer.file, threads, batch, sorted };
    const { seconds, cpuSeconds, megabytes } = await bareSessions(processes, what);
    rows.push({
      what: `${precision}, ${processes} × ${threads} threads, ${batch} at once${sorted || batch === 1 ? '' : ', unsorted'}`,
      passages: some.length,
      seconds: rounded(seconds),
      rate: rounded(some.length / seconds),
      cpuSeconds: rounded(cpuSeconds),
      megabytes: rounded(megabytes),
    });
  }
  return [...rows, ...(await outside(some, precision, tokenizer))];
}

/** Milliseconds a passage of what is done outside of the model, and its share of the model's own run in one thread. */
async function outside(some, precision, tokenizer) {
  const encoder = await openEncoder(tokenizer.file, { threads: 1 });
  const inputs = some.map(({ tokens }) => inputOf(tokenizer, tokens));
  const states = [];
  const run = await milliseconds(inputs, async ({ ids }) => states.push(await encoder.run(ids)));
  const vectors = [];
  let at = 0;
  const ready = { run: () => Promise.resolve(states[at++ % states.length]) };
  const steps = {
    tokenizer: () => milliseconds(some, ({ text }) => tokenizer.tokenize(text)),
    'pooling and codes': () => milliseconds(inputs, async (input) => vectors.push(await embedPassage(ready, input))),
    'crossing to another process': () => milliseconds(vectors.slice(), (vector) => deserialize(serialize(vector))),
  };
  const rows = [];
  for (const [what, measure] of Object.entries(steps)) {
    await measure();
    const each = await measure();
    rows.push({
      what: `${precision}, ${what}`,
      passages: some.length,
      msEach: rounded(each),
      ofRun: rounded(each / run),
    });
  }
  return [
    { what: `${precision}, the model, one thread`, passages: some.length, msEach: rounded(run), ofRun: 1 },
    ...rows,
  ];
}

/** Milliseconds of the processor that an action takes for each. */
async function milliseconds(items, action) {
  const cpu = process.cpuUsage();
  for (const item of items) await action(item);
  const { user, system } = process.cpuUsage(cpu);
  return (user + system) / 1_000 / items.length;
}
