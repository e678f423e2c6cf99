/**
 * Articles to measure with: real ones of the development sets where they are there (`../shared/dev-sets`, or DEV_SETS), else those in
 * seeds/. Where more are asked for than there are, they are repeated with variation: a tenth of their words is replaced by words
 * from elsewhere in the corpus, so that copies are neither equal nor strangers.
 */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seeded } from './figures.js';

const sets = process.env.DEV_SETS ?? join('..', 'shared', 'dev-sets');

/** Share of words that differ in a repeated article. */
const varied = 0.1;

function realArticles(set) {
  const file = join(sets, set, 'corpus.jsonl');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim().split('\n').map(JSON.parse);
  return readdirSync('seeds')
    .filter((name) => name.endsWith('.txt'))
    .map((name) => ({ id: name, title: name, text: readFileSync(join('seeds', name), 'utf8') }));
}

/** Yields `count` articles as JSON lines hold them. */
export function* articles(count, set = 'news-half') {
  const real = realArticles(set);
  const random = seeded(1);
  const words = real.flatMap(({ text }) => text.slice(0, 2_000).split(/\s+/));
  for (let i = 0; i < count; i++) {
    const one = real[i % real.length];
    if (i < real.length) yield one;
    else {
      const text = one.text.replace(/\p{L}{4,}/gu, (word) =>
        random() < varied ? words[Math.floor(random() * words.length)] : word,
      );
      yield { ...one, id: `${one.id}-${Math.floor(i / real.length)}`, text };
    }
  }
}

/** Questions to ask: those of the set, or the project's own. */
export function questions(count, set = 'news-half') {
  const file = join(sets, set, 'queries.jsonl');
  const known = existsSync(file) ? file : join('tests', 'fixtures', 'seed-questions.jsonl');
  const all = readFileSync(known, 'utf8').trim().split('\n').map(JSON.parse);
  return Array.from({ length: count }, (_, i) => all[i % all.length].question);
}

/** Writes articles as one .jsonl file. */
export function writeCorpus(file, some) {
  writeFileSync(file, [...some].map((article) => JSON.stringify(article)).join('\n'));
}
