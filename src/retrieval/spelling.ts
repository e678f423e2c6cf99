import { analyse, isStopWord } from '../terms/analyse.js';
import { spelling as tunables } from '../tunables.js';
import type { Notice, Span } from '../types.js';
import { editDistance } from './edit-distance.js';
import { type Spelling, termOf } from './spelling-index.js';
import { type Others, type Vocabulary, formOf, othersOf, supportOf } from './spelling-support.js';

/** A word of a question (or two) that the corpus writes in another way. */
export interface Correction extends Span {
  /** As it stands in the question, from `start` to `end`. */
  readonly asked: string;
  /** As the corpus writes it. */
  readonly used: string;
}

interface Word extends Span {
  readonly text: string;
  /** Lower-case, without diacritics. */
  readonly plain: string;
  readonly term: string;
}

const wordPattern = /(?<![\p{L}\p{M}\p{N}])[\p{L}\p{M}]+(?:['’ʼ][\p{L}\p{M}]+)*(?![\p{L}\p{M}\p{N}])/gu;
const possessive = /['’ʼ]s?$/iu;

/**
 * What of a question the corpus writes in another way, in order and disjoint:
 * - a word that no passage holds, as the closest one that some do (`shoygu`, Shoigu);
 * - such a word as two, where they stand side by side in the corpus (`ceasefire`, cease fire);
 * - two words as one, where they stand side by side nowhere (`cease fire`, ceasefire).
 *
 * Words that are merely absent are left alone, by four rules: a word that `isOrdinary` is spelt right; so is one in capitals; what a
 * short or doubtful correction gives has to stand in one passage with enough of the question's other words; and a name stays a name
 * (no `Horus`, house). Nothing becomes a word under five letters, and numbers are never corrected.
 * @param question as cleaned.
 * @param isOrdinary whether a lower-case word is one that people know: the model's tokenizer holds it in one piece. A misspelling
 * is taken apart.
 */
export function findCorrections(
  question: string,
  vocabulary: Vocabulary,
  isOrdinary: (word: string) => boolean,
): Correction[] {
  const words = wordsOf(question);
  const corrections: Correction[] = [];
  let unknown = 0;
  words.forEach((word, i) => {
    if (word.start < (corrections.at(-1)?.end ?? 0)) return;
    const next = words[i + 1];
    const joined = next === undefined ? null : joinedWords(question, [word, next], vocabulary);
    if (joined !== null) corrections.push(joined);
    else if (isUnknown(word, vocabulary) && ++unknown <= tunables.words) {
      const others = othersOf(question, [word.term], vocabulary);
      const correction =
        splitWord(word, vocabulary, others) ??
        (isOrdinary(word.plain) || isAcronym(word, question)
          ? null
          : respelled(word, vocabulary, others, mustBeName(word, words, question)));
      if (correction !== null) corrections.push(correction);
    }
  });
  return corrections;
}

/** The question with its corrections. */
export function correctedQuestion(question: string, corrections: readonly Correction[]): string {
  let text = '';
  let at = 0;
  for (const { start, end, used } of corrections) {
    text += question.slice(at, start) + used;
    at = end;
  }
  return text + question.slice(at);
}

/** Tells the asker which spelling was used: `Searched for "Shoigu" instead of "shoygu".` Null where nothing was corrected. */
export function spellingNotice(corrections: readonly Correction[]): Notice | null {
  if (corrections.length === 0) return null;
  const parts = corrections.map(({ asked, used }) => `"${used}" instead of "${asked}"`);
  const last = parts.pop()!;
  const list = parts.length === 0 ? last : `${parts.join(', ')} and ${last}`;
  const details = corrections.map(({ asked, used }) => ({ asked, used }));
  return { code: 'SPELLING', message: `Searched for ${list}.`, details };
}

/** The words of letters that are one term each; not their possessive endings. */
function wordsOf(question: string): Word[] {
  return [...question.matchAll(wordPattern)].flatMap(({ 0: found, index: start }) => {
    const text = found.replace(possessive, '');
    const terms = analyse(text);
    if (terms.length !== 1) return [];
    const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
    return [{ start, end: start + text.length, text, plain, term: terms[0]! }];
  });
}

function isUnknown({ plain, term }: Word, vocabulary: Vocabulary): boolean {
  const { shortest, longest } = tunables;
  const fits = plain.length >= shortest - 1 && plain.length <= longest && /^[a-z]+$/.test(plain);
  return fits && !isStopWord(term) && vocabulary.documentFrequency(term) === 0;
}

function isAcronym({ text }: Word, question: string): boolean {
  return !/\p{Ll}/u.test(text) && /\p{Ll}/u.test(question);
}

/** Whether a word is written as a name: with a capital within a sentence whose other words are not all so written. */
function mustBeName({ text, start }: Word, words: readonly Word[], question: string): boolean {
  const before = question.slice(0, start).trimEnd();
  const isFirst = before === '' || /[.?!:"“«(]$/.test(before);
  const isSentenceCase = words.some(
    (word) => word.text.length > 3 && /^\p{Ll}/u.test(word.text) && !isStopWord(word.term),
  );
  return /^\p{Lu}/u.test(text) && !isFirst && isSentenceCase;
}

function respelled(word: Word, vocabulary: Vocabulary, others: Others, isName: boolean): Correction | null {
  const [best] = vocabulary
    .index()
    .closeTo(word.plain)
    .slice(0, tunables.considered)
    .flatMap((spelling) => {
      const { share, passages } = supportOf([spelling.term], others, vocabulary);
      const form = formOf(spelling, word.plain, passages, isName);
      if (form === null && isName) return [];
      const used = form ?? spelling.written;
      const isWritten = editDistance(used.toLowerCase(), word.plain, spelling.edits) <= spelling.edits;
      const { edit, firstLetter } = tunables.weights;
      const score = (share ?? 0) - edit * spelling.edits + (spelling.keepsFirst ? firstLetter : 0);
      return isBelievable(spelling, word, share, isWritten) ? [{ used, score }] : [];
    })
    .sort((a, b) => b.score - a.score);
  return best === undefined ? null : correction(word, word, word.text, best.used);
}

/** Whether a spelling is meant, going by its closeness and its support; `isWritten` when the corpus has the very word. */
function isBelievable(
  { edits, keepsFirst }: Spelling,
  { plain }: Word,
  share: number | null,
  isWritten: boolean,
): boolean {
  if (share === null) return keepsFirst && isWritten && plain.length >= tunables.shortest;
  // Long words have few neighbours.
  if (edits === 1 && keepsFirst && isWritten && plain.length >= tunables.sure) return true;
  return share >= (isWritten ? tunables.support : tunables.supportOfStem);
}

function splitWord(word: Word, vocabulary: Vocabulary, others: Others): Correction | null {
  const { plain } = word;
  const { part, support: least } = tunables;
  for (let at = part; at <= plain.length - part; at++) {
    const phrase = [plain.slice(0, at), plain.slice(at)];
    const terms = phrase.map(termOf);
    if (terms.some((term) => isStopWord(term) || vocabulary.documentFrequency(term) === 0)) continue;
    const { share, passages } = supportOf(terms, others, vocabulary);
    if (passages.length > 0 && (share ?? 1) >= least) return correction(word, word, word.text, phrase.join(' '));
  }
  return null;
}

function joinedWords(question: string, pair: readonly [Word, Word], vocabulary: Vocabulary): Correction | null {
  const [first, second] = pair;
  const isPair = pair.every(({ plain, term }) => plain.length >= tunables.part && !isStopWord(term));
  if (!isPair || question.slice(first.end, second.start) !== ' ') return null;
  const written = first.plain + second.plain;
  const term = termOf(written);
  // A stemmer may take the second for an ending: "egypt able".
  const isOther = term !== first.term && /^[a-z]+$/.test(written);
  if (!isOther || vocabulary.documentFrequency(term) === 0) return null;
  if (vocabulary.holding([first.term, second.term], [], 1).length > 0) return null;
  const { share, passages } = supportOf([term], othersOf(question, [first.term, second.term], vocabulary), vocabulary);
  if ((share ?? 1) < tunables.support) return null;
  const used = formOf({ term, written }, written, passages, false) ?? written;
  return correction(first, second, question.slice(first.start, second.end), used);
}

function correction({ start }: Span, { end }: Span, asked: string, used: string): Correction {
  return { start, end, asked, used };
}
