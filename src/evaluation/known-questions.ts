import { readFile } from 'node:fs/promises';
import { VerbatimError, causeOf } from '../errors.js';

/** A question with its known answer. */
export interface KnownQuestion {
  readonly id: string;
  readonly question: string;
  /** Articles that answer it. */
  readonly relevant: readonly string[];
  /** Any of these words in a quote answers it; none where only the article is known. */
  readonly answers: readonly string[];
  readonly answerable: boolean;
  /** The ISO date on which it is asked, for words such as "this week"; today where it is not given. */
  readonly date?: string;
}

/**
 * Reads questions with known answers, one JSON object a line.
 * @throws VerbatimError USAGE naming the line that is wrong.
 */
export async function readKnownQuestions(file: string): Promise<KnownQuestion[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new VerbatimError(
      'USAGE',
      { problem: `The questions in ${file} cannot be read (${causeOf(error)}).` },
      { cause: error },
    );
  });
  const questions = text.split('\n').flatMap((line, n) => (line.trim() === '' ? [] : [parseKnown(line, n + 1, file)]));
  if (questions.length === 0) throw new VerbatimError('USAGE', { problem: `${file} holds no question.` });
  return questions;
}

function parseKnown(line: string, n: number, file: string): KnownQuestion {
  const bad = (problem: string) =>
    new VerbatimError('USAGE', {
      problem:
        `Line ${n} of ${file} ${problem}. Each line is a JSON object: ` +
        `{"id": "q1", "question": "…", "relevant": ["a.txt"], "answers": ["…"], "answerable": true}.`,
    });
  let value: Partial<Record<keyof KnownQuestion, unknown>>;
  try {
    value = (JSON.parse(line) ?? {}) as typeof value;
  } catch {
    throw bad('is not JSON');
  }
  const { id = n, question, relevant = [], answers = [] } = value;
  const strings = (list: unknown): list is string[] =>
    Array.isArray(list) && list.every((one) => typeof one === 'string');
  if (typeof question !== 'string') throw bad('has no "question"');
  if (!strings(relevant) || !strings(answers)) throw bad('has "relevant" or "answers" that is not a list of strings');
  const { answerable = relevant.length > 0, date } = value;
  if (typeof answerable !== 'boolean') throw bad('has an "answerable" that is neither true nor false');
  if (date !== undefined && (typeof date !== 'string' || Number.isNaN(Date.parse(date))))
    throw bad('has a "date" that is none');
  return { id: String(id), question, relevant, answers, answerable, ...(date === undefined ? {} : { date }) };
}
