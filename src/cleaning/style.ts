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

/** Whether a line is written in the clipped style of headlines: capitalised throughout, or almost without function words. */
export function titleStyle(line: string): boolean {
  if (
    /[?:]$/u.test(line) ||
    /^[^:]{1,24}:\s/u.test(line) ||
    /^\S{1,4}[.)]\s/u.test(line) ||
    /^[–—-]|^\d{1,2}(?::\d{2})? ?[ap]\.?m/u.test(line)
  )
    return false;
  const words = line.match(/\p{L}[\p{L}’'.-]*/gu) ?? [];
  const long = words.filter((word) => word.length > 3);
  const capitals = long.filter((word) => /^\p{Lu}/u.test(word)).length;
  if (long.length >= 4 && capitals / long.length >= 0.85) return true;
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
