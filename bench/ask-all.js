/**
 * Asks questions of an index in a process of its own, no two alike, each as many times as the rounds say; its arguments: number of passages,
 * number of questions at most, rounds. The model's vectors are taken from the first time it is asked, as its threads go on spinning after
 * a run. The first time a question is asked is told apart from the times after it, which find its terms in memory.
 */
import { lazyModel, openIndex } from '../dist/app.js';
import { LocalEngine } from '../dist/local-engine.js';
import { questions } from './corpus.js';
import { quantile } from './figures.js';
import { configOf } from './large-index.js';

const [passages, count, rounds] = process.argv.slice(2).map(Number);
const config = configOf(passages);
const asked = [...new Set(questions(count))];
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
// Others, so that the code is warm, and the terms of those that are measured are not.
for (const text of questions(60, 'trecqa')) if (!asked.includes(text)) await engine.ask({ text });

const times = { first: [], again: [] };
for (let round = 0; round < rounds; round++) {
  for (const text of asked) {
    const before = process.cpuUsage();
    const started = performance.now();
    await engine.ask({ text });
    const own = performance.now() - started;
    const { user, system } = process.cpuUsage(before);
    times[round === 0 ? 'first' : 'again'].push({ own, cpu: (user + system) / 1_000 });
  }
}
const spread = (values) => [0.5, 0.95, 0.99].map((share) => quantile(values, share));
const spreads = (some) => ({ own: spread(some.map(({ own }) => own)), cpu: spread(some.map(({ cpu }) => cpu)) });
const { first, again } = times;
const told = { first: spreads(first), again: spreads(again), all: spreads([...first, ...again]) };
console.log(JSON.stringify({ questions: asked.length, ...told, model: spread(modelTimes) }));
engine.close();
await model.close();
