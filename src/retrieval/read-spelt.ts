import type { QuestionEmbedder } from '../embed/embedder.js';
import type { OpenIndex } from '../store/open-index.js';
import { vocabularyOf } from './corpus-vocabulary.js';
import { type ReadQuestion, readQuestion } from './question.js';
import { type Correction, correctedQuestion, findCorrections } from './spelling.js';

/** A question as the corpus spells it, and what of it was spelt in another way. */
export interface SpeltQuestion {
  readonly read: ReadQuestion;
  readonly corrections: readonly Correction[];
}

/**
 * Reads a question as the corpus spells it.
 * @param now What "last year" and the like are counted from.
 * @throws VerbatimError QUESTION_EMPTY, QUESTION_TOO_LONG
 */
export async function readSpelt(
  text: string,
  { embedder, index, now }: { readonly embedder: QuestionEmbedder; readonly index: OpenIndex; readonly now: Date },
): Promise<SpeltQuestion> {
  const read = await readQuestion(text, embedder, now);
  if (read.unreadable) return { read, corrections: [] };
  const corrections = await index.read((state) =>
    findCorrections(read.text, vocabularyOf(state), (word) => read.wholeWords.has(word)),
  );
  if (corrections.length === 0) return { read, corrections };
  return { read: await readQuestion(correctedQuestion(read.text, corrections), embedder, now), corrections };
}
