import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compareEvaluations } from '../../src/evaluation/compare.js';
import { readEarlier } from '../../src/evaluation/earlier.js';
import { type Evaluation, evaluate } from '../../src/evaluation/evaluate.js';
import { mcnemarExact } from '../../src/evaluation/mcnemar.js';
import type { KnownQuestion } from '../../src/evaluation/known-questions.js';
import { FakeEngine, answerTo, declined } from '../support/discord/engine.js';
import { temporaryFolder, writeFiles } from '../support/folders.js';

describe("McNemar's exact test", () => {
  test.each([
    [0, 0, 1],
    [1, 0, 1],
    [3, 3, 1],
    [5, 0, 0.0625],
    [0, 6, 0.03125],
    // 2 * (1 + 10 + 45) / 1024
    [2, 8, 0.109375],
  ])('%i won and %i lost: %f', (won, lost, p) => {
    expect(mcnemarExact(won, lost)).toBeCloseTo(p, 12);
  });

  test('holds for more questions than 2 to their power can be written', () => {
    expect(mcnemarExact(1_500, 1_500)).toBe(1);
    expect(mcnemarExact(1_500, 1_700)).toBeGreaterThan(1e-4);
    expect(mcnemarExact(1_500, 1_700)).toBeLessThan(1e-3);
  });
});

const known = (id: string, given: Partial<KnownQuestion> = {}): KnownQuestion => ({
  ...{ id, question: `${id}?`, previous: null, relevant: [], answers: ['Tuesday'], answerable: true, date: null },
  ...given,
});
const questions = [known('always'), known('won'), known('lost'), known('off', { answers: [], answerable: false })];

/** Measures with an engine that answers these questions, all with the words "on Tuesday". */
function measure(...answered: string[]): Promise<Evaluation> {
  const engine = new FakeEngine();
  engine.onAsk = ({ text }) => Promise.resolve(answered.includes(text) ? answerTo(text) : declined(text));
  return evaluate(questions, { engine, modelTime: () => 0, misses: 10, onProgress: () => undefined });
}

test('every figure before and after, what was won and what was lost', async () => {
  const before = await measure('always?', 'lost?', 'off?');
  const after = await measure('always?', 'won?');
  const comparison = compareEvaluations(before, after);
  const figure = (name: string) => comparison.figures.find((one) => one.name === name);
  expect(figure('quoteHolds')).toEqual({ name: 'quoteHolds', before: 2 / 3, after: 2 / 3, difference: 0 });
  expect(figure('declineRecall')).toMatchObject({ before: 0, after: 1, difference: 1 });
  expect(figure('hit1')).toMatchObject({ before: null, after: null, difference: null });
  expect(figure('latency.p95')?.difference).toEqual(expect.any(Number));
  expect(comparison.won.map(({ id }) => id)).toEqual(['won', 'off']);
  expect(comparison.lost).toMatchObject([
    { id: 'lost', before: { confidence: 'strong' }, after: { confidence: 'none', quote: null } },
  ]);
  expect(comparison.tests).toEqual([
    { name: 'hit1', won: 0, lost: 0, p: 1 },
    { name: 'quoteHolds', won: 1, lost: 1, p: 1 },
    { name: 'declineRecall', won: 1, lost: 0, p: 1 },
    { name: 'right', won: 2, lost: 1, p: 1 },
  ]);
});

describe('readEarlier', () => {
  const folder = temporaryFolder();
  const read = (text: string, digest: string) => {
    writeFiles(folder, { 'earlier.json': text });
    return readEarlier(join(folder, 'earlier.json'), digest);
  };

  test('reads what an evaluation prints as JSON', async () => {
    const evaluation = await measure('always?');
    const earlier = await read(JSON.stringify(evaluation), evaluation.digest);
    expect(compareEvaluations(earlier, evaluation)).toEqual(compareEvaluations(evaluation, evaluation));
  });

  test('refuses other questions, and what is no evaluation', async () => {
    const evaluation = await measure('always?');
    const refusal = (message: RegExp) => ({ code: 'USAGE', message: expect.stringMatching(message) as string });
    await expect(read(JSON.stringify(evaluation), 'other')).rejects.toMatchObject(
      refusal(/was measured on other questions \(4 of them\)/),
    );
    await expect(read('{"hit1": 1}', 'other')).rejects.toMatchObject(refusal(/is no output of/));
    await expect(read('nothing', 'other')).rejects.toMatchObject(refusal(/is no output of/));
    await expect(readEarlier(join(folder, 'none.json'), 'x')).rejects.toMatchObject(refusal(/cannot be read \(ENOENT/));
  });
});
