import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Comparison } from '../../src/evaluation/compare.js';
import type { Evaluation } from '../../src/evaluation/evaluate.js';
import { temporaryFolder, writeFiles } from '../support/folders.js';
import { QUESTION, indexedCorpus, parse } from './indexed-corpus.js';

const { run } = indexedCorpus();

const folder = temporaryFolder();
const path = (name: string) => join(folder, name);
const lines = [
  { id: 'ovens', question: QUESTION, relevant: ['town/bakery.md'], answers: ['almond shells'], answerable: true },
  { id: 'herons', question: 'Where was the grey heron seen?', relevant: ['bridge.txt'], answers: ['on the moon'] },
  { id: 'off', question: 'Which team won the 1994 football championship in Brazil?', answerable: false },
];
writeFiles(folder, {
  'questions.jsonl': lines.map((line) => JSON.stringify(line)).join('\n'),
  'others.jsonl': JSON.stringify(lines[0]),
  'broken.jsonl': `${JSON.stringify(lines[0])}\nnot json\n{}`,
});

test('measures, for people and for programs, and compares with an earlier measurement', async () => {
  const json = await run(['eval', path('questions.jsonl'), '--json']);
  const evaluation = parse<Evaluation>(json);
  expect(evaluation).toMatchObject({
    ...{ questions: 3, answerable: 2, unanswerable: 1, followUps: 0 },
    ...{ hit1: 0.5, quoteHolds: 0.5, declineRecall: 1 },
    misses: [{ id: 'herons', found: 'heron.txt', answers: ['on the moon'], rightArticle: false, holds: false }],
    outcomes: [{ id: 'ovens', holds: true }, { id: 'herons' }, { id: 'off', confidence: 'none' }],
  });
  const [first] = evaluation.outcomes;
  expect(first!.modelMilliseconds).toBeGreaterThan(0);
  expect(first!.modelMilliseconds).toBeLessThan(first!.milliseconds);

  writeFiles(folder, { 'earlier.json': json.stdout });
  const shown = await run(['eval', path('questions.jsonl'), '--misses', '0', '--compare', path('earlier.json')]);
  expect(shown).toMatchObject({ code: 0, stderr: '' });
  expect(shown.stdout).toMatch(/^3 questions: 2 answerable, 1 not · index [0-9a-f]{6}\n/);
  expect(shown.stdout).toMatch(/Quote holds the answer, a decline being a miss +0\.500 +0\.500 +\+0\.000\n/);
  expect(shown.stdout).not.toContain('on the moon');

  const compared = parse<{ comparison: Comparison }>(
    await run(['eval', path('questions.jsonl'), '--json', '--compare', path('earlier.json')]),
  );
  expect(compared.comparison).toMatchObject({ before: evaluation.index, won: [], lost: [] });
});

test('what cannot be measured or compared is wrong usage, told before anything is asked', async () => {
  writeFiles(folder, { 'none.json': '{}' });
  const usage = (stderr: RegExp) => ({ code: 2, stdout: '', stderr: expect.stringMatching(stderr) as string });
  expect(await run(['eval', path('broken.jsonl')])).toMatchObject(
    usage(/line 2 is not JSON\n[^]*line 3 has no "question"/),
  );
  expect(await run(['eval', path('others.jsonl'), '--compare', path('none.json')])).toMatchObject(
    usage(/is no output/),
  );
  const { stdout } = await run(['eval', path('others.jsonl'), '--json']);
  writeFiles(folder, { 'other.json': stdout });
  expect(await run(['eval', path('questions.jsonl'), '--compare', path('other.json')])).toMatchObject(
    usage(/was measured on other questions \(1 of them\)/),
  );
  expect(await run(['eval', path('others.jsonl'), '--misses', '-1'])).toMatchObject(usage(/whole number from 0/));
});
