/**
 * Discord's limits on messages (https://docs.discord.com/developers/resources/message), in UTF-16 units. Where the API counts
 * code points instead, UTF-16 units are never fewer, so a text that fits here fits either way.
 */
export const limits = {
  /** All texts of a Components V2 message together. Discord counts 4,000, and leaves open whether buttons' labels are among them. */
  text: 3_800,
  /** `/ask question`. */
  question: 1_000,
  /** Name and value of a suggestion, each, and how many there may be. */
  suggestion: 100,
  suggestions: 25,
} as const;

const ELLIPSIS = '…';
/** How far back a cut looks for the end of a word before it cuts within one. */
const WORD_REACH = 40;

/** Marks that belong to the character before them: combining marks, joiners, variation selectors, skin tones. */
const extending = /^[\p{M}\u200d\ufe0e\ufe0f\u{1f3fb}-\u{1f3ff}]/u;

/** The greatest position up to `at` that doesn't split a surrogate pair or a character from the marks that belong to it. */
function wholeCharacters(text: string, at: number): number {
  let end = at;
  while (end > 0) {
    const low = text.charCodeAt(end) >>> 10 === 0x37;
    const joined = text.charCodeAt(end - 1) === 0x200d;
    if (!low && !joined && !extending.test(text.slice(end, end + 2))) return end;
    end--;
  }
  // A run of marks without an end (hostile text): only the surrogate pair counts then.
  return text.charCodeAt(at) >>> 10 === 0x37 ? at - 1 : at;
}

/** The greatest position up to `at` that ends a word, or a character where the word is too long. */
function wholeWords(text: string, at: number): number {
  const space = /\s(?=\S*$)/.exec(text.slice(Math.max(0, at - WORD_REACH), at + 1));
  return space === null ? wholeCharacters(text, at) : Math.max(0, at - WORD_REACH) + space.index;
}

/**
 * The beginning of a text, cut at a word and ended with "…" where it had to be cut.
 * @param max UTF-16 units at most, the ellipsis included.
 * @param cost what a beginning of the text takes up once it is written (escaped, quoted); its length unless given.
 */
export function cut(text: string, max: number, cost: (part: string) => number = (part) => part.length): string {
  if (text.length <= max && cost(text) <= max) return text;
  let fits = 0;
  let over = Math.min(text.length, max) + 1;
  while (over - fits > 1) {
    const middle = (fits + over) >> 1;
    if (cost(text.slice(0, middle) + ELLIPSIS) <= max) fits = middle;
    else over = middle;
  }
  for (let end = fits; end > 0; end = wholeCharacters(text, end - 1)) {
    const part = text.slice(0, wholeWords(text, end)).trimEnd() + ELLIPSIS;
    if (cost(part) <= max) return part;
  }
  return cost(ELLIPSIS) <= max ? ELLIPSIS : '';
}

/** Ends of sentences, and what closes behind them; not "Dec. 29", and not the number of a list's item. */
const sentenceEnd = /(?<!(?<!\S)\p{N}{1,3})[.!?…。！？]["'”’»)\]]*(?=\s+(?![\s\p{Ll}\p{N}]))/gu;

/** The beginning of a text that follows a quote: whole sentences where that leaves enough, else whole words and "…". */
export function leading(text: string, max: number, min: number): string {
  if (text.length <= max) return text;
  const ends = [...text.slice(0, max - 1).matchAll(sentenceEnd)].map((match) => match.index + match[0].length);
  const end = ends.at(-1) ?? 0;
  return end >= min ? `${text.slice(0, end)} ${ELLIPSIS}` : cut(text, max);
}

/** The end of a text that precedes a quote: from the beginning of a sentence where that leaves enough, else of a word. */
export function trailing(text: string, max: number, min: number): string {
  if (text.length <= max) return text;
  let from = text.length - max + 2;
  while (from < text.length && wholeCharacters(text, from) !== from) from++;
  const tail = text.slice(from);
  const sentence = [...tail.matchAll(sentenceEnd)]
    .map((match) => match.index + match[0].length)
    .find((end) => tail.length - end >= min);
  const word = /\s/.exec(tail.slice(0, WORD_REACH))?.index ?? 0;
  return `${ELLIPSIS} ${tail.slice(sentence ?? word).trimStart()}`;
}
