import { reading } from '../tunables.js';

/** What emphasis, code and links are written with. The parser's time grows with the square of how many there are in a paragraph. */
const SIGNS = '*_`[]!~';
const SIGN = /[*_`[\]!~]/gu;
/** What stands for them meanwhile: noncharacters, which no text has. */
const FIRST = 0xfdd0;
const STAND_IN = /[\uFDD0-\uFDD6]/gu;
/** Lines with which another paragraph begins, item, row or heading; fences, which have to stay. */
const BEGINS = /^\s*(?:$|(?:[-*+]|\d{1,9}[.)])\s|#{1,6}\s|\|)/u;
const FENCE = /^\s*(?:`{3}|~{3})/u;

/** Markdown in which paragraphs with more signs than `reading.maxSigns` have others in their place, to be put back by `restored`. */
export function calm(markdown: string): string {
  const lines = markdown.split('\n');
  let from = 0;
  let signs = 0;
  const close = (to: number) => {
    if (signs > reading.maxSigns)
      for (let i = from; i < to; i++) if (!FENCE.test(lines[i]!)) lines[i] = lines[i]!.replace(SIGN, standIn);
    from = to;
    signs = 0;
  };
  lines.forEach((line, i) => {
    if (BEGINS.test(line)) close(i);
    signs += line.match(SIGN)?.length ?? 0;
  });
  close(lines.length);
  return lines.join('\n');
}

/** What was made of such Markdown, with the signs in it. */
export function restored(html: string): string {
  return html.replace(STAND_IN, (one) => SIGNS.charAt(one.charCodeAt(0) - FIRST));
}

function standIn(sign: string): string {
  return String.fromCharCode(FIRST + SIGNS.indexOf(sign));
}
