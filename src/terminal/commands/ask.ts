import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { answerJson } from '../../answer/json.js';
import { VerbatimError, asVerbatimError, causeOf } from '../../errors.js';
import type { Engine } from '../../engine.js';
import type { CommandContext } from '../command.js';
import { renderAnswer } from '../render.js';
import { updateIndex } from '../update.js';

export interface AskOptions {
  readonly top?: number;
  readonly source?: string;
  readonly after?: string;
  readonly before?: string;
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
  const engine = context.engine();
  await updateIndex(engine, context);
  const { batch, ...filter } = options;
  if (batch !== undefined) return askBatch(context, engine, batch, filter);
  const answer = await engine.ask({ text: question!, ...filter });
  context.out(context.json ? JSON.stringify(answerJson(answer)) : renderAnswer(answer));
}

async function askBatch(
  context: CommandContext,
  engine: Engine,
  path: string,
  filter: Omit<AskOptions, 'batch'>,
): Promise<void> {
  let line = 0;
  let broken = 0;
  for await (const text of lines(path)) {
    line++;
    if (text.trim() === '') continue;
    const read = parseLine(text, line);
    try {
      if (read instanceof VerbatimError) throw read;
      const answer = await engine.ask({ text: read.question, top: BATCH_TOP, ...filter });
      context.out(JSON.stringify(answerJson(answer, read.id)));
    } catch (error) {
      const { code, message } = asVerbatimError(error);
      if (code === 'BATCH_LINE') broken++;
      const { id = null, question = null } = read instanceof VerbatimError ? {} : read;
      const declined = { answered: false, confidence: 'none', quote: null, results: [] };
      context.out(JSON.stringify({ id, question, ...declined, error: { code, message } }));
    }
  }
  if (broken > 0) throw new VerbatimError('BATCH_BROKEN', { lines: broken });
}

/** The question on a line, or what is wrong with the line. */
function parseLine(text: string, line: number): { id: string; question: string } | VerbatimError {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return new VerbatimError('BATCH_LINE', { line, problem: 'is not JSON' });
  }
  const { id, question } = (value ?? {}) as { id?: unknown; question?: unknown };
  if (typeof question !== 'string') return new VerbatimError('BATCH_LINE', { line, problem: 'has no "question"' });
  return { id: typeof id === 'string' || typeof id === 'number' ? String(id) : String(line), question };
}

async function* lines(path: string): AsyncGenerator<string> {
  const input = path === '-' ? process.stdin : createReadStream(path);
  try {
    yield* createInterface({ input, crlfDelay: Infinity });
  } catch (error) {
    throw new VerbatimError(
      'USAGE',
      { problem: `The batch ${path} cannot be read (${causeOf(error)}).` },
      { cause: error },
    );
  }
}
