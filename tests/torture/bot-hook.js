/**
 * Loaded before every process of a bot (NODE_OPTIONS). Lets the one whose entry STARVED names run out of memory as soon as the file STARVE is
 * there, and the bot itself wait for no more than SILENCE milliseconds for a word of the process that indexes, since half an hour is too
 * long for a test.
 */
import { existsSync, rmSync } from 'node:fs';

const { STARVE, STARVED, SILENCE } = process.env;
if (process.argv[1]?.endsWith(STARVED)) {
  const timer = setInterval(() => {
    if (!existsSync(STARVE)) return;
    rmSync(STARVE);
    for (const hoard = []; ;) hoard.push(Array.from({ length: 100_000 }, Math.random));
  }, 2);
  timer.unref();
}
if (process.argv[1]?.endsWith('main.js')) {
  const { ingest } = await import('../../dist/tunables.js');
  ingest.silence = Number(SILENCE);
}
