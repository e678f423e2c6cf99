import { run } from './child.js';
import { quantile, rounded } from './figures.js';
import { largeIndex } from './large-index.js';

/** Cold starts of each kind, one after the other. */
const starts = 7;
/** As many as news-half has; and rounds of them. */
const [most, rounds] = [342, 3];

/** From question to answer, warm and cold. */
export async function asking({ full }) {
  const rows = [];
  for (const size of full ? [10_000, 100_000] : [10_000]) {
    const { config, passages } = await largeIndex(size);
    const { output } = await run('bench/ask-all.js', [size, most, rounds].map(String));
    const { questions, first, again, model } = JSON.parse(output);
    const target = size === 10_000 ? 'p50 < 5, p95 < 12' : 'p95 < 40';
    for (const [when, { own, cpu }] of Object.entries({ 'first time': first, again })) {
      rows.push({
        what: `warm, ${passages} passages, ${questions} questions, ${when}: ms beyond the model`,
        p50: rounded(own[0]),
        p95: rounded(own[1]),
        cpu: cpu.slice(0, 2).map(rounded).join(', '),
        beside: `the model: ${rounded(model[0])}, ${rounded(model[1])}`,
        ratio: rounded(own[0] / model[0]),
        target,
      });
    }
    if (size === 10_000) rows.push(await coldStart(config));
  }
  return rows;
}

/** A question of the command line beside loading the model and running it once. */
async function coldStart(config) {
  const env = { EMBEDDINGS_DIR: config.embeddings, SEEDS_DIR: config.seeds };
  const asked = [];
  const bare = [];
  for (let i = 0; i <= starts; i++) {
    const ours = await run('dist/cli.js', ['ask', 'When was the summit held?', '--json'], { env });
    const theirs = await run('bench/load-model.js', [config.embeddings]);
    if (i === 0) continue;
    asked.push(ours);
    bare.push(theirs);
  }
  const milliseconds = (runs, of, share) => Math.round(quantile(runs.map(of), share) * 1_000);
  const first = ({ firstOutput }) => firstOutput;
  const cpu = ({ cpuSeconds }) => cpuSeconds;
  return {
    what: 'cold, 10,000 passages: ms to the first answer',
    p50: milliseconds(asked, first, 0.5),
    p95: milliseconds(asked, first, 0.95),
    cpu: milliseconds(asked, cpu, 0.5),
    beside: `load and run of the model: ${milliseconds(bare, first, 0.5)}, cpu ${milliseconds(bare, cpu, 0.5)}`,
    ratio: rounded(milliseconds(asked, first, 0.5) / milliseconds(bare, first, 0.5)),
    target: 'ratio < 1.6',
  };
}
