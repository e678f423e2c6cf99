import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const usage = pathToFileURL(join(root, 'bench', 'usage.js')).href;

/**
 * Runs a script of the project in a process of its own.
 * @param input for its standard input.
 * @param first what it has printed when the first of what is waited for is there.
 * @returns what it printed; seconds from start to end, and of the processors (those of the processes that it started included, on Linux),
 * which other programs disturb less.
 */
export async function run(script, args = [], { env = {}, input = '', first = /./s, flags = [] } = {}) {
  const place = mkdtempSync(join(tmpdir(), 'bench-'));
  const file = join(place, 'usage.json');
  const before = childrenSeconds();
  const started = performance.now();
  const child = spawn(process.execPath, [...flags, '--import', usage, join(root, script), ...args], {
    cwd: root,
    env: { ...process.env, ...env, BENCH_USAGE: file },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  let firstOutput = null;
  child.stdout.on('data', (chunk) => {
    output += String(chunk);
    if (first.test(output)) firstOutput ??= (performance.now() - started) / 1_000;
  });
  child.stderr.on('data', (chunk) => (errors += String(chunk)));
  child.stdin.end(input);
  const code = await new Promise((resolve) => child.on('close', resolve));
  const seconds = (performance.now() - started) / 1_000;
  if (code !== 0) throw new Error(`${script} ended with ${code}: ${errors.slice(-2_000)}`);
  const used = JSON.parse(readFileSync(file, 'utf8'));
  rmSync(place, { recursive: true });
  const cpuSeconds = before === null ? used.cpuSeconds : childrenSeconds() - before;
  return { output, seconds, firstOutput, ...used, cpuSeconds };
}

/** Seconds of the processors that all processes took which this one started, and they in turn, and that have ended; null but on Linux. */
function childrenSeconds() {
  try {
    const [user, system] = readFileSync('/proc/self/stat', 'utf8').split(') ')[1].split(' ').slice(13, 15);
    return (Number(user) + Number(system)) / 100; // Linux counts in hundredths.
  } catch {
    return null;
  }
}
