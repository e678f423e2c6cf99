import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { VerbatimError, causeOf } from '../errors.js';

/** A question with its known answer. */
export interface KnownQuestion {
  readonly id: string;
  readonly question: string;
  /** The question that was asked right before it, of which it is a follow-up; null where it stands alone. */
  readonly previous: string | null;
  /** Articles that answer it; none where they are not known. */
  readonly relevant: readonly string[];
  /** Any of these words in a quote answers it; none where only the article is known. */
  readonly answers: readonly string[];
  /** Null where it is not known: then only what was answered and how fast is measured. */
  readonly answerable: boolean | null;
  /** The ISO date on which it is asked, for words such as "this week"; today where it is null. */
  readonly date: string | null;
}

/** Lines that are named before the rest is counted. */
const NAMED = 20;

/**
 * Reads questions with known answers, one JSON object a line.
 * @throws VerbatimError USAGE naming every line that is wrong.
 */
export async function readKnownQuestions(file: string): Promise<KnownQuestion[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new VerbatimError(
      'USAGE',
      { problem: `The questions in ${file} cannot be read (${causeOf(error)}).` },
      { cause: error },
    );
  });
  const lines = text.replace(/^\ufeff/, '').split('\n');
  const read = lines.flatMap((line, n) => (line.trim() === '' ? [] : [parseLine(line, n + 1)]));
  const wrong = read.filter((line) => typeof line === 'string');
  if (wrong.length > 0) throw new VerbatimError('USAGE', { problem: describe(file, wrong) });
  if (read.length === 0) throw new VerbatimError('USAGE', { problem: `${file} holds no question.` });
  return read.filter((line) => typeof line !== 'string');
}

/** What tells one set of questions from another, 16 hex digits: two measurements of the same questions can be compared. */
export function digestOf(questions: readonly KnownQuestion[]): string {
  const parts = questions.map(({ id, question, previous, relevant, answers, answerable, date }) => [
    ...[id, question, previous, relevant, answers, answerable, date],
  ]);
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}

function describe(file: string, wrong: readonly string[]): string {
  const more = wrong.length - NAMED;
  return [
    `${file} holds ${wrong.length === 1 ? 'a line' : `${wrong.length} lines`} that cannot be read:`,
    ...wrong.slice(0, NAMED).map((line) => `  - ${line}`),
    ...(more > 0 ? [`  … and ${more} more`] : []),
    `Each line is a JSON object: {"id": "q1", "question": "…", "relevant": ["a.txt"], "answers": ["…"], "answerable": true}; ` +
      `"previous" (the question before a follow-up) and "date" are possible too.`,
  ].join('\n');
}

/** The question on a line, or what is wrong with the line. */
function parseLine(line: string, n: number): KnownQuestion | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return `line ${n} is not JSON`;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return `line ${n} is not a JSON object`;
  const { id = n, question, previous = null, relevant = [], answers = [], date = null } = value as Fields;
  if (typeof question !== 'string') return `line ${n} has no "question"`;
  if (previous !== null && typeof previous !== 'string') return `line ${n} has a "previous" that is not a question`;
  if (!areStrings(relevant)) return `line ${n} has a "relevant" that is not a list of article ids`;
  if (!areStrings(answers)) return `line ${n} has "answers" that are not a list of strings`;
  const { answerable = relevant.length + answers.length > 0 ? true : null } = value as Fields;
  if (answerable !== null && typeof answerable !== 'boolean')
    return `line ${n} has an "answerable" that is neither true nor false`;
  if (date !== null && (typeof date !== 'string' || Number.isNaN(Date.parse(date))))
    return `line ${n} has a "date" that is none`;
  return { id: String(id), question, previous, relevant, answers, answerable, date };
}

type Fields = Partial<Record<keyof KnownQuestion, unknown>>;

function areStrings(list: unknown): list is string[] {
  return Array.isArray(list) && list.every((one) => typeof one === 'string');
}
