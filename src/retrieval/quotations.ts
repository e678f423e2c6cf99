import type { Passage } from '../types.js';

/** Whether words in quotation marks go on across the beginning and across the end of a sentence. */
export interface OpenQuotation {
  readonly before: boolean;
  readonly after: boolean;
}

/** Curly and angle marks tell their direction; a straight one tells it by what stands around it. */
const mark = /[“”«»"]|[‘’]{2}/gu;
const paragraphBreak = /\n\s*\n|\n(?=\s*["“])/u;

/**
 * For each sentence of a passage, whether a quotation is open where it begins and where it ends. A quotation of several paragraphs opens
 * each of them anew and is closed in the last; one that was never closed ends with its paragraph. Where the first mark of a passage closes,
 * the passage begins within a quotation.
 */
export function openQuotations({
  text,
  start: offset,
  sentences,
}: Pick<Passage, 'text' | 'start' | 'sentences'>): OpenQuotation[] {
  let open = firstMarkCloses(text);
  let reached = 0;
  return sentences.map(({ start, end }) => {
    const sentence = text.slice(start - offset, end - offset);
    if (paragraphBreak.test(text.slice(reached, start - offset)) && !opensAt(sentence, 0)) open = false;
    reached = end - offset;
    const before = open && !opensAt(sentence, 0);
    for (const { index, 0: found } of sentence.matchAll(mark)) open = opens(sentence, index, found, open);
    return { before, after: open };
  });
}

function firstMarkCloses(text: string): boolean {
  const match = new RegExp(mark.source, 'u').exec(text);
  if (match === null || opens(text, match.index, match[0], false)) return false;
  return match[0] !== '"' || !/\d/.test(text.charAt(match.index - 1));
}

function opensAt(text: string, at: number): boolean {
  return /^["“«]/u.test(text.slice(at));
}

/** Whether a quotation is open after this mark. */
function opens(text: string, at: number, found: string, open: boolean): boolean {
  if (found !== '"') return found === '“' || found === '«';
  const [before, after] = [text.charAt(at - 1), text.charAt(at + 1)];
  // Inches and seconds open nothing.
  if (!open && /\d/.test(before)) return false;
  const afterSpace = before === '' || /[\s([{—–-]/u.test(before);
  const beforeSpace = after === '' || /[\s.,;:!?)\]}—–-]/u.test(after);
  return afterSpace === beforeSpace ? !open : afterSpace;
}
