import { readFile } from 'node:fs/promises';
import { VerbatimError, causeOf } from '../../errors.js';
import { type Evaluation, type KnownQuestion, evaluate } from '../../evaluation/evaluate.js';
import type { CommandContext } from '../command.js';
import { plain } from '../render.js';
import { updateIndex } from '../update.js';

/**
 * Measures answers against known ones.
 * @throws VerbatimError USAGE when the questions cannot be read.
 */
export async function evaluateFile(context: CommandContext, file: string): Promise<void> {
  const questions = await readQuestions(file);
  const engine = context.engine();
  await updateIndex(engine, context);
  const result = await evaluate(engine, questions, (done, total) =>
    context.progress.show({ stage: 'Asking', done, total }),
  );
  context.progress.stop();
  context.out(context.json ? JSON.stringify(result) : renderEvaluation(result));
}

async function readQuestions(file: string): Promise<KnownQuestion[]> {
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
  const { answerable = relevant.length > 0 } = value;
  if (typeof answerable !== 'boolean') throw bad('has an "answerable" that is neither true nor false');
  return { id: String(id), question, relevant, answers, answerable };
}

function renderEvaluation(e: Evaluation): string {
  const share = (value: number | null) => (value === null ? '    –' : value.toFixed(3));
  const row = (name: string, value: number | null) => `${name.padEnd(46)} ${share(value)}`;
  return [
    `${e.questions} questions, ${e.answerable} answerable · index ${e.index}`,
    '',
    row('Hit@1', e.hit1),
    row('Hit@4', e.hit4),
    row('Hit@10', e.hit10),
    row('MRR', e.mrr),
    row('nDCG@10', e.ndcg10),
    row('Quote holds the answer (a decline is a miss)', e.quoteHolds),
    row('Quote holds the answer (as if never declining)', e.quoteWouldHold),
    row('AUROC of score, answerable against not', e.auroc),
    row('Declines that were right', e.declinePrecision),
    row('Unanswerable questions declined', e.declineRecall),
    row('Answerable questions declined', e.declinedAnswerable),
    '',
    'Confidence  answers  quote right',
    ...e.reliability.map(
      ({ confidence, answers, right }) =>
        `${confidence.padEnd(10)} ${String(answers).padStart(8)}        ${share(right)}`,
    ),
    '',
    `Latency p50 ${e.latency.p50.toFixed(1)} ms, p95 ${e.latency.p95.toFixed(1)} ms`,
    ...(e.misses.length === 0 ? [] : ['', 'Surest misses']),
    ...e.misses.map(
      ({ question, relevant, found, score }) =>
        `  ${score.toFixed(2)} ${plain(question)}\n       found ${found ?? 'nothing'}, not ${relevant.slice(0, 3).join(', ')}`,
    ),
  ].join('\n');
}
