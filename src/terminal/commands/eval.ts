import { type Evaluation, evaluate } from '../../evaluation/evaluate.js';
import { readKnownQuestions } from '../../evaluation/known-questions.js';
import type { CommandContext } from '../command.js';
import { plain } from '../render.js';
import { updateIndex } from '../update.js';

/**
 * Measures answers against known ones.
 * @throws VerbatimError USAGE when the questions cannot be read.
 */
export async function evaluateFile(context: CommandContext, file: string): Promise<void> {
  const questions = await readKnownQuestions(file);
  const engine = context.engine();
  await updateIndex(engine, context);
  const result = await evaluate(engine, questions, (done, total) =>
    context.progress.show({ stage: 'Asking', done, total }),
  );
  context.progress.stop();
  context.out(context.json ? JSON.stringify(result) : renderEvaluation(result));
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
