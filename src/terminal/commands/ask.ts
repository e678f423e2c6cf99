import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { answerJson } from '../../answer/json.js';
import { VerbatimError, causeOf, isVerbatimError } from '../../errors.js';
import type { Engine } from '../../engine.js';
import type { CommandContext } from '../command.js';
import { renderExplanation } from '../explain.js';
import { renderAnswer } from '../render.js';
import type { Answer, Question } from '../../types.js';
import { updateIndex } from '../update.js';

export interface AskOptions {
  readonly top?: number;
  readonly source?: string;
  readonly after?: string;
  readonly before?: string;
  /** Show what each result's place rests on. */
  readonly explain?: boolean;
  /** A file of questions, or `-` for standard input. */
  readonly batch?: string;
}

/** Results for each question of a batch: as many as evaluation looks at. */
const BATCH_TOP = 10;

/**
 * Answers one question, or a batch of them, a line in and a line out.
 * @throws VerbatimError for one question whatever asking it throws; in a batch such an error is that line's answer.
 */
export async function ask(context: CommandContext, question: string | undefined, options: AskOptions): Promise<void> {
  const { batch, explain, ...filter } = options;
  const questions = batch === undefined ? null : await openBatch(batch);
  const engine = context.engine();
  await updateIndex(engine, context);
  if (questions !== null) return askBatch(context, engine, questions, filter);
  const answer = await askSound(context, engine, { text: question!, ...filter });
  if (context.json) {
    const json = answerJson(answer, null);
    const signals = answer.results.map((hit) => hit.signals);
    const results = json.results.map((result, i) => ({ ...result, signals: signals[i] }));
    context.out(JSON.stringify(explain === true ? { ...json, results } : json));
  } else {
    context.out(renderAnswer(answer));
    if (explain === true) context.out(`\n${renderExplanation(answer.results)}`);
  }
}

async function askBatch(
  context: CommandContext,
  engine: Engine,
  questions: NodeJS.ReadableStream,
  filter: Omit<AskOptions, 'batch' | 'explain'>,
): Promise<void> {
  const { index } = await engine.status();
  let line = 0;
  let broken = 0;
  for await (const text of createInterface({ input: questions, crlfDelay: Infinity })) {
    line++;
    if (text.trim() === '') continue;
    const read = parseLine(text, line);
    try {
      if (read.problem !== undefined) throw new VerbatimError('BATCH_LINE', { line, problem: read.problem });
      const answer = await askSound(context, engine, { text: read.question, top: BATCH_TOP, ...filter });
      context.out(JSON.stringify(answerJson(answer, read.id)));
    } catch (error) {
      // What is wrong with a line is that line's answer; anything else would be wrong with every line.
      if (!isVerbatimError(error, 'BATCH_LINE', 'QUESTION_EMPTY', 'QUESTION_TOO_LONG')) throw error;
      const { code, message } = error;
      if (code === 'BATCH_LINE') broken++;
      const { id, question = null } = read;
      const declined = { answered: false, confidence: 'none', quote: null, results: [] };
      context.out(JSON.stringify({ id, question, ...declined, index, error: { code, message } }));
    }
  }
  if (broken > 0) throw new VerbatimError('BATCH_BROKEN', { lines: broken });
}

/**
 * Asks. An index that turns out to be damaged is built anew and asked again: looking for damage before every question would take longer than
 * answering it.
 */
async function askSound(context: CommandContext, engine: Engine, question: Question): Promise<Answer> {
  try {
    return await engine.ask(question);
  } catch (error) {
    if (!isVerbatimError(error, 'INDEX_DAMAGED')) throw error;
    await updateIndex(engine, context);
    return engine.ask(question);
  }
}

type BatchLine =
  | { readonly id: string; readonly question: string; readonly problem?: undefined }
  | { readonly id: string; readonly question?: undefined; readonly problem: string };

/** The question on a line, or what is wrong with the line. A line without an id has its number for one. */
function parseLine(text: string, line: number): BatchLine {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return { id: String(line), problem: 'is not JSON' };
  }
  const { id: given, question } = (value ?? {}) as { id?: unknown; question?: unknown };
  const id = typeof given === 'string' || typeof given === 'number' ? String(given) : String(line);
  return typeof question === 'string' ? { id, question } : { id, problem: 'has no "question"' };
}

/**
 * Opens a batch before anything is indexed for it.
 * @throws VerbatimError USAGE when it cannot be read.
 */
async function openBatch(path: string): Promise<NodeJS.ReadableStream> {
  if (path === '-') return process.stdin;
  const unreadable = (cause: string) =>
    new VerbatimError('USAGE', { problem: `The batch ${path} cannot be read (${cause}).` });
  const handle = await open(path).catch((error: unknown) => {
    throw unreadable(causeOf(error));
  });
  if ((await handle.stat()).isDirectory()) {
    await handle.close();
    throw unreadable('it is a folder');
  }
  return handle.createReadStream();
}
