import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { VerbatimError, causeOf } from '../errors.js';
import type { Earlier } from './compare.js';

const figure = z.number().nullable();
const latency = z.object({ p50: z.number(), p95: z.number(), max: z.number() });
const outcome = z.object({
  id: z.string(),
  question: z.string(),
  previous: z.string().nullable(),
  answerable: z.boolean().nullable(),
  relevant: z.array(z.string()),
  answers: z.array(z.string()),
  confidence: z.enum(['strong', 'possible', 'none']),
  score: z.number(),
  results: z.array(z.string()),
  quote: z.string().nullable(),
  holds: z.boolean().nullable(),
  milliseconds: z.number(),
  modelMilliseconds: z.number(),
});
const earlier = z.object({
  index: z.string(),
  digest: z.string(),
  questions: z.number(),
  hit1: figure,
  hit4: figure,
  hit10: figure,
  mrr: figure,
  ndcg10: figure,
  quoteHolds: figure,
  quoteWouldHold: figure,
  declinePrecision: figure,
  declineRecall: figure,
  declinedAnswerable: figure,
  auroc: figure,
  calibrationError: figure,
  latency,
  ownLatency: latency,
  outcomes: z.array(outcome),
}) satisfies z.ZodType<Earlier>;

/**
 * Reads what `verbatim eval --json` printed at an earlier time.
 * @param digest Of the questions that are asked now.
 * @throws VerbatimError USAGE when it is no such output, or one of other questions.
 */
export async function readEarlier(file: string, digest: string): Promise<Earlier> {
  const bad = (problem: string, error?: unknown) =>
    new VerbatimError('USAGE', { problem: `${file} ${problem}` }, { cause: error });
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw bad(`cannot be read (${causeOf(error)}).`, error);
  });
  const parsed = earlier.safeParse(valueOf(text));
  if (!parsed.success) throw bad('is no output of this version’s verbatim eval FILE.jsonl --json.', parsed.error);
  if (parsed.data.digest === digest) return parsed.data;
  throw bad(
    `was measured on other questions (${parsed.data.questions} of them), so that its figures say nothing about these. ` +
      `Measure both times with the same file.`,
  );
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
