import { analyse, isStopWord } from '../terms/analyse.js';
import { auxiliary, isAsking, isElliptic, withoutOpening } from './ellipsis.js';
import { namesIn } from './names.js';

const article = 'the|an?|some|most|all|each|every|many|few';
const person = 'he|she|it|they|his|her|its|their';

/** A noun: what has an article, or the subject right after an auxiliary. */
const noun = new RegExp(
  `\\b(?:${article})\\s+(?!(?:${auxiliary})\\b)\\p{L}{3,}|\\b(?:${auxiliary})\\s+(?!(?:${person}|${article}|this|that|these|those|there|you|we|one|not|been)\\b)\\p{L}{3,}`,
  'iu',
);
/** Where another clause begins. */
const clause =
  /[,;:]|\s(?:when|after|before|while|if|because|that|who|which|and|or|but|since|until|without|so|to (?!the|a)\p{L}{3,})\b/iu;
/** A question word that is the subject: whoever it asks for may be what a pronoun after the verb stands for ("who gave their name"). */
const askedSubject = new RegExp(
  `^(?:who|(?:which|what) (?!(?:${auxiliary})\\b)\\p{L}+) (?!(?:${auxiliary}|else)\\b)\\p{L}+`,
  'iu',
);

/** Who or what is beside what was said, or comes after it. */
const beside =
  /\b(?:who|what|where|which|how|why|any(?:one|thing|body|where)|some(?:one|thing)) else\b|\b(?:which|what|other|these|those|any|another) ones?\b(?! of\b)|\bthat same\b|\bin the meantime\b|\b(?:afterwards?|beforehand|meanwhile|next|instead)\W*$/iu;
const pair = /\b(?:the two|both|the others?)\b(?!\s+(?:of|and)\b)/iu;
/** "That" and "those" begin a clause or are named right away elsewhere; "this year" is a time, "this server" where the asker is. */
const demonstrative = new RegExp(
  `\\bthat(?=\\W*$)|\\b(?:${auxiliary}|about|before|after|of|to|from|by|with|for|like|than|since|at|on|in|until|why|how|when|where) (?:that\\b(?! of\\b)|those\\b(?! (?:who|that|which|in|of|with|from|\\p{L}+ing|\\p{L}+ed)\\b))|\\bthis\\b(?! (?:is|was|year|month|week|weekend|morning|evening|spring|summer|autumn|fall|winter|century|decade|server|channel|chat|bot)\\b)|\\bthese\\b(?! days\\b)`,
  'iu',
);

const subject = new RegExp(`\\b(?:${person})\\b|\\bthere(?=\\W*$)`, 'giu');
const object = /\b(?:him\b|them\b|(?:her|it)(?=\W*$| (?:for|to|in|on|at|by|with|about|from|then|now)\b))/giu;
const aboutIt = /\babout (?:it|him|her|them)\W*$/iu;
/** An "it" or "there" that stands for nothing before: "how long does it take to", "is it true that", "how many are there". */
const expletive = new RegExp(
  [
    `\\bit (?:takes?|took|costs?|means?)\\b.* (?:to|for|before|until)\\b`,
    `\\b(?:is|was) it (?:true|possible|legal|illegal|safe|common|hard|harder|easy|easier|better|worse|essential|important|necessary|called|held|said|to|from|that|who|when)\\b`,
    `\\b(?:year|day|date|time|month) (?:is|was) it\\b`,
    `\\bit (?:rain|snow|going)\\b`,
    `\\bhow (?:many|much)\\b.*\\bthere\\W*$`,
  ].join('|'),
  'iu',
);
/** A noun by itself at the end, asked what or where it is, or one that is new ("a"). */
const topic = /\b(?:is|are|was|were)\s+(?!the\b|\p{L}+ed\b)[\p{L}\p{N}-]+\W*$|\ban?\b/iu;

/**
 * Whether a question leans on the one before: it asks nothing by its own words ("and in 2022?", "why?", "what about banks?"), has a
 * pronoun that nothing before it explains ("what did he reply?"), or points back ("who else?", "when was that?", "where were the
 * drills?"). Goes by English words. Of several sentences only the first can; what it tells, the others lean on.
 *
 * Finds 57 of the 58 in tests/fixtures/follow-ups.jsonl and shared-follow-ups.jsonl and none of their 10 that stand alone. Of questions that
 * were asked by themselves it takes 1% for follow-ups on news-half and 2% on squad2-half, most of them because they point to a picture
 * or a text that was shown ("this breakdancer", "these rebellions"), and none on trecqa, newsqa-pilot and the sets of tests/fixtures.
 */
export function isFollowUp(question: string): boolean {
  const continued = withoutOpening(question);
  const text = continued.split(/(?<=[.!?])\s+(?=\p{L})/u)[0]!;
  if (isElliptic(question)) return true;
  // Other languages have words that are spelt like these: Spanish "he", German "her".
  if (!isAsking(text)) return false;
  return (
    (beside.test(text) && contentOf(text).length <= 3) ||
    demonstrative.test(text) ||
    (pair.test(text) && contentOf(text).length <= 3) ||
    hasOpenPronoun(text) ||
    isBare(text, continued !== question)
  );
}

function hasOpenPronoun(text: string): boolean {
  if (expletive.test(text)) return false;
  if (aboutIt.test(text)) return true;
  const before = (index: number) => text.slice(0, index);
  return (
    [...text.matchAll(subject)].some(({ index }) => !explains(before(index))) ||
    // An object is never the subject of its own clause: in "what did Blinken tell him" it is someone else.
    [...text.matchAll(object)].some(({ index }) => !explains(before(index)) || !clause.test(before(index)))
  );
}

/** Whether a pronoun after these words may stand for something they name. */
function explains(before: string): boolean {
  return namesIn(before).length > 0 || noun.test(before) || askedSubject.test(before) || contentOf(before).length > 1;
}

/** Whether a question names too little to be one of its own: "for how many days?", "where were the drills?", not "what is rust?". */
function isBare(text: string, goesOn: boolean): boolean {
  if (namesIn(text).length > 0) return false;
  const { length } = contentOf(text);
  return length === 0 || (length <= (goesOn ? 2 : 1) && !topic.test(text));
}

/** The terms of a text without function words and question words; none where it has nothing else. */
export function contentOf(text: string): string[] {
  return analyse(text).filter((term) => !isStopWord(term));
}
