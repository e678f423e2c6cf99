/** Words in quotation marks of one kind: English, German, French, straight, Japanese. The outer ones where they are of different kinds. */
const quotations = [
  /“([^“”]+)”/u,
  /„([^„“”]+)[“”]/u,
  /«([^«»]+)»/u,
  /»([^«»]+)«/u,
  /(?<![\p{L}\p{N}])"([^"]+)"(?![\p{L}\p{N}])/u,
  /「([^「」]+)」/u,
  /『([^『』]+)』/u,
  // An apostrophe stands between letters.
  /(?<![\p{L}\p{N}])[‘‚']((?:[^‘’']|(?<=\p{L})[’'](?=\p{L}))+)[’‘'](?![\p{L}\p{N}])/u,
];
const any = new RegExp(quotations.map(({ source }) => source).join('|'), 'gu');
/** Words from which what stands in marks is a quote, and not a word that the writer keeps at arm's length. */
const few = 3;

/** What a text quotes in quotation marks, in order; single words and pairs of them only where it quotes nothing longer. */
export function quotedIn(text: string): string[] {
  const found = [...text.matchAll(any)].map((match) => match.slice(1).join('').trim());
  const wordsIn = (quoted: string) => quoted.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  const long = found.filter((quoted) => wordsIn(quoted) >= few);
  return long.length > 0 ? long : found.filter((quoted) => wordsIn(quoted) > 0);
}
