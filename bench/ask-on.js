/**
 * Asks the bot's engine question after question, no two alike, and prints ten times on the way what memory its process and the model's
 * hold; its arguments: number of passages, number of questions.
 */
import { readFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { openServingEngine } from '../dist/app.js';
import { startModel } from '../dist/model-process.js';
import { articles, questions } from './corpus.js';
import { seeded } from './figures.js';
import { configOf } from './large-index.js';

const samples = 20;
const [passages, count] = process.argv.slice(2).map(Number);
const config = configOf(passages);
const model = startModel(config);
const { engine, close } = openServingEngine(config, model, console.error);
await model.ready;
/** The model's process, the only one that was started. */
const [pid] = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(' ');

const real = questions(340);
const words = [...articles(200)].flatMap(({ text }) => text.match(/\p{L}{4,}/gu));
const random = seeded(4);
const pick = (some) => some[Math.floor(random() * some.length)];

function look(asked, seconds) {
  globalThis.gc?.();
  const heap = process.memoryUsage().heapUsed / 2 ** 20;
  console.log(JSON.stringify({ asked, seconds, bot: resident('self'), heap, model: resident(pid) }));
}

/** Megabytes, as Linux counts them. */
function resident(id) {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'));
  return Number(kilobytes) / 1_024;
}

const started = performance.now();
for (let asked = 1; asked <= count; asked++) {
  await engine.ask({ text: `${pick(real)} ${pick(words)} ${pick(words)}` });
  if (asked % Math.ceil(count / samples) === 0) {
    await setImmediate();
    look(asked, (performance.now() - started) / 1_000);
  }
}
await close();
