import { chatter, confidence as scale } from '../../tunables.js';
import type { Answer } from '../../types.js';

/** Words by which questions are told, in the languages of the interface; folded to plain small letters. */
const interrogatives = wordSet(
  'who whom whose what when where why which how ' +
    'wer wen wem wessen was wann wo wohin woher warum wieso weshalb welche welcher welches welchem welchen wie wieviel ' +
    'qui que quoi quand ou pourquoi quel quelle quels quelles comment combien ' +
    'quien quienes cuando donde cual cuales como cuanto cuantos cuanta cuantas',
);
/** Verbs that a question or a request begins with; without those that are another word in another of the languages ("war", "son"). */
const asking = wordSet(
  'is are was were do does did can could will would should has have had ' +
    'tell explain describe name list give show find ' +
    'ist sind waren haben kann gibt est ont peut fue hay puede',
);
/** What comes after such a verb where its subject is left out in talk: "did not expect that", "can't find it", "would be nice". */
const statement = wordSet('not t be been never');
/** What may stand before a question's first word: "in which", "and when", "nach wem". */
const opening = wordSet(
  'and or but so also then about after against among as at before between by during for from in into of on over since through to ' +
    'under until up with within und oder aber auch an auf aus bei bis durch fur gegen in im mit nach seit uber um unter von vor zu ' +
    'et mais donc alors avec avant apres contre chez dans de depuis en entre par pour sans sous sur vers jusqu ' +
    'y o pero con contra desde durante hacia hasta para por segun sin sobre tras',
);
/** English words that come right after "what", "who" or "how" in a question, and seldom in a clause ("I saw what he did"). */
const inverted = wordSet(
  'is are was were do does did can could will would should has have had many much long far old often',
);

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

/**
 * Whether a text is a question by its form: a question mark in it; at its beginning a word that questions begin with; further on, one
 * with a verb right after it ("my cat sneezes what should I do"), or at its very end ("visit to Moscow when").
 */
export function isQuestion(text: string): boolean {
  if (/[?¿؟？]/.test(text)) return true;
  const words = wordsOf(text);
  const first = words.find((word) => !opening.has(word)) ?? '';
  if (interrogatives.has(first)) return true;
  if (asking.has(words[0] ?? '') && !statement.has(words[1] ?? '')) return true;
  return words.some((word, i) => interrogatives.has(word) && (i === words.length - 1 || inverted.has(words[i + 1]!)));
}

function wordsOf(text: string): string[] {
  const folded = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return folded.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * Whether a message that nothing answers is talk rather than a question: not one by its form, and nowhere near anything in the articles.
 */
export function isChatter(text: string, { confidence, results }: Answer): boolean {
  return confidence === 'none' && !isQuestion(text) && (results[0]?.score ?? 0) < chatter.share * scale.possible;
}
