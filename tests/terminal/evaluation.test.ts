import { expect, test } from 'vitest';
import { compareEvaluations } from '../../src/evaluation/compare.js';
import { evaluate } from '../../src/evaluation/evaluate.js';
import type { KnownQuestion } from '../../src/evaluation/known-questions.js';
import { renderComparison } from '../../src/terminal/comparison.js';
import { renderEvaluation } from '../../src/terminal/evaluation.js';
import { table } from '../../src/terminal/table.js';
import { FakeEngine, answerTo, declined } from '../support/discord/engine.js';

const known = (id: string, given: Partial<KnownQuestion>): KnownQuestion => ({
  ...{ id, question: `${id}?`, previous: null, relevant: [], answers: [], answerable: true, date: null },
  ...given,
});
const questions = [
  known('good', { answers: ['Tuesday'] }),
  known('bad', { answers: ['one', 'two', 'three', 'four'], relevant: ['b.txt'], previous: 'evil\u001b[2J?' }),
  known('missed', { answers: ['Tuesday'] }),
  known('off', { answerable: false }),
  known('open', { answerable: null }),
];
function measure(...answered: string[]) {
  const engine = new FakeEngine();
  engine.onAsk = ({ text }) => Promise.resolve(answered.includes(text) ? answerTo(text) : declined(text));
  return evaluate(questions, { engine, modelTime: () => 0, misses: 10, onProgress: () => undefined });
}

test('the whole of a measurement can be read', async () => {
  const shown = renderEvaluation(await measure('good?', 'bad?'));
  expect(shown).toContain('5 questions: 3 answerable, 1 not, 1 unknown (1 follow-up) · index a1b2c3');
  expect(shown).toMatch(/Hit@1: a right article first +0\.000\n/);
  expect(shown).toMatch(/Quote holds the answer, a decline being a miss +0\.333\n/);
  expect(shown).toMatch(/Decline precision.* 0\.500\n.*Decline recall.* 1\.000\n/);
  expect(shown).toMatch(/ {2}strong +2 +2 +0\.000 +0\.500\n {2}possible +0 +0 +– +–\n/);
  expect(shown).toMatch(/without the model's own run( +\d+\.\d){3}\n/);
  expect(shown).toContain('0.00 bad: evil[2J? → bad?\n');
  expect(shown).toContain('expected  “one” or “two” or “three” (or 1 more) in b.txt');
  expect(shown).toMatch(/declined; those first.*\n.*missed: missed\?\n +got +nothing was found\n +expected +“Tuesday”/);
  expect(shown).not.toContain('\u001b');
});

test('so can a comparison', async () => {
  const shown = renderComparison(compareEvaluations(await measure('good?', 'off?'), await measure('good?', 'missed?')));
  expect(shown).toMatch(/Quote holds the answer, a decline being a miss +0\.333 +0\.667 +\+0\.333\n/);
  expect(shown).toMatch(/all of it: rightly answered or declined +2 +0 +0\.500 +may be chance\n/);
  expect(shown).toMatch(/a right article first +0 +0 +1\.000 +no change\n/);
  expect(shown).toContain('Won: 2\n  missed: missed?\n       before  0.00 declined\n       after   0.00 strong');
  expect(shown).not.toContain('Lost:');
});

test('columns of a table stand under one another', () => {
  expect(
    table([
      ['a', '1'],
      ['long', '100'],
    ]),
  ).toEqual(['  a       1', '  long  100']);
  expect(table([])).toEqual([]);
});
