import { createHash } from 'node:crypto';
import {
  appendFileSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DATABASE } from '../../src/store/schema.js';
import { lockIndex } from '../../src/store/lock.js';
import {
  SEAL,
  checkSeal,
  distrustStamps,
  isVectorFileAsSealed,
  readSeal,
  removeSeal,
  sealOfVectorFile,
  writeSeal,
} from '../../src/store/seal.js';
import { WrittenStretches } from '../../src/store/written.js';
import { rotted } from './rotted.js';
import { temporaryFolder } from '../support/folders.js';

/** A sealed folder; what is sealed is bytes to the seal. */
async function sealed(log: string | null = null): Promise<string> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, DATABASE), 'what the database holds');
  if (log !== null) writeFileSync(join(folder, `${DATABASE}-wal`), log);
  await writeSeal(folder, null);
  return folder;
}
const states = async (folder: string) => Promise.all([true, false].map((stamps) => checkSeal(folder, { stamps })));

test.each([
  ['without a log', null],
  ['with an empty log', ''],
  ['with a log', 'what was committed last'],
])('what is as it was is intact: %s', async (_, log) => {
  expect(await states(await sealed(log))).toEqual(['intact', 'intact']);
});

test('a log that is empty and one that is missing are the same', async () => {
  const folder = await sealed();
  writeFileSync(join(folder, `${DATABASE}-wal`), '');
  expect(await states(folder)).toEqual(['intact', 'intact']);
});

test.each([DATABASE, `${DATABASE}-wal`])('whatever else %s has become, it is broken', async (name) => {
  const damages: ((path: string) => void)[] = [
    (path) => writeFileSync(path, readFileSync(path).fill(1, 3, 4)),
    (path) => appendFileSync(path, 'x'),
    (path) => writeFileSync(path, ''),
    (path) => rmSync(path),
    (path) => {
      rmSync(path);
      mkdirSync(path);
    },
  ];
  for (const damage of damages) {
    const folder = await sealed('what was committed last');
    damage(join(folder, name));
    expect(await states(folder)).toEqual(['broken', 'broken']);
  }
});

test('a copy with other times is intact, as every byte is looked at then; sealed anew, its times are known', async () => {
  const folder = await sealed();
  utimesSync(join(folder, DATABASE), 1, 1);
  expect(await states(folder)).toEqual(['intact', 'intact']);
  const before = readFileSync(join(folder, SEAL), 'utf8');
  await writeSeal(folder, null);
  expect(readFileSync(join(folder, SEAL), 'utf8')).not.toBe(before);
  expect(await states(folder)).toEqual(['intact', 'intact']);
});

/** The seal of a version that summed up otherwise. */
function older(text: string): string {
  const json = text.split('\n')[0]!.replace(/"version":\d+/, '"version":1');
  return `${json}\n${createHash('sha256').update(json).digest('hex')}\n`;
}

test('without a seal, or with one that is damaged, there is nothing to go by', async () => {
  const folder = await sealed();
  const text = readFileSync(join(folder, SEAL), 'utf8');
  for (const damaged of ['', '{}', text.replace('sums', 'sum'), text.slice(0, -20), text.slice(10), older(text)]) {
    writeFileSync(join(folder, SEAL), damaged);
    expect(await states(folder)).toEqual(['none', 'none']);
  }
  rmSync(join(folder, SEAL));
  mkdirSync(join(folder, SEAL, 'below'), { recursive: true });
  expect(await states(folder)).toEqual(['none', 'none']);
  await writeSeal(folder, null);
  expect(await states(folder)).toEqual(['intact', 'intact']);
  removeSeal(folder);
  removeSeal(folder);
  expect(await states(folder)).toEqual(['none', 'none']);
});

test('a seal is for its owner only, and not written anew where it holds', async () => {
  const folder = await sealed();
  const { ino, mode } = statSync(join(folder, SEAL));
  expect(mode & 0o777).toBe(0o600);
  await writeSeal(folder, null);
  expect(statSync(join(folder, SEAL)).ino).toBe(ino);
  appendFileSync(join(folder, DATABASE), 'more');
  await writeSeal(folder, null);
  expect(await states(folder)).toEqual(['intact', 'intact']);
});

