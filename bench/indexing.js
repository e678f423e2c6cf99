import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFile } from '../dist/articles/read-file.js';
import { readConfig } from '../dist/config.js';
import { ingestSource } from '../dist/ingest-source.js';
import { splitPassages } from '../dist/passages/passages.js';
import { listCorpus } from '../dist/reading/files.js';
import { attempts } from './attempts.js';
import { bareSessions } from './bare-sessions.js';
import { run } from './child.js';
import { articles, writeCorpus } from './corpus.js';
import { rounded } from './figures.js';
import { folder } from './machine.js';

/**
 * Indexing from files to a ready index, beside a bare session of the same model fed ready token ids in the best batches, and beside the
 * first draft that everyone writes. Rates by the clock, and by what the processors spent, which other programs disturb less. Below them what
 * other ways of running the model give.
 */
export async function indexing({ full }) {
  const place = join(folder, 'indexing');
  mkdirSync(place, { recursive: true });
  const seeds = join(place, 'corpus.jsonl');
  writeCorpus(seeds, articles(full ? 400 : 200));
  const rows = [];
  const tried = [];
  const whole = {};
  for (const precision of ['fp32', 'int8']) {
    const embeddings = join(place, precision);
    const env = { EMBEDDINGS_DIR: embeddings, SEEDS_DIR: seeds, EMBEDDING_PRECISION: precision };
    const config = readConfig({ ...process.env, ...env });
    const tokenizer = await ingestSource(config).tokenizer();
    const file = join(place, 'passages.json');
    const passages = await writeTokens(config, tokenizer, file);
    const what = { passages: file, model: tokenizer.file, batch: precision === 'int8' ? 1 : 8 };
    const bare = () => bareSessions(1, what);
    const before = await bare();
    if (existsSync(config.index)) rmSync(config.index, { recursive: true });
    const ours = await run('dist/cli.js', ['index', '--json'], { env });
    const after = await bare();
    const session = mean([before, after]);
    rows.push(row(`bare session, ${precision}`, passages, session, session));
    whole[precision] = ours.seconds / passages;
    const target = precision === 'fp32' ? '0.90 of bare' : '0.85 of bare, 2 of fp32';
    const ofFp32 = precision === 'fp32' ? {} : { ofFp32: rounded(whole.fp32 / whole.int8) };
    rows.push({ ...row(`verbatim index, ${precision}`, passages, ours, session, target), ...ofFp32 });
    if (precision === 'fp32') {
      const naive = JSON.parse((await run('bench/first-draft.js', [file, embeddings])).output);
      rows.push(row('first draft, fp32', passages, naive, session, 'verbatim / this >= 1.7'));
    }
    tried.push(...(await attempts(place, precision, tokenizer)));
  }
  return [...rows, ...tried];
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

function mean(runs) {
  const of = (name) => runs.reduce((sum, one) => sum + one[name], 0) / runs.length;
  return { seconds: of('seconds'), cpuSeconds: of('cpuSeconds') };
}

/** Writes the passages' texts and token ids, as they are split for the index; gives how many there are. */
async function writeTokens(config, tokenizer, file) {
  const passages = [];
  for (const one of (await listCorpus(config.seeds)).files) {
    for await (const item of readFile({ path: one.path, absolute: one.absolute })) {
      if (item.kind !== 'article') continue;
      const { maxTokens } = tokenizer;
      for (const { passage, tokens } of splitPassages(item.article, item.clean, tokenizer.tokenize, { maxTokens }))
        passages.push({ text: passage.text, tokens });
    }
  }
  writeFileSync(file, JSON.stringify(passages));
  return passages.length;
}
