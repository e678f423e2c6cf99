import { expect, test } from 'vitest';
import { followUpNotice } from '../../src/answer/follow-up-notice.js';

test('names the question before, on one line', () => {
  expect(followUpNotice(' Who wrote\n“Solaris”? ')).toEqual({
    code: 'FOLLOW_UP',
    message: 'Read as going on from “Who wrote “Solaris”?”.',
    details: [{ question: 'Who wrote “Solaris”?' }],
  });
});

test('cuts a long one at a word', () => {
  const { question } = followUpNotice(`Why ${'did the council vote '.repeat(9)}?`).details![0]!;
  expect(question!.length).toBeLessThanOrEqual(80);
  expect(question).toMatch(/ (did|the|council|vote)…$/);
});
