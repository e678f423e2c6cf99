import { chatter } from '../../tunables.js';
import type { Answer } from '../../types.js';

/** Words that questions begin with, in the languages of the interface; folded to plain small letters. */
const asking = new Set(
  (
    'who whom whose what when where why which how is are was were do does did can could will would should has have had may might ' +
    'tell explain describe name list give show find ' +
    'wer wen wem wessen was wann wo wohin woher warum wieso weshalb welche welcher welches wie wieviel ist sind war waren hat haben kann gibt ' +
    'qui que quoi quand ou pourquoi quel quelle quels quelles comment combien est a ont peut ' +
    'quien quienes cuando donde cual cuales como cuanto cuantos cuanta cuantas es son fue hay puede'
  ).split(' '),
);

/** Whether a text is a question by its form: a question mark in it, or a word that questions begin with at its beginning. */
export function isQuestion(text: string): boolean {
  if (/[?¿؟？]/.test(text)) return true;
  const first = /[\p{L}\p{N}]+/u.exec(text.normalize('NFKD').replace(/\p{M}/gu, ''))?.[0];
  return first !== undefined && asking.has(first.toLowerCase());
}

/**
 * Whether a message that nothing answers is talk rather than a question: not one by its form, and nowhere near anything in the articles.
 */
export function isChatter(text: string, { confidence, results }: Answer): boolean {
  return confidence === 'none' && !isQuestion(text) && (results[0]?.score ?? 0) < chatter.score;
}
