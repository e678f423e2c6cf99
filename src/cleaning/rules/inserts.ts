import type { Rule } from './rule.js';

/**
 * Furniture glued to a paragraph's end or set between its sentences: left out of it, the paragraph stays. It begins where a sentence could,
 * with a capital letter.
 */
export const INSERTS: readonly Rule[] = [
  {
    reason: 'link to another page',
    pattern:
      /(?<=[.!?:]["'”’»)\]]{0,3})\s+(?:Watch|See|Read|Learn|Hear|Explore|View|Find out|Get|Take|Listen|Share|Map|Check|Look|Test|Send|Follow|Join|Meet|Discover)\b[^.!?«»\n]{2,160}»(?=\s|$)/gu,
  },
  { reason: 'page tool', pattern: /(?<=[.!?]["'”’»)\]]{0,3})\s+E-?mail to a friend\W*$/gu },
  {
    reason: 'photo credit',
    pattern: /(?<=[.!?]["'”’»)\]]{0,3})\s+(?:File )?Photos?(?: credit)?: \p{Lu}[^.!?\n]{1,80}\.?$/gu,
  },
];
