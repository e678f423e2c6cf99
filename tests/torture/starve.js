/** Loaded before every process of a bot (NODE_OPTIONS): lets the model's process run out of memory as soon as the file STARVE is there. */
import { existsSync, rmSync } from 'node:fs';

const { STARVE } = process.env;
if (process.argv[1]?.endsWith('embed/child.js')) {
  const timer = setInterval(() => {
    if (!existsSync(STARVE)) return;
    rmSync(STARVE);
    setFlagsFromString('--max-old-space-size=64');
    for (const hoard = []; ;) hoard.push(Array.from({ length: 100_000 }, Math.random));
  }, 2);
  timer.unref();
}
