/**
 * `npm run bench [-- --full] [-- --only asking,hnsw]`: measures what Verbatim does, each figure beside what it is compared with, in one run.
 * Prints a table and writes bench.json into EMBEDDINGS_DIR/bench, where the indexes that are measured are kept too.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { asking } from './asking.js';
import { change } from './change.js';
import { growth } from './growth.js';
import { hnsw } from './hnsw.js';
import { indexing } from './indexing.js';
import { folder, load, machine } from './machine.js';
import { soak } from './soak.js';
import { whileIndexing } from './while-indexing.js';

const benches = { asking, indexing, hnsw, change, growth, whileIndexing, soak };
const { values } = parseArgs({
  options: {
    full: { type: 'boolean', default: false },
    only: { type: 'string', default: Object.keys(benches).join() },
  },
});

/** Figures of earlier runs of single benches are kept. */
function earlier(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}

mkdirSync(folder, { recursive: true });
const file = join(folder, 'bench.json');
const results = { ...earlier(file), machine: machine() };
console.log(results.machine);
for (const name of values.only.split(',')) {
  const started = performance.now();
  const before = load();
  const rows = await benches[name]({ full: values.full });
  const seconds = Math.round((performance.now() - started) / 1_000);
  results[name] = { full: values.full, loadBefore: before, loadAfter: load(), seconds, rows };
  console.log(`\n${name} (${seconds} s; load average ${before} before, ${load()} after)`);
  console.table(rows);
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
}
console.log(`\nWritten to ${file}`);
