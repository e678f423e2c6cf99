/** Loaded before a script that is measured: writes down what its process used. */
import { writeFileSync } from 'node:fs';

const file = process.env.BENCH_USAGE;
// Processes that it starts would write into the same file.
delete process.env.BENCH_USAGE;
process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  writeFileSync(file, JSON.stringify({ cpuSeconds: (user + system) / 1e6 }));
});
