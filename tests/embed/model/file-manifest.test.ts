import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyFiles, writeManifest, writeWhole } from '../../../src/embed/model/file-manifest.js';

let folder: string;
let file: string;
let manifest: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verbatim-manifest-'));
  file = join(folder, 'sub', 'data');
  manifest = join(folder, 'manifest.json');
});
afterEach(() => rm(folder, { recursive: true }));

const chunks = [Buffer.from('seven'), Buffer.from(''), Buffer.from(' ships')];
const sha256 = createHash('sha256').update('seven ships').digest('hex');
const verify = (version = '2') => verifyFiles(folder, 'manifest.json', version);

async function writeBoth(): Promise<void> {
  const record = await writeWhole(file, chunks);
  await writeManifest(folder, 'manifest.json', '2', { 'sub/data': record });
}

describe('writeWhole', () => {
  it('writes the chunks in order and tells size and hash', async () => {
    expect(await writeWhole(file, chunks)).toEqual({ bytes: 11, sha256 });
    expect(await readFile(file, 'utf8')).toBe('seven ships');
  });

  it('replaces a file and leaves no temporary one, also when it fails', async () => {
    await writeWhole(file, [Buffer.from('old')]);
    await writeWhole(file, chunks);
    await expect(writeWhole(join(folder, 'sub'), chunks)).rejects.toThrow();
    expect(await readdir(folder, { recursive: true })).toEqual(['sub', 'sub/data']);
  });

  it('clears away what a killed process left long ago, and nothing younger', async () => {
    await writeWhole(file, chunks);
    const [old, young] = [`${file}.old.tmp`, `${file}.young.tmp`];
    await writeFile(old, 'x');
    await writeFile(young, 'x');
    await utimes(old, 0, 0);
    await writeWhole(file, chunks);
    expect((await readdir(join(folder, 'sub'))).sort()).toEqual(['data', 'data.young.tmp']);
  });
});

describe('verifyFiles', () => {
  it('gives the records of unharmed files', async () => {
    await writeBoth();
    expect(await verify()).toEqual({ 'sub/data': { bytes: 11, sha256 } });
  });

  it.each<[string, () => Promise<unknown>]>([
    ['a file is cut', () => truncate(file, 10)],
    ['a file is empty', () => truncate(file, 0)],
    ['a file is longer', () => writeFile(file, 'seven ships!')],
    ['a bit is flipped', () => writeFile(file, 'seven shipr')],
    ['a file is gone', () => rm(file)],
    ['the manifest is gone', () => rm(manifest)],
    ['the manifest is cut', async () => truncate(manifest, (await stat(manifest)).size - 5)],
    ['the manifest is null', () => writeFile(manifest, 'null')],
    ['the manifest lists nothing it can read', () => writeFile(manifest, '{"version":"2","files":[null]}')],
  ])('gives null where %s', async (_, harm) => {
    await writeBoth();
    await harm();
    expect(await verify()).toBeNull();
  });

  it('gives null for another version', async () => {
    await writeBoth();
    expect(await verify('3')).toBeNull();
  });
});
