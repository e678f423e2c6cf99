/**
 * `npm run declines -- SET... [--questions N] [--seed S]`: how often questions are declined, over every pair of question set and corpus.
 * A SET is a folder with corpus.jsonl and queries.jsonl; its index is the one of `npm run fit`, in EMBEDDINGS_DIR/fit/NAME. Off the
 * diagonal, N of a set's answerable questions (120, drawn with a fixed seed) are asked of another set's corpus, which should decline them;
 * on it, N answerable and N unanswerable ones of its own.
 */
import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { lazyModel, openLocalEngine } from '../dist/app.js';
import { readConfig } from '../dist/config.js';
import { isDeclined } from '../dist/evaluation/figures.js';
import { readKnownQuestions } from '../dist/evaluation/known-questions.js';
import { mean } from '../dist/evaluation/metrics.js';
import { askKnown } from '../dist/evaluation/outcome.js';

const WIDTH = 16;
const { values, positionals: folders } = parseArgs({
  allowPositionals: true,
  options: { questions: { type: 'string', default: '120' }, seed: { type: 'string', default: '1' } },
});

/** `count` of `items`, the same ones at every run: ordered by a hash of the seed and their place. */
function draw(items, count) {
  const hash = (n) => createHash('sha256').update(`${values.seed} ${n}`).digest('hex');
  return items
    .map((item, n) => ({ item, order: hash(n) }))
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .slice(0, count)
    .map(({ item }) => item);
}

async function readSet(folder) {
  const questions = await readKnownQuestions(join(folder, 'queries.jsonl'));
  const drawn = (answerable) =>
    draw(
      questions.filter((known) => known.answerable === answerable),
      Number(values.questions),
    );
  return { folder, name: basename(folder), answerable: drawn(true), unanswerable: drawn(false) };
}

/** Asks over one corpus: each cell of its column. */
async function declinedOver(corpus, sets) {
  const base = readConfig(process.env, { seeds: join(corpus.folder, 'corpus.jsonl') });
  const embeddings = join(base.embeddings, 'fit', corpus.name);
  const config = { ...base, embeddings, index: join(embeddings, 'index') };
  const model = lazyModel(config);
  const engine = openLocalEngine(config, model, console.warn);
  const declined = async (questions) => {
    const outcomes = [];
    for (const known of questions)
      outcomes.push((await askKnown({ engine, modelTime: model.questionTime }, known)).outcome);
    return mean(outcomes.map((outcome) => (isDeclined(outcome) ? 1 : 0)))?.toFixed(3) ?? '–';
  };
  try {
    await engine.reindex();
    const cells = [];
    for (const set of sets) {
      const share = await declined(set.answerable);
      cells.push(set === corpus ? `${share} / ${await declined(set.unanswerable)}` : share);
    }
    return cells;
  } finally {
    engine.close();
    await model.close();
  }
}

if (folders.length === 0) {
  console.error('Name at least one folder with corpus.jsonl and queries.jsonl.');
  process.exit(2);
}
const sets = await Promise.all(folders.map(readSet));
const columns = [];
for (const corpus of sets) {
  console.warn(`Asking over ${corpus.name} …`);
  columns.push(await declinedOver(corpus, sets));
}
const row = (cells) => cells.map((cell) => cell.slice(0, WIDTH - 1).padEnd(WIDTH)).join('');
console.log(`Share declined of ${values.questions} questions of a set (row) over a corpus (column);`);
console.log('on the diagonal of the answerable / of the unanswerable ones.\n');
console.log(row(['', ...sets.map(({ name }) => name)]));
sets.forEach(({ name }, n) => console.log(row([name, ...columns.map((cells) => cells[n])])));
