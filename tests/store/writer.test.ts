import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DATABASE } from '../../src/store/schema.js';
import { sumUp } from '../../src/store/stretches.js';
import { IndexWriter } from '../../src/store/writer.js';
import { WrittenStretches } from '../../src/store/written.js';
import { temporaryFolder } from '../support/folders.js';
import { articleOf, change, vectorOf } from './small-index.js';

test('the log stays short while much is kept, and what was written into is known', async () => {
  const folder = temporaryFolder();
  await change(folder, { articles: [articleOf('one', 'The first article.')] });
  const path = join(folder, DATABASE);
  const written = new WrittenStretches(folder, await sumUp(path));
  const writer = IndexWriter.open(folder, written);
  let longest = 0;
  for (let n = 0; n < 40; n++) {
    const key = Buffer.alloc(16, n);
    writer.staging.keepVectors([
      { key, passage: vectorOf(String(n)), sentences: [vectorOf('it')], codes: [new Int32Array(100_000)] },
    ]);
    longest = Math.max(longest, statSync(`${path}-wal`).size);
  }
  writer.close();
  expect(statSync(path).size).toBeGreaterThan(16_000_000);
  expect(longest).toBeLessThan(6_000_000);
  expect(await sumUp(path, (n, bytes) => written.sumOf(n, bytes))).toEqual(await sumUp(path));
});
