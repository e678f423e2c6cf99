import { describe, expect, test } from 'vitest';
import { areCopies, resemblance, signatureOf } from '../../src/terms/min-hash.js';
import { nearDuplicates } from '../../src/tunables.js';
import { seeded } from '../support/random.js';

const random = seeded(7);
/** Sentences of 20 terms out of so many that no two texts share a shingle by chance. */
const sentences = (n: number) =>
  Array.from({ length: n }, () => Array.from({ length: 20 }, () => Math.floor(random() * 2 ** 31)));
const report = sentences(30);
const signature = signatureOf(report.flat());
const isCopy = (text: readonly (readonly number[])[]) => {
  const other = signatureOf(text.flat());
  expect(areCopies(other, signature)).toBe(areCopies(signature, other));
  return areCopies(signature, other);
};

describe('signatureOf', () => {
  test('is the same for the same terms, and counts different shingles once', () => {
    expect(signatureOf(report.flat())).toEqual(signature);
    expect(signature.shingles).toBe(600 - nearDuplicates.shingle + 1);
    expect(signatureOf([1, 2, 3, 1, 2, 3, 1, 2, 3]).shingles).toBe(3);
  });

  test('a text too short for a shingle is one; a text without terms resembles nothing, not even itself', () => {
    expect(signatureOf([5]).shingles).toBe(1);
    expect(resemblance(signatureOf([5]), signatureOf([5]))).toBe(1);
    expect(resemblance(signatureOf([5]), signatureOf([6]))).toBe(0);
    expect(signatureOf([]).shingles).toBe(0);
    expect(resemblance(signatureOf([]), signatureOf([]))).toBe(0);
    expect(areCopies(signatureOf([]), signatureOf([]))).toBe(false);
  });
});

test('resemblance is the Jaccard index of the shingles, within three standard errors', () => {
  for (const shared of [0, 100, 250, 400, 500]) {
    const [one, other] = [sentences(1), sentences(1)].map(([sentence]) => [
      ...report.flat().slice(0, shared),
      ...sentence!,
    ]);
    const shingles = (terms: readonly number[]) =>
      new Set(terms.slice(2).map((_, i) => terms.slice(i, i + 3).join(' ')));
    const [a, b] = [shingles(one!), shingles(other!)];
    const both = [...a].filter((shingle) => b.has(shingle)).length;
    const exact = both / (a.size + b.size - both);
    const error = Math.sqrt((exact * (1 - exact)) / nearDuplicates.hashes);
    expect(Math.abs(resemblance(signatureOf(one!), signatureOf(other!)) - exact)).toBeLessThanOrEqual(3 * error);
  }
});

test('a sentence or two alone are no copy', () => {
  const [some, more] = [nearDuplicates.shortest - 1, nearDuplicates.shortest].map((shingles) =>
    signatureOf(report.flat().slice(0, shingles + nearDuplicates.shingle - 1)),
  );
  expect(areCopies(some!, some!)).toBe(false);
  expect(areCopies(more!, more!)).toBe(true);
});

describe('areCopies', () => {
  const byline = sentences(1);

  test.each([
    ['word for word', report],
    ['with another byline and an agency line', [...byline, ...report, ...sentences(1)]],
    ['with its tail cut', report.slice(0, 15)],
    ['shortened to a third, byline too', [...byline, ...report.slice(0, 10)]],
    ['with a tenth of the sentences changed', report.map((one, n) => (n % 10 === 4 ? sentences(1)[0]! : one))],
    ['with every twentieth word changed', report.map((one, n) => one.with(n % 20, n))],
    ['as a part of a longer article', [...report, ...sentences(20)]],
  ])('is so of a report %s', (_, text) => {
    expect(isCopy(text)).toBe(true);
  });

  test.each([
    ['another report', sentences(30)],
    ['one that cites a paragraph of it', [...sentences(25), ...report.slice(0, 5)]],
    ['one rewritten with the same words', report.map((one) => one.toSorted())],
    ['one that shares a passage in each paragraph', report.flatMap((one, n) => (n % 2 ? [one] : sentences(2)))],
  ])('is not so of %s', (_, text) => {
    expect(isCopy(text)).toBe(false);
  });
});
