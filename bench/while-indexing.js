import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './child.js';
import { articles, writeCorpus } from './corpus.js';
import { rounded } from './figures.js';
import { folder } from './machine.js';

/** What an indexing does to the bot's own process and to the questions that are asked meanwhile. */
export async function whileIndexing({ full }) {
  const place = join(folder, 'while-indexing');
  mkdirSync(place, { recursive: true });
  const seeds = join(place, 'corpus.jsonl');
  if (!existsSync(seeds)) writeCorpus(seeds, articles(full ? 200 : 40));
  const { output } = await run('bench/serve.js', [], { env: { EMBEDDINGS_DIR: place, SEEDS_DIR: seeds } });
  const { idle, busy } = JSON.parse(output.trim().split('\n').at(-1));
  const row = (what, { questions, p50, p95, loop }) => ({
    what,
    questions,
    p50: rounded(p50),
    p95: rounded(p95),
    p95OfIdle: rounded(p95 / idle.p95),
    loopDelayP99: rounded(loop),
  });
  return [
    { ...row('idle', idle), target: '' },
    { ...row('while indexing', busy), target: 'p95 <= 3 × idle, loop p99 < 25 ms' },
  ];
}
