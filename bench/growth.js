import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './child.js';
import { rounded } from './figures.js';
import { configOf } from './large-index.js';
import { folder } from './machine.js';
import { plot } from './plot.js';

/** Time, memory and disk as the corpus grows; vectors are made without the model. */
export async function growth({ full }) {
  const rows = [];
  for (const size of full ? [1_000, 10_000, 100_000, 1_000_000] : [1_000, 10_000]) {
    const built = JSON.parse(
      (await run('bench/build.js', [String(size)], { flags: ['--max-old-space-size=8192'] })).output,
    );
    const { own, cpu } = JSON.parse((await run('bench/ask-all.js', [String(size), '200', '2'])).output).all;
    const asked = await run('bench/ask-on.js', [String(size), '200'], { flags: ['--expose-gc'] });
    const memory = JSON.parse(asked.output.trim().split('\n').at(-1));
    const { index } = configOf(size);
    const bytes = readdirSync(index).reduce((sum, name) => sum + statSync(join(index, name)).size, 0);
    rows.push({
      passages: built.passages,
      // Null where the index was there from an earlier run.
      indexedSeconds: built.seconds && rounded(built.seconds),
      askMs: rounded(own[0]),
      askP95Ms: rounded(own[1]),
      askCpuMs: rounded(cpu[0]),
      askCpuP95Ms: rounded(cpu[1]),
      botMegabytes: Math.round(memory.bot),
      modelMegabytes: Math.round(memory.model),
      diskMegabytes: Math.round(bytes / 2 ** 20),
    });
  }
  // The docs show all sizes.
  writeFileSync(join(full ? 'docs' : folder, 'growth.svg'), plot(rows));
  return rows;
}
