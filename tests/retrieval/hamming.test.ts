import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import assembler from 'wabt';
import { assembled, leastDistances } from '../../src/retrieval/hamming.js';
import { root } from '../support/paths.js';

test('the module is its source, assembled', async () => {
  const name = join(root, 'src/retrieval/hamming.wat');
  const wabt = await assembler();
  const { buffer } = wabt.parseWat(name, readFileSync(name, 'utf8'), { simd: true }).toBinary({});
  expect(assembled).toBe(Buffer.from(buffer).toString('base64'));
});

/** How many bits differ, counted one by one. */
const distance = (a: Int32Array, b: Int32Array) =>
  a.reduce((sum, word, i) => sum + ((word ^ b[i]!) >>> 0).toString(2).replaceAll('0', '').length, 0);

test('the distance to a run is that to its nearest code', () => {
  const lengths = fc.integer({ min: 1, max: 130 });
  fc.assert(
    fc.property(
      lengths.chain((words) => {
        const code = fc.int32Array({ minLength: words, maxLength: words });
        return fc.record({
          words: fc.constant(words),
          codes: fc.array(code, { minLength: 1, maxLength: 4 }),
          runs: fc.array(fc.array(code, { maxLength: 5 }), { maxLength: 4 }),
        });
      }),
      ({ words, codes, runs }) => {
        const joined = runs.map((run) => Int32Array.from(run.flatMap((code) => [...code])));
        const found = leastDistances(codes, joined);
        const bits = words * 32;
        const expected = codes.map((code) =>
          runs.map((run) => Math.min(Infinity, ...run.map((other) => distance(code, other)))),
        );
        expect(found.map((row) => row.map((bitsApart) => (bitsApart > bits ? Infinity : bitsApart)))).toEqual(expected);
      },
    ),
  );
});

test('there is room for codes of any number', () => {
  const many = new Int32Array(12 * 20_000).fill(-1);
  many.fill(0, 12 * 19_999);
  expect(leastDistances([new Int32Array(12)], [many])).toEqual([[0]]);
});

test('nothing is compared with nothing', () => {
  expect(leastDistances([], [Int32Array.of(1)])).toEqual([]);
  expect(leastDistances([Int32Array.of(1)], [])).toEqual([[]]);
});
