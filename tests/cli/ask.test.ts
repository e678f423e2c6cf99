import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { AnswerJson } from '../../src/answer/json.js';
import { corpusFolder } from '../support/folders.js';
import { root } from '../support/paths.js';
import { QUESTION, indexedCorpus, parse } from './indexed-corpus.js';

const { seeds, embeddings, run } = indexedCorpus();

describe('ask', () => {
  test('answers with a quote and its citation on standard output, and nothing else', async () => {
    const { code, stdout, stderr } = await run(['ask', QUESTION]);
    expect(code).toBe(0);
    expect(stdout).toContain('Her ovens are heated with almond shells.');
    expect(stdout).toContain('Bread and almonds · The Courier · 30 January 2024 · ¶1 · town/bakery.md');
    expect(stdout).toContain('https://courier.example/bread');
    expect(stderr).toBe('');
  });

  test('gives JSON of the promised shape, with a quote that is the article’s own text', async () => {
    const question = 'When was the bridge over the Ebro opened?';
    const ended = await run(['ask', '--json', question]);
    const answer = parse<AnswerJson>(ended);
    expect(Object.keys(answer)).toEqual(['id', 'question', 'answered', 'confidence', 'quote', 'results', 'index']);
    expect(answer).toMatchObject({
      question,
      answered: true,
      index: expect.stringMatching(/^[0-9a-f]{6}$/) as string,
    });
    expect(['strong', 'possible']).toContain(answer.confidence);
    const { quote, results } = answer;
    expect(Object.keys(quote!)).toEqual(['text', 'article', 'start', 'end', 'page', 'copies']);
    expect(quote!.article).toBe('bridge.txt');
    const stored = readFileSync(join(seeds, 'bridge.txt'), 'utf8');
    expect(stored.slice(quote!.start, quote!.end)).toBe(quote!.text);
    expect(results.length).toBeGreaterThan(0);
    expect(results.length).toBeLessThanOrEqual(3);
    results.forEach((result, n) => {
      expect(Object.keys(result)).toEqual([
        ...[
          'rank',
          'article',
          'passage',
          'title',
          'source',
          'date',
          'url',
          'start',
          'end',
          'text',
          'score',
          'page',
          'copies',
        ],
      ]);
      expect(result.rank).toBe(n + 1);
      expect(result.passage).toMatch(new RegExp(`^${result.article}#[1-9]`));
      if (result.article.endsWith('.txt'))
        expect(readFileSync(join(seeds, result.article), 'utf8').slice(result.start, result.end)).toBe(result.text);
      expect(result.score).toBeGreaterThanOrEqual(0);
      expect(result.score).toBeLessThanOrEqual(1);
    });
    expect(results.map(({ score }) => score)).toEqual(results.map(({ score }) => score).sort((a, b) => b - a));
  });

  test('declines what the articles don’t answer, saying what they cover, and succeeds in that', async () => {
    const question = 'Which team won the 1994 football championship in Brazil?';
    const { code, stdout } = await run(['ask', question]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining("don't answer that") as string });
    expect(stdout).toContain('3 articles');
  });

  test('heeds --top, --source, --after and --before', async () => {
    const articles = async (...args: string[]) =>
      parse<AnswerJson>(await run(['ask', '--json', 'What was seen, baked or built?', ...args])).results.map(
        ({ article }) => article,
      );
    expect(await articles('--top', '1')).toHaveLength(1);
    expect(new Set(await articles('--source', 'the courier', '--before', '2024-01'))).toEqual(
      new Set(['town/bakery.md']),
    );
    expect(await articles('--after', '2024-01-31')).toEqual([]);
  });

  test.each([
    ['of one character', 'a', 'QUESTION_EMPTY'],
    ['of emoji only', '😀🎉🇨🇳', 'QUESTION_EMPTY'],
    ['of 5,000 characters', 'why is the bridge so long '.repeat(200).slice(0, 5_000), 'QUESTION_TOO_LONG'],
  ])('a question %s is refused with a reason', async (_, question, code) => {
    const expected = code === 'QUESTION_EMPTY' ? 'no word in that question' : 'the limit is 2000';
    const result = await run(['ask', question]);
    expect(result).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining(expected) as string });
    expect(result.stderr.trim().split('\n')).toHaveLength(1);
  });

  test('a question in Chinese is declined with the reason, not answered at random', async () => {
    const answer = parse<AnswerJson>(await run(['ask', '--json', '谁在老城里烤面包?']));
    expect(answer).toMatchObject({ answered: false, quote: null, notice: { code: 'QUESTION_UNREADABLE' } });
    expect(answer.notice!.message).toContain('cannot read the language');
  });

  test('ends without a word when its reader has gone', () => {
    const command = `"$0" "${join(root, 'dist/cli.js')}" --seeds "${seeds}" --embeddings "${embeddings}" ask "${QUESTION}" | head -c 0`;
    const { status, stderr } = spawnSync('bash', ['-c', command, process.execPath], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});

describe('ask --batch', () => {
  const lines = (text: string) =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as AnswerJson & { error?: { code: string; message: string } });

  test('answers line by line, in order; what is wrong with a line is that line’s answer', async () => {
    const input = [
      '\ufeff' + JSON.stringify({ id: 'q1', question: QUESTION }),
      '',
      'this is no JSON',
      JSON.stringify({ id: 'q3' }),
      'null',
      JSON.stringify({ id: 7, question: 'Who opened what?' }),
      JSON.stringify({ question: '?' }),
      JSON.stringify({ id: 'q9', question: 'Where was the heron seen?' }),
    ].join('\r\n');
    const { code, stdout, stderr } = await run(['ask', '--batch', '-'], { input });
    const answers = lines(stdout);
    expect(answers.map(({ id }) => id)).toEqual(['q1', '3', 'q3', '5', '7', '7', 'q9']);
    expect(answers.map(({ error }) => error?.code)).toEqual([
      ...[undefined, 'BATCH_LINE', 'BATCH_LINE', 'BATCH_LINE', undefined, 'QUESTION_EMPTY', undefined],
    ]);
    expect(answers[1]!.error!.message).toContain('Line 3');
    expect(answers[0]!.quote!.text).toContain('almond shells');
    expect(answers[6]!.results[0]!.article).toBe('heron.txt');
    for (const answer of answers) {
      expect(answer).toMatchObject({ answered: answer.confidence !== 'none', index: answers[0]!.index });
      expect(answer.results.length).toBeLessThanOrEqual(10);
    }
    expect(code).toBe(1);
    expect(stderr).toContain('3 lines of the batch could not be read');
  });

  test('reads a file, and succeeds when every line is a question', async () => {
    const folder = corpusFolder({ 'batch.jsonl': `${JSON.stringify({ id: 'one', question: QUESTION })}\n` });
    const { code, stdout, stderr } = await run(['ask', '--batch', join(folder, 'batch.jsonl'), '--top', '1']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(lines(stdout)).toMatchObject([{ id: 'one', results: [{ rank: 1 }] }]);
  });

  test.each(['no-such-file.jsonl', '.'])('refuses %s, which is not a file', async (path) => {
    const { code, stdout, stderr } = await run(['ask', '--batch', path]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`The batch ${path} cannot be read`);
  });
});
