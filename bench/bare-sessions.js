import { fork } from 'node:child_process';
import { once } from 'node:events';

/**
 * Runs bare sessions in several processes at once, each over its share of the passages.
 * @param what of bench/bare-session.js.
 * @returns seconds until the last one is done, of the processors together, and megabytes that the largest process held at most.
 */
export async function bareSessions(processes, what) {
  const children = Array.from({ length: processes }, (_, i) =>
    fork('bench/bare-session.js', [JSON.stringify({ ...what, share: [i, processes] })]),
  );
  await Promise.all(children.map((child) => once(child, 'message')));
  const started = performance.now();
  const results = await Promise.all(
    children.map(async (child) => {
      child.send('begin');
      const [figures] = await once(child, 'message');
      return figures;
    }),
  );
  const seconds = (performance.now() - started) / 1_000;
  // What they took would count for whatever runs next.
  await Promise.all(children.map((child) => child.exitCode ?? once(child, 'exit')));
  const cpuSeconds = results.reduce((sum, one) => sum + one.cpuSeconds, 0);
  return { seconds, cpuSeconds, megabytes: Math.max(...results.map(({ megabytes }) => megabytes)) };
}
