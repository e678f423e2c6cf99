/** The bot's engine, asked four questions a second: first idle, then while it indexes everything anew. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { openServingEngine } from '../dist/app.js';
import { readConfig } from '../dist/config.js';
import { startModel } from '../dist/model-process.js';
import { questions } from './corpus.js';
import { quantile } from './figures.js';

const pause = 250;
const idleSeconds = 15;
const config = readConfig(process.env);
const { engine, close } = openServingEngine(config, startModel(config), console.error);
await engine.reindex();
const asked = questions(40);
for (const text of asked) await engine.ask({ text });

async function askUntil(isOver) {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const times = [];
  for (let n = 0; !isOver(); n++) {
    const started = performance.now();
    await engine.ask({ text: asked[n % asked.length] });
    times.push(performance.now() - started);
    await wait(pause);
  }
  delay.disable();
  // The monitor counts from one tick to the next, of which 5 ms are its own.
  const loop = delay.percentile(99) / 1e6 - 5;
  return { questions: times.length, p50: quantile(times, 0.5), p95: quantile(times, 0.95), loop };
}

const end = performance.now() + idleSeconds * 1_000;
const idle = await askUntil(() => performance.now() > end);
let isIndexed = false;
const indexed = engine.reindex({ rebuild: true }).finally(() => (isIndexed = true));
const busy = await askUntil(() => isIndexed);
await indexed;
console.log(JSON.stringify({ idle, busy }));
await close();
