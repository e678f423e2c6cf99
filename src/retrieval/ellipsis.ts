import { namesIn } from './names.js';

/** What may stand before a question that goes on from the last one. */
const opening = /^(?:(?:and|but|or|so|ok(?:ay)?|then|well)\b[\s,]*)+/iu;
const asksAbout = /^(?:what|how) about\b\s*/iu;
/** Auxiliaries, with which a question begins that is answered with yes or no. */
export const auxiliary = 'am|is|are|was|were|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must';
/** What asks something by its own words: a question word, an auxiliary or a request. */
const asking = new RegExp(
  `^(?:${auxiliary}|tell|explain|describe|name|list|show|give|more)\\b|\\b(?:who|whom|whose|what|which|when|where|why|how)\\b`,
  'iu',
);
/** A name or a number with what puts it in place or time: "in January", "at the Kremlin". */
const circumstance =
  /\b(in|on|at|for|from|to|by|with|of|since|before|after|during)\s+(?:the\s+|an?\s+)?(?:\p{Lu}[\p{L}\p{M}.'’-]*|\d+)(?:\s+(?:\p{Lu}[\p{L}\p{M}.'’-]*|\d+))*/gu;
const ending = /[\s?!.]+$/u;

/** Whether words ask something, in English. */
export function isAsking(text: string): boolean {
  return asking.test(text);
}

/** A question without the "and" that ties it to the last one. */
export function withoutOpening(question: string): string {
  return question.replace(opening, '');
}

/** Whether a question asks nothing by its own words, but once more what was asked before: "and in 2022?", "what about banks?". */
export function isElliptic(question: string): boolean {
  const text = withoutOpening(question);
  return asksAbout.test(text) || (/^(?:and|but|or)\b/iu.test(question) && !isAsking(text));
}

/**
 * What an elliptic question asks: the one before with each "in …" and the like that the new one has in place of its own, and with its
 * first name replaced by the new one; what has no counterpart is added. "Who quoted Dong in Astana?" and "and Shoigu in January?"
 * give "Who quoted Shoigu in January?".
 */
export function completed(previous: string, question: string): string {
  let text = previous.replace(ending, '');
  const rest = withoutOpening(question)
    .replace(asksAbout, '')
    .replace(ending, '')
    .replace(circumstance, (found: string, preposition: string) => {
      const counterpart = [...text.matchAll(circumstance)].find(([, other]) => other === preposition.toLowerCase());
      if (counterpart === undefined) return found;
      text = text.replace(counterpart[0], () => found);
      return '';
    })
    .trim();
  const [name] = /^\p{Lu}/u.test(rest) ? namesIn(text) : [];
  if (name !== undefined) return `${text.replace(name, () => rest)}?`;
  return rest === '' ? `${text}?` : `${text} ${rest}?`;
}
