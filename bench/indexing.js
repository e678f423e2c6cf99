import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lazyModel } from '../dist/app.js';
import { articlesOf } from '../dist/cleaning/article.js';
import { readConfig } from '../dist/config.js';
import { splitPassages } from '../dist/passages/passages.js';
import { listCorpus } from '../dist/reading/files.js';
import { readFile } from '../dist/reading/read.js';
import { run } from './child.js';
import { articles, writeCorpus } from './corpus.js';
import { rounded } from './figures.js';
import { folder } from './machine.js';

/**
 * Indexing from files to a ready index, beside a bare session of the same model fed ready token ids, and beside the first draft that
 * everyone writes. Rates by the clock, and by what the processors spent, which other programs disturb less.
 */
export async function indexing({ full }) {
  const place = join(folder, 'indexing');
  mkdirSync(place, { recursive: true });
  const seeds = join(place, 'corpus.jsonl');
  writeCorpus(seeds, articles(full ? 300 : 40));
  const rows = [];
  for (const precision of ['fp32', 'int8']) {
    const embeddings = join(place, precision);
    const env = { EMBEDDINGS_DIR: embeddings, SEEDS_DIR: seeds, EMBEDDING_PRECISION: precision };
    const config = readConfig({ ...process.env, ...env });
    const passages = await writeTokens(config, join(place, 'passages.json'));
    const bare = () => run('bench/bare-session.js', [join(place, 'passages.json'), embeddings, precision]);
    const before = await bare();
    if (existsSync(config.index)) rmSync(config.index, { recursive: true });
    const ours = await run('dist/cli.js', ['index', '--json'], { env });
    const after = await bare();
    const timed = [before, after].map(({ output }) => JSON.parse(output));
    const session = { seconds: mean(timed, 'seconds'), cpuSeconds: mean(timed, 'cpuSeconds') };
    rows.push(row(`bare session, ${precision}`, passages, session, session));
    const target = precision === 'fp32' ? '0.90' : '0.85';
    rows.push(row(`verbatim index, ${precision}`, passages, ours, session, target));
    if (precision === 'fp32') {
      const naive = JSON.parse((await run('bench/first-draft.js', [join(place, 'passages.json'), embeddings])).output);
      rows.push(row('first draft, fp32', passages, naive, session, 'verbatim / this >= 1.7'));
    }
  }
  return rows;
}

function row(what, passages, { seconds, cpuSeconds }, session, target = '') {
  return {
    what,
    passages,
    seconds: rounded(seconds),
    rate: rounded(passages / seconds),
    ofBare: rounded(session.seconds / seconds),
    cpuSeconds: rounded(cpuSeconds),
    ofBareByCpu: rounded(session.cpuSeconds / cpuSeconds),
    target,
  };
}

function mean(runs, name) {
  return runs.reduce((sum, one) => sum + one[name], 0) / runs.length;
}

/** Writes the passages' texts and token ids, as they are split for the index; gives how many there are. */
async function writeTokens(config, file) {
  const model = await lazyModel(config).load();
  const tokenize = (text) => model.tokenize(text);
  const passages = [];
  for (const one of (await listCorpus(config.seeds)).files) {
    for await (const item of articlesOf(readFile(one))) {
      if (item.kind === 'skipped') continue;
      for (const { passage, tokens } of splitPassages(item.article, item.clean, tokenize, {
        maxTokens: model.identity.maxTokens,
      }))
        passages.push({ text: passage.text, tokens: tokens.flat() });
    }
  }
  await model.close();
  writeFileSync(file, JSON.stringify(passages));
  return passages.length;
}
