import { spawnSync } from 'node:child_process';
import { rmSync, symlinkSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { IndexReport, Status } from '../../src/types.js';
import { verbatim } from '../support/cli.js';
import { corpusFolder, temporaryFolder, writeFiles } from '../support/folders.js';
import { modelsDir } from '../support/paths.js';
import { parse } from './indexed-corpus.js';

/** A disk of its own, which fills up. */
const disk = temporaryFolder();
const isMounted =
  process.getuid?.() === 0 && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'verbatim-test', disk]).status === 0;
afterAll(() => {
  if (isMounted) spawnSync('umount', [disk]);
});

test.skipIf(!isMounted)('[needs root and mount] a full disk: told, and the index before is unharmed', async () => {
  symlinkSync(modelsDir, join(disk, 'model'));
  const seeds = corpusFolder({ 'heron.txt': 'A grey heron was seen at the harbour.' });
  const run = (...args: string[]) => verbatim(['--seeds', seeds, '--embeddings', disk, ...args]);
  const before = await run('index', '--json');
  expect(before.code).toBe(0);
  const { index } = parse<IndexReport>(before);

  for (const left of [4, 40, 120, 250]) {
    const { bavail, bsize } = statfsSync(disk);
    writeFileSync(join(disk, 'filler'), Buffer.alloc(Math.max(0, bavail * bsize - left * 1_024)));
    writeFiles(
      seeds,
      Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`${n}.txt`, `${left}-${n}. `.repeat(90)])),
    );
    const full = await run('index');
    expect(full).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/cannot be written|full/) as string,
    });
    expect(full.stderr).toContain('Free some disk space');
    expect(full.stderr).not.toContain('    at ');

    rmSync(join(disk, 'filler'));
    expect(parse<Status>(await run('status', '--json'))).toMatchObject({ index, articles: 1 });
  }
  expect(await run('ask', 'Where was the grey heron seen?')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('at the harbour') as string,
  });
  expect(parse<Status>(await run('status', '--json')).articles).toBe(13);
});
