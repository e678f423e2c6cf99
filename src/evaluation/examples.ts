import type { QuestionEmbedder } from '../embed/embedder.js';
import { readQuestion } from '../retrieval/question.js';
import { type Ranked, rankCandidates } from '../retrieval/retrieve.js';
import type { SentenceSignals, Signals } from '../retrieval/signals.js';
import type { OpenIndex } from '../store/open-index.js';
import { retrieval } from '../tunables.js';
import type { KnownQuestion } from './known-questions.js';
import { holdsAnswer } from './metrics.js';
import type { Choice } from './softmax-fit.js';

/** The order of the columns of a passage choice and of a sentence choice. */
export const passageSignals = [
  'words',
  'sentence',
  'reach',
  'likeness',
  'phrase',
  'title',
  'lead',
  'kind',
  'company',
  'time',
] as const satisfies readonly (keyof Signals)[];
export const sentenceSignals = [
  'cosine',
  'coverage',
  'reach',
  'likeness',
  'kind',
] as const satisfies readonly (keyof SentenceSignals)[];

/** What a set of questions teaches. */
export interface Examples {
  /** For each question, its candidates: right are the passages of a relevant article that hold the answer (or all of them, where none does). */
  readonly passages: readonly Choice[];
  /** For each question, the sentences of its best right passage: right are those that hold the answer. */
  readonly sentences: readonly Choice[];
}

/** Collects the candidates of every answerable question. */
export async function collectExamples(
  index: OpenIndex,
  embedder: QuestionEmbedder,
  questions: readonly KnownQuestion[],
): Promise<Examples> {
  const passages: Choice[] = [];
  const sentences: Choice[] = [];
  for (const known of questions.filter(({ answerable, relevant }) => answerable === true && relevant.length > 0)) {
    const read = await readQuestion(known.question, embedder, known.date === null ? new Date() : new Date(known.date));
    const ranked = await index.read((state) => rankCandidates(state, read, {}, retrieval.looked));
    const right = rightOnes(ranked, known);
    const best = ranked.find((_, i) => right[i]);
    passages.push({ signals: ranked.map(({ signals }) => passageSignals.map((name) => signals[name])), right });
    if (best !== undefined && known.answers.length > 0) sentences.push(sentenceChoice(best, known));
  }
  return { passages, sentences };
}

function rightOnes(ranked: readonly Ranked[], { relevant, answers }: KnownQuestion): boolean[] {
  const articles = new Set(relevant);
  const fromRelevant = ranked.map(({ candidate }) => articles.has(candidate.article.id));
  const holding = ranked.map(({ candidate }, i) => fromRelevant[i]! && holdsAnswer(candidate.passage.text, answers));
  return holding.includes(true) ? holding : fromRelevant;
}

function sentenceChoice({ candidate: { passage }, sentences }: Ranked, { answers }: KnownQuestion): Choice {
  return {
    signals: sentences.map((signals) => sentenceSignals.map((name) => signals[name])),
    right: passage.sentences.map(({ start, end }) =>
      holdsAnswer(passage.text.slice(start - passage.start, end - passage.start), answers),
    ),
  };
}
