import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { digestOf, readKnownQuestions } from '../../src/evaluation/known-questions.js';
import { temporaryFolder, writeFiles } from '../support/folders.js';

const folder = temporaryFolder();
function read(...lines: string[]) {
  writeFiles(folder, { 'q.jsonl': lines.join('\n') });
  return readKnownQuestions(join(folder, 'q.jsonl'));
}

describe('readKnownQuestions', () => {
  test('takes every field, and tells what is left open from what is not', async () => {
    const whole = {
      id: 'q1',
      question: 'When was that?',
      previous: 'Who won?',
      relevant: ['a.txt'],
      answers: ['in May'],
      answerable: true,
      date: '2024-01-31',
    };
    const [first, bare, worded, not] = await read(
      `\ufeff${JSON.stringify(whole)}\r`,
      '',
      '{"question": "Bare?"}',
      '{"id": 7, "question": "Worded?", "answers": ["yes"], "corpus": "unknown keys are let be"}',
      '{"question": "Not?", "answerable": false}',
    );
    expect(first).toEqual(whole);
    expect(bare).toEqual({
      ...{ id: '3', question: 'Bare?', previous: null, relevant: [], answers: [], answerable: null, date: null },
    });
    expect(worded).toMatchObject({ id: '7', answerable: true });
    expect(not).toMatchObject({ answerable: false });
  });

  test('names every line that is wrong', async () => {
    const wrong = [
      'not json',
      '[1]',
      '{"id": "x"}',
      '{"question": "?", "relevant": "a.txt"}',
      '{"question": "?", "answers": [1]}',
      '{"question": "?", "answerable": "yes"}',
      '{"question": "?", "date": "yesterday"}',
      '{"question": "?", "previous": {}}',
    ];
    const problem = await read('{"question": "Right?"}', ...wrong).catch((error: unknown) => error);
    expect(problem).toMatchObject({ code: 'USAGE' });
    const { message } = problem as Error;
    expect(message).toContain('8 lines that cannot be read');
    expect([...message.matchAll(/- line (\d+)/g)].map(([, n]) => Number(n))).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
  });

  test('of many wrong lines the first are named and the rest counted', async () => {
    await expect(read(...Array<string>(30).fill('{'))).rejects.toThrow(/line 20 is not JSON\n {2}… and 10 more/);
  });

  test('a file without questions, and none at all', async () => {
    await expect(read('', ' ')).rejects.toMatchObject({ code: 'USAGE' });
    await expect(readKnownQuestions(join(folder, 'nowhere'))).rejects.toThrow(/cannot be read \(ENOENT/);
  });
});

test('the digest changes with whatever changes the measurement', async () => {
  const questions = await read('{"id": "1", "question": "A?", "relevant": ["a"]}', '{"id": "2", "question": "B?"}');
  const [first, second] = questions as [(typeof questions)[number], (typeof questions)[number]];
  const digests = [
    questions,
    [first],
    [second, first],
    [{ ...first, question: 'C?' }, second],
    [{ ...first, answers: ['x'] }, second],
    [{ ...first, previous: 'C?' }, second],
    [{ ...first, date: '2024-01-01' }, second],
  ].map(digestOf);
  expect(new Set(digests).size).toBe(digests.length);
  expect(digestOf([{ ...first }, { ...second }])).toBe(digests[0]);
});
