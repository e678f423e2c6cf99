import { chmodSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { IndexReport } from '../../src/types.js';
import { verbatim } from '../support/cli.js';
import { corpusFolder, embeddingsFolder, temporaryFolder } from '../support/folders.js';
import { heronOf, user } from './damaged-folder.js';
import { folders } from './nasty/folders.js';
import { office } from './nasty/office.js';
import { pages } from './nasty/pages.js';
import { texts } from './nasty/texts.js';
import { printTable } from './tally.js';

const nasty = { ...texts, ...pages, ...office, ...folders };
/** Seconds that indexing such a corpus may take on a busy machine: the deadline of one file, and as long again for the rest. */
const SLOWEST = 180;
/** Megabytes that the process that reads may grow to (its heap, and what lies outside of it), and any other. */
const LARGEST = { reader: 1_800, others: 1_000 };

/**
 * Run first in every process: a thread that notes, until its end, how much memory the process has had at most (Linux tells; elsewhere the
 * process's own count).
 */
const preload = `
  import { Worker, isMainThread } from 'node:worker_threads';
  const watch = \`
    const { readFileSync, writeFileSync } = require('node:fs');
    const { workerData } = require('node:worker_threads');
    const peak = () => {
      try {
        return Number(/VmHWM:\\\\s+(\\\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]);
      } catch {
        return process.resourceUsage().maxRSS;
      }
    };
    const name = workerData?.includes('articles') ? 'reader' : 'others';
    const note = () => writeFileSync(process.env.PEAKS + '/' + name + '-' + process.pid, peak() / 1024 + ' ' + (process.cpuUsage().user + process.cpuUsage().system) / 1e6);
    note();
    setInterval(note, 20);
  \`;
  if (isMainThread) new Worker(watch, { eval: true, workerData: process.argv[1] }).unref();
`;

/** The most memory that a process of each kind had, in megabytes, and seconds of the processor that all of the kind took. */
function tolls(folder: string, kind: 'reader' | 'others'): { peak: number; seconds: number } {
  const noted = readdirSync(folder)
    .filter((name) => name.startsWith(kind))
    .map((name) => readFileSync(join(folder, name), 'utf8').split(' ').map(Number) as [number, number]);
  return {
    peak: Math.round(Math.max(0, ...noted.map(([peak]) => peak))),
    seconds: noted.reduce((sum, [, seconds]) => sum + seconds, 0),
  };
}

const rows: Record<string, Record<string, number | string>> = {};
afterAll(() => printTable('Nasty articles', rows, `at most ${SLOWEST} s, ${LARGEST.reader} and ${LARGEST.others} MB`));

test.each(Object.entries(nasty))(
  '%s: named, in bounded time and memory, and the rest is indexed',
  async (what, one) => {
    const seeds = corpusFolder({ 'heron.txt': heronOf('Tarragona') });
    one.put(seeds);
    const [folder, peaks, embeddings] = [temporaryFolder(), temporaryFolder(), embeddingsFolder()];
    const script = join(folder, 'peak.mjs');
    writeFileSync(script, preload);
    for (const written of [peaks, embeddings]) chmodSync(written, 0o777);
    const env = { NODE_OPTIONS: `--import=file://${script}`, PEAKS: peaks };
    const args = ['--seeds', seeds, '--embeddings', embeddings, 'index', '--json'];
    const began = performance.now();
    const { code, signal, stdout, stderr } = await verbatim(args, { env, ...(user === undefined ? {} : { user }) });
    const seconds = (performance.now() - began) / 1_000;
    expect({ code, signal, stderr }).toMatchObject({ code: 0, signal: null });
    const report = JSON.parse(stdout) as IndexReport;
    const [reader, others] = [tolls(peaks, 'reader'), tolls(peaks, 'others')];
    const named = report.skipped.filter(({ path }) => path.startsWith('bad'));
    const codes = [...new Set(named.map((skipped) => skipped.code))].join(', ');
    const read = report.added.filter((id) => id !== 'heron.txt').length;
    rows[what] = {
      seconds: Number(seconds.toFixed(1)),
      'reading (s of cpu)': Number(reader.seconds.toFixed(1)),
      'reader (MB)': reader.peak,
      'others (MB)': others.peak,
      read,
      skipped: named.length,
      codes,
      passages: report.embedded,
    };
    expect(report.added).toContain('heron.txt');
    if (one.mayRead === undefined) expect(read).toBe(0);
    expect(read + named.length).toBeGreaterThan(0);
    for (const { reason } of named) expect(reason).not.toBe('');
    expect(seconds).toBeLessThan(SLOWEST);
    expect(reader.peak).toBeLessThan(LARGEST.reader);
    expect(others.peak).toBeLessThan(LARGEST.others);
  },
);
