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
  /** What belongs to the furniture after it: one headline, or a box of headlines and their teasers. */
  readonly takes?: 'headline' | 'box';
}

/** A pattern of whole lines: any of the phrases, whatever the case, with signs around them. */
export function whole(...phrases: readonly string[]): RegExp {
  return new RegExp(`^[^\\p{L}\\p{N}]*(?:${phrases.join('|')})[^\\p{L}\\p{N}]*$`, 'iu');
}

/** A pattern of lines that begin so. */
export function begins(...phrases: readonly string[]): RegExp {
  return new RegExp(`^[^\\p{L}\\p{N}]*(?:${phrases.join('|')})`, 'iu');
}
