import { stopWords } from '../terms/stop-words.js';

/** A word of a sentence, as far as names and phrases are told by it. */
export interface SentenceWord {
  /** Without the punctuation around it and without a possessive 's; with the full stop of an abbreviation (Sen., U.S.). */
  readonly text: string;
  readonly kind: 'capital' | 'small' | 'other';
  /** Whether it tells what something is about: no function word, no two letters. */
  readonly content: boolean;
  /** Whether punctuation or a possessive parts it from the word before, and after. */
  readonly opens: boolean;
  readonly closes: boolean;
}

const parts = /^([^\p{L}\p{N}]*)(.*?)(['’]s?)?([^\p{L}\p{M}\p{N}]*)$/su;
const capital = /^\p{Lu}/u;
const small = /^\p{Ll}[\p{L}\p{M}'’-]*$/u;
/** UTF-16 units up to which a capitalised word with a full stop is taken for an abbreviation. */
const shortened = 4;
const functionWords = new Set(stopWords);

/** Words met before: a corpus has far fewer different words than words. */
const remembered = new Map<string, SentenceWord>();
const capacity = 200_000;

/** The words of a sentence, parted by blanks. */
export function sentenceWords(sentence: string): SentenceWord[] {
  const words: SentenceWord[] = [];
  for (const piece of sentence.split(/\s+/)) if (piece !== '') words.push(wordOf(piece));
  return words;
}

function wordOf(piece: string): SentenceWord {
  const known = remembered.get(piece);
  if (known !== undefined) return known;
  const [, before = '', text = '', possessive, after = ''] = parts.exec(piece) ?? [];
  const kind = capital.test(text) ? 'capital' : small.test(text) ? 'small' : 'other';
  const content = kind === 'small' && text.length > 2 && !functionWords.has(text);
  const isShortened = after === '.' && possessive === undefined && kind === 'capital' && text.length <= shortened;
  const word: SentenceWord = {
    text: isShortened ? `${text}.` : text,
    kind,
    content,
    opens: before !== '',
    closes: !isShortened && (possessive !== undefined || after !== ''),
  };
  if (remembered.size >= capacity) remembered.clear();
  remembered.set(piece, word);
  return word;
}
