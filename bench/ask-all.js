/**
 * Asks questions of an index in a process of its own, each as many times as the rounds say; its arguments: number of passages, number of
 * questions, rounds. The model's vectors are taken from the first time it is asked, as its threads go on spinning after a run.
 */
import { lazyModel, openIndex } from '../dist/app.js';
import { LocalEngine } from '../dist/local-engine.js';
import { questions } from './corpus.js';
import { quantile } from './figures.js';
import { configOf } from './large-index.js';

const [passages, count, rounds] = process.argv.slice(2).map(Number);
const config = configOf(passages);
const asked = questions(count);
const model = await lazyModel(config).load();
const modelTimes = [];
const embedded = new Map();
for (const text of asked) {
  const started = performance.now();
  embedded.set(text, await model.embedQuestion(text));
  modelTimes.push(performance.now() - started);
}
const engine = new LocalEngine({
  embedder: () =>
    Promise.resolve({
      identity: model.identity,
      embedQuestion: async (text) => embedded.get(text) ?? (await model.embedQuestion(text)),
    }),
  index: openIndex(config, console.error),
  now: () => new Date(),
  folder: config.index,
  ingest: () => Promise.reject(new Error('nothing is indexed here')),
});
for (const text of asked.slice(0, 30)) await engine.ask({ text });

const own = [];
const cpu = [];
for (let round = 0; round < rounds; round++) {
  for (const text of asked) {
    const before = process.cpuUsage();
    const started = performance.now();
    await engine.ask({ text });
    own.push(performance.now() - started);
    const { user, system } = process.cpuUsage(before);
    cpu.push((user + system) / 1_000);
  }
}
const spread = (values) => [0.5, 0.95, 0.99].map((share) => quantile(values, share));
console.log(JSON.stringify({ own: spread(own), ownCpu: spread(cpu), model: spread(modelTimes) }));
engine.close();
await model.close();
