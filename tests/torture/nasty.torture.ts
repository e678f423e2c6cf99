import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { IndexReport } from '../../src/types.js';
import { verbatim } from '../support/cli.js';
import { corpusFolder, embeddingsFolder, temporaryFolder } from '../support/folders.js';
import { heronOf } from './damaged-folder.js';
import { nasty } from './nasty-files.js';
import { say } from './tally.js';

/** Seconds that indexing such a file may take on a busy machine, and megabytes that the process may grow to. */
const SLOWEST = 120;
const LARGEST = 2_000;

/** Run first in the process: notes at its end how much memory it had at most (Linux tells; elsewhere the process's own count). */
const preload = `
  import { readFileSync, writeFileSync } from 'node:fs';
  const peak = () => {
    try {
      return Number(/VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]);
    } catch {
      return process.resourceUsage().maxRSS;
    }
  };
  process.on('exit', () => writeFileSync(process.env.PEAK, String(peak() / 1024)));
`;

test.each(Object.entries(nasty))(
  '%s: named, in bounded time and memory, and the rest is indexed',
  async (what, one) => {
    const seeds = corpusFolder({ 'heron.txt': heronOf('Tarragona') });
    one.put(seeds);
    const folder = temporaryFolder();
    const [script, peakFile] = [join(folder, 'peak.mjs'), join(folder, 'peak')];
    writeFileSync(script, preload);
    const env = { NODE_OPTIONS: `--import=file://${script}`, PEAK: peakFile };
    const args = ['--seeds', seeds, '--embeddings', embeddingsFolder(), 'index', '--json'];
    const began = performance.now();
    const { code, signal, stdout, stderr } = await verbatim(args, { env });
    const seconds = (performance.now() - began) / 1_000;
    expect({ code, signal, stderr }).toMatchObject({ code: 0, signal: null });
    const report = JSON.parse(stdout) as IndexReport;
    const peak = Number(readFileSync(peakFile, 'utf8'));
    const named = report.skipped.filter(({ path }) => path.startsWith('bad'));
    const codes = [...new Set(named.map((skipped) => skipped.code))].join(', ');
    const read = report.added.filter((id) => id !== 'heron.txt').length;
    say(`${what}: ${seconds.toFixed(1)} s, ${Math.round(peak)} MB, ${read} read, ${named.length} skipped ${codes}`);
    expect(report.added).toContain('heron.txt');
    if (one.mayRead === undefined) expect(read).toBe(0);
    expect(read + named.length).toBeGreaterThan(0);
    expect(seconds).toBeLessThan(SLOWEST);
    expect(peak).toBeLessThan(LARGEST);
  },
);