/** Whether this process has the file open, which Linux tells. */
const isOpen = (path: string) =>
  readdirSync('/proc/self/fd').some((fd) => {
    try {
      return readlinkSync(join('/proc/self/fd', fd)) === path;
    } catch {
      return false; // Closed since.
    }
  });

test.skipIf(process.platform !== 'linux')(
  '[needs Linux] who looks while another takes the seal away and writes tells of no damage',
  async () => {
    const folder = realpathSync(await sealed());
    const path = join(folder, DATABASE);
    const megabytes = 64;
    writeFileSync(path, Buffer.alloc(megabytes << 20));
    await writeSeal(folder, null);
    const state = { isDone: false };
    const looking = checkSeal(folder, { stamps: false }).finally(() => (state.isDone = true));
    while (!isOpen(path) && !state.isDone) await new Promise(setImmediate);
    expect(state.isDone).toBe(false);
    removeSeal(folder);
    // What is read last.
    const file = openSync(path, 'r+');
    writeSync(file, 'more', (megabytes << 20) - 9);
    closeSync(file);
    expect(await looking).toBe('none');
  },
);

test('what rotted below the file system, its times unchanged, is found by whoever looks at every byte; and by all once it is distrusted', async () => {
  const folder = await sealed();
  rotted(folder, (bytes) => bytes.fill(1, 3, 4));
  expect(await states(folder)).toEqual(['intact', 'broken']);
  expect(await distrustStamps(folder)).toBe(true);
  expect(await states(folder)).toEqual(['broken', 'broken']);
});

test('what is distrusted without reason is intact; while another indexes nothing is', async () => {
  const folder = await sealed();
  expect(await distrustStamps(folder)).toBe(true);
  expect(await states(folder)).toEqual(['intact', 'intact']);
  await writeSeal(folder, null);
  const text = readFileSync(join(folder, SEAL), 'utf8');
  const lock = lockIndex(folder);
  expect(await distrustStamps(folder)).toBe(false);
  expect(readFileSync(join(folder, SEAL), 'utf8')).toBe(text);
  lock.release();
  removeSeal(folder);
  expect(await distrustStamps(folder)).toBe(true);
  expect(existsSync(join(folder, SEAL))).toBe(false);
});

test('a vector file is as sealed while its size and times are', async () => {
  const folder = await sealed();
  const vectors = join(folder, 'vectors-1.hnsw');
  writeFileSync(vectors, 'some vectors');
  await writeSeal(folder, await sealOfVectorFile(folder, 'vectors-1.hnsw'));
  const seal = await readSeal(folder);
  const isAsSealed = (name: string) => isVectorFileAsSealed(folder, name, seal);
  expect(await isAsSealed('vectors-1.hnsw')).toBe(true);
  expect(await isAsSealed('vectors-2.hnsw')).toBe(false);
  expect(await isVectorFileAsSealed(folder, 'vectors-1.hnsw', null)).toBe(false);
  writeFileSync(vectors, 'some vectorz');
  expect(await isAsSealed('vectors-1.hnsw')).toBe(false);
  rmSync(vectors);
  expect(await isAsSealed('vectors-1.hnsw')).toBe(false);
  expect(await sealOfVectorFile(folder, 'vectors-1.hnsw')).toBeNull();
});

test('what nothing was written into keeps its sum, and all else is summed up', async () => {
  const folder = await sealed();
  const seal = await readSeal(folder);
  rotted(folder, (bytes) => bytes.fill(1, 3, 4));
  utimesSync(join(folder, DATABASE), 1, 1);
  await writeSeal(folder, null, new WrittenStretches(folder, seal!.files[DATABASE]));
  expect(await checkSeal(folder, { stamps: false })).toBe('broken');
  utimesSync(join(folder, DATABASE), 2, 2);
  await writeSeal(folder, null, new WrittenStretches(folder, null));
  expect(await states(folder)).toEqual(['intact', 'intact']);
});
