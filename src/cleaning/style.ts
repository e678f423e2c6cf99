/** How a line is written: what tells a sentence from a headline without knowing either's words. */

const SENTENCE_END = /[.!?…。！？]["'”’»)\]]*(?:\[[^\]]{1,20}\])*$/u;
const INNER_END = /[.!?…]["'”’»)\]]*\s+["'“‘«(]?\p{Lu}|[。！？]/u;
/** Words that sentences need and headlines do without. */
const FUNCTION_WORDS =
  /(?<![\p{L}’'])(?:the|a|an|is|are|was|were|be|been|being|has|have|had|would|should|could|that|which|he|she|it|they|we|i|his|their|said|der|die|das|ist|le|la|les|est|el|los|fue|был|была|что)(?![\p{L}’'])/giu;

/** Words of a line; in scripts without spaces, two characters count as one. */
export function wordCount(line: string): number {
  const spaced = line.match(/\S+/gu)?.length ?? 0;
  const ideographs = line.match(/[\u0E00-\u0E7F\u3040-\u30FF\u3400-\u9FFF]/gu)?.length ?? 0;
  return spaced + Math.floor(ideographs / 2);
}

/** Whether a line is running text: long enough and ended like a sentence, or too long for anything else. */
export function isProse(line: string): boolean {
  const words = wordCount(line);
  if (words > 25) return true;
  const ended = SENTENCE_END.test(line);
  if (ended && words >= 6) return !/[?!]["'”’»)\]]*$/u.test(line) || words > 12 || INNER_END.test(line);
  return words >= 12 && INNER_END.test(line);
}

/** Whether a line is a whole sentence, or ends in one: of five words at least and ended, so that no label is one. */
export function isSentence(line: string): boolean {
  return wordCount(line) >= 5 && SENTENCE_END.test(line);
}

/** Words by which a text tells of somebody or of what was: calls and notices of pages have none of them. */
const NARRATIVE = new RegExp(
  `(?<![\\p{L}’'])(?:${[
    "he|she|him|his|hers|himself|herself|I|my|mine|was|were|had|did|didn[’']t|wasn[’']t|weren[’']t",
    'says?|said|tells|told|asks|asked|writes|wrote|argues?|argued|adds|added|warns|warned|explains|explained|insists|insisted|promised|urged|admitted|claims|claimed',
    'found|ruled|went|came|took|made|became|began|kept|felt|held|gave|brought|thought|knew|broke|fell|rose|grew|led|won|met|ran|stood|paid|ended|opened|closed|started|died|lived',
  ].join('|')})(?![\\p{L}])`,
  'u',
);

/** Whether a line tells of somebody or of what was, as sentences of articles do and calls to a page's reader do not. */
export function narrates(line: string): boolean {
  return NARRATIVE.test(line);
}

/** Whether a line could be a headline: no prose, begun like one and not left open. */
export function headlineLike({ text, words, prose }: { text: string; words: number; prose: boolean }): boolean {
  if (
    prose ||
    words > 25 ||
    /[,;:\-–—]$/u.test(text) ||
    /\.["'”’»)\]]*$/u.test(text.replace(/\.{3}$|\b(?:\p{L}\.){2,}$/u, ''))
  )
    return false;
  return /^["'“‘«(¿¡]?[\p{Lu}\p{Lo}\p{N}]/u.test(text) && !/^(?:["“«].*["”»]|['‘].*['’])$/u.test(text);
}

/** Whether a line begins or ends as headlines don't: a label, a number, a dash; a question, a call, a title in quotation marks. */
export function isLabelled(line: string): boolean {
  return (
    /[?:!)"”’]$/u.test(line) || /^[^:]{1,24}:\s|^\S{1,4}[.)]\s|^[–—-]|^["“'‘]|^\d{1,2}(?::\d{2})? ?[ap]\.?m/u.test(line)
  );
}

/** Whether a line has the capitals of a headline: on nearly every word of four letters or more. */
export function titleCase(line: string): boolean {
  const long = (line.match(/\p{L}[\p{L}’'.-]*/gu) ?? []).filter((word) => word.length > 3);
  const capitals = long.filter((word) => /^\p{Lu}/u.test(word)).length;
  return long.length >= 4 && capitals / long.length >= 0.85;
}

/** Whether a line has almost none of the words that sentences need and headlines do without. */
export function isClipped(line: string): boolean {
  return (line.match(FUNCTION_WORDS)?.length ?? 0) <= 1;
}

/** A line that names who wrote the article: `By Jane Doe and John Roe, Outlet`. */
export function isByline(line: string): boolean {
  if (line.length > 120) return false;
  const match = /^(?:(?:written |reported )?by\b|author\s?:|by\s?:)\s*:?\s*(.+)$/iu.exec(line);
  if (match === null) return false;
  const names = match[1]!.match(/\p{L}[\p{L}’'.-]*/gu) ?? [];
  const small = names.filter(
    (name) =>
      !/^\p{Lu}/u.test(name) && !/^(?:and|with|for|of|the|de|van|von|bin|al|in|staff|writer|reporter)$/iu.test(name),
  );
  return names.length >= 1 && names.length <= 14 && small.length === 0;
}

/** Whether a line is nothing but the name of a person or two. */
export function isName(line: string): boolean {
  return /^\p{Lu}[\p{L}.'’-]*(?:\s(?:and|de|van|von|\p{Lu}[\p{L}.'’-]*)){1,5}$/u.test(line);
}

/** Share of a headline's words, by their stems, that a line repeats; 0 where it is fewer than two. */
export function overlap(headline: string, line: string): number {
  const head = stemsOf(headline);
  const body = stemsOf(line);
  const shared = [...head].filter((stem) => body.has(stem)).length;
  return shared < 2 ? 0 : shared / head.size;
}

/** The first five letters of every word that is long enough to mean something. */
function stemsOf(line: string): Set<string> {
  return new Set((line.toLowerCase().match(/\p{L}{4,}/gu) ?? []).map((word) => word.slice(0, 5)));
}
