/** A rule about a line that is page furniture by its wording. */
export interface Rule {
  /** Why the line is left out, for people. */
  readonly reason: string;
  /** Matched against the whole line, without the white space around it. */
  readonly pattern: RegExp;
  /** Longer lines are left alone, in words; 40 where nothing is said. */
  readonly maxWords?: number;
  /** `top`: only above the first paragraph. `article`: only in a text with paragraphs enough to be a whole article. */
  readonly where?: 'top' | 'article';
  /**
   * Which lines that are whole sentences the rule may take; none where nothing is said, since most furniture is a label. `calls`: those
   * that tell of nobody and nothing that happened. `any`: the pattern holds what no article says.
   */
  readonly sentences?: 'calls' | 'any';
  /** What belongs to the furniture after it: one headline, or a box of headlines and their teasers. */
  readonly takes?: 'headline' | 'box';
}

/** Signs that may stand around furniture. Quotation marks may not: what stands in them was said by somebody. */
const SIGNS = '[^\\p{L}\\p{N}"“”„«»‘’\']*';

/** A pattern of whole lines: any of the phrases, whatever the case, with signs around them. */
export function whole(...phrases: readonly string[]): RegExp {
  return new RegExp(`^${SIGNS}(?:${phrases.join('|')})${SIGNS}$`, 'iu');
}

/** A pattern of lines that begin so. */
export function begins(...phrases: readonly string[]): RegExp {
  return new RegExp(`^${SIGNS}(?:${phrases.join('|')})`, 'iu');
}
