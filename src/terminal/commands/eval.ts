import { compareEvaluations } from '../../evaluation/compare.js';
import { readEarlier } from '../../evaluation/earlier.js';
import { evaluate } from '../../evaluation/evaluate.js';
import { digestOf, readKnownQuestions } from '../../evaluation/known-questions.js';
import type { CommandContext } from '../command.js';
import { renderComparison } from '../comparison.js';
import { renderEvaluation } from '../evaluation.js';
import { updateIndex } from '../update.js';

export interface EvaluateFileOptions {
  /** File of an earlier evaluation's JSON. */
  readonly compare?: string;
  /** How many misses of a kind to list. */
  readonly misses: number;
}

/**
 * Measures answers against known ones, and what changed since an earlier measurement.
 * @throws VerbatimError USAGE when the questions cannot be read, or the earlier measurement is of others.
 */
export async function evaluateFile(context: CommandContext, file: string, options: EvaluateFileOptions): Promise<void> {
  const questions = await readKnownQuestions(file);
  const earlier = options.compare === undefined ? null : await readEarlier(options.compare, digestOf(questions));
  const engine = context.engine();
  await updateIndex(engine, context);
  // Loaded before the first question, whose time it would count to.
  await context.embedder();
  const evaluation = await evaluate(questions, {
    engine,
    modelTime: context.questionTime,
    misses: options.misses,
    onProgress: (done, total) => context.progress.show({ stage: 'Asking', done, total }),
  });
  context.progress.stop();
  const comparison = earlier === null ? null : compareEvaluations(earlier, evaluation);
  if (context.json) context.out(JSON.stringify(comparison === null ? evaluation : { ...evaluation, comparison }));
  else
    context.out(
      [renderEvaluation(evaluation), ...(comparison === null ? [] : ['', renderComparison(comparison)])].join('\n'),
    );
}
