/** Loaded before every process of a bot (NODE_OPTIONS): lets the one whose entry STARVED names run out of memory as soon as the file STARVE is there. */
import { existsSync, rmSync } from 'node:fs';

const { STARVE, STARVED } = process.env;
if (process.argv[1]?.endsWith(STARVED)) {
  const timer = setInterval(() => {
    if (!existsSync(STARVE)) return;
    rmSync(STARVE);
    for (const hoard = []; ;) hoard.push(Array.from({ length: 100_000 }, Math.random));
  }, 2);
  timer.unref();
}
