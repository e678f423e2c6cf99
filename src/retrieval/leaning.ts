const opening = /^[\s"“”'‘’«([…-]+/u;

/** Words that stand for something; with a hyphen ("she-wolf") they don't. */
const pointer =
  '(?:he|she|they|it|him|his|her|hers|them|their|theirs|its|this|that|these|those|such)(?!\\p{L}|[-–]\\p{L})';
/** What ties a sentence to the one before it. */
const tie = `(?:${[
  'but|and|or|nor|yet|so|however|then|thus|therefore|hence|instead|otherwise|also|rather|still,|moreover|furthermore|additionally',
  'nevertheless|nonetheless|consequently|similarly|likewise|conversely|as a result,|as such,|for example|for instance|in addition,',
  'in contrast,|by contrast,|on the other hand|in turn,|in response,|in other words|after that|at the time,|by then|another|others',
  'the (?:former|latter|same|two|three|pair|duo|couple)',
].join('|')})(?!\\p{L}|[-–]\\p{L})`;
/** Beginnings of clauses and phrases. */
const before = `(?:${[
  'when|while|after|before|as|if|although|though|because|since|once|until|despite|in|with|without|by|from|on|at|for|to|of|during',
  'under|among|along with|according to|like|unlike|(?:one|some|most|many|all|both|none|each) of',
].join('|')})`;

/** "It is clear that", "this week" and "those who" point to nothing before them; "so far" ties nothing. */
const selfContained = new RegExp(
  [
    "it(?:['’]s| is| was| may be| will be| has been| seems| remains)(?: not| still| also| long been)? (?:un|im)?(?:clear|certain|likely|possible|probable|important|hard|difficult|easy|true|known|believed|thought|said|reported|estimated|expected|necessary|worth|common|rare)",
    '(?:this|these) (?:past |coming )?(?:days?|weeks?|weekends?|months?|years?|mornings?|afternoons?|evenings?|spring|summer|autumn|fall|winter|season|(?:sun|mon|tues|wednes|thurs|fri|satur)day)',
    'those (?:who|whose|with|in|of|from)',
    'so (?:far|that|many|much)|so-called|such as|rather than|instead of',
  ].join('|'),
  'iy',
);
const leaningStart = new RegExp(`${pointer}|${tie}`, 'iuy');
/** A clause that holds such a word, which the rest of the sentence may yet name. */
const leaningPhrase = new RegExp(`${before} ${pointer}`, 'iuy');
/** People and things that are named before they are called that. */
const leaningNoun = new RegExp(
  `the (?:${[
    'company|firm|group|agency|organi[sz]ation|team|club|party|union|bank|airline|agreement|deal|bill|law|measure|decision|move|ruling',
    'plan|proposal|project|report|study|book|film|show|statement|incident|attack|accident|crash|fire|storm|disease|virus|man|woman|boy',
    'girl|child|suspect|victims?|officer|driver|author|actor|actress|singer|player|president|minister|king|queen|[\\p{L}\\d-]*-year-old',
  ].join('|')})(?!\\p{L}|['’-]\\p{L})`,
  'iuy',
);
/** Words said by someone who is only called "he". */
const leaningSpeaker =
  /[,?!.…]["”’]+\s+(?:(?:he|she|they) \p{Ll}|(?:said|says|added|adds|told|wrote|explained) (?:he|she|they)\b)/u;
/** A name within the sentence. */
const name = /(?<=[\p{L}\p{N},;:'’"”)] ?["“‘(]?)(?<!^)\b(?!I\b)\p{Lu}[\p{L}\p{M}]+/u;

/**
 * Whether a sentence leans on the one before it: it begins with a pronoun, with a word that ties it to what was said ("However"), or
 * with something it doesn't name ("The company"), so that it does not stand alone. Knows English only; of other languages no sentence leans.
 */
export function leans(sentence: string): boolean {
  const start = opening.exec(sentence)?.[0].length ?? 0;
  const begins = (pattern: RegExp) => {
    pattern.lastIndex = start;
    return pattern.test(sentence);
  };
  if (begins(selfContained)) return false;
  if (begins(leaningStart)) return true;
  const isNamed = name.test(sentence.slice(start));
  return !isNamed && (begins(leaningPhrase) || begins(leaningNoun) || leaningSpeaker.test(sentence));
}
