/** The kind of thing a question asks for, as far as its words tell. */
export type Asked = 'person' | 'time' | 'place' | 'number' | 'reason' | 'other';

/** Question words and what they ask for, the first that fits; matched at any place, since the question word need not come first. */
const questionWords: readonly (readonly [RegExp, Asked])[] = [
  [
    /\bhow (?:many|much|old|long|far|tall|big|large|high|deep|fast|often|heavy)\b|\bwhat (?:percentage|percent|share|number|amount|proportion)\b|\bhow (?:many|much) (?:people|money)\b/i,
    'number',
  ],
  [
    /\bwhen\b|\b(?:what|which|in what|in which) (?:year|month|day|date|century|decade|time|era)\b|\bhow (?:long ago|recently|soon)\b/i,
    'time',
  ],
  [
    /\bwho(?:m|se)?\b|\b(?:what|which) (?:person|man|woman|actor|actress|author|singer|president|minister|king|queen|official|scientist)\b/i,
    'person',
  ],
  [
    /\bwhere\b|\b(?:what|which) (?:city|country|state|town|place|region|continent|island|river|county|capital|location)\b/i,
    'place',
  ],
  [/\bwhy\b|\bwhat (?:caused|causes|made|reason)\b|\bfor what reason\b/i, 'reason'],
];

/** What a question asks for. */
export function askedKind(question: string): Asked {
  return questionWords.find(([pattern]) => pattern.test(question))?.[1] ?? 'other';
}

const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const weekday = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';
const time = new RegExp(
  `\\b(?:1\\d{3}|20\\d{2})s?\\b|\\b${month}\\.? \\d|\\d (?:of )?${month}\\b|\\b${weekday}\\b|\\b(?:century|centuries|yesterday|today|tomorrow|morning|evening|midnight|noon|o'clock|decades?)\\b|\\b(?:years?|months?|weeks?|days?|hours?) (?:ago|later|earlier)\\b|\\b(?:last|next|this|in|since|until|by) (?:${month}|spring|summer|autumn|fall|winter|year|month|week)\\b`,
  'i',
);
const amount =
  /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|million|billion|dozens?|half|third|quarter|percent|once|twice|several)\b/i;
const reason =
  /\b(?:because|since|due to|owing to|so that|in order to|as a result|caused?|causes|reason|therefore|thus|after|amid|over|to (?:protest|avoid|prevent|protect|reduce|allow|help|ensure|make))\b/i;

/**
 * Whether a sentence holds the kind of thing that is asked for. A name counts for a person or a place only when the question does not hold it already.
 */
export function holdsKind(asked: Asked, sentence: string, question: string): boolean {
  switch (asked) {
    case 'time':
      return time.test(sentence);
    case 'number':
      return amount.test(sentence);
    case 'reason':
      return reason.test(sentence);
    case 'person':
    case 'place':
      return newNames(sentence, question.toLowerCase());
    case 'other':
      return true;
  }
}

/** Whether a word within the sentence is written with a capital and is not in the question. */
function newNames(sentence: string, question: string): boolean {
  for (const [name] of sentence.matchAll(/(?<=[\p{L}\p{N},;:'’"”)] ?["“(]?)(?<!^)\p{Lu}[\p{L}\p{M}]+/gu)) {
    if (!question.includes(name.toLowerCase())) return true;
  }
  return false;
}
