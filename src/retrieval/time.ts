import { time as tunables } from '../tunables.js';
import type { Span } from '../types.js';
import { type Days, type TimeExpression, addDays, timeExpressions } from './time-expressions.js';

/** The time that a question asks about. */
export interface TimeHint {
  /** ISO dates of the first and the last day, null for an open end; `from <= to`. */
  readonly from: string | null;
  readonly to: string | null;
  /** Whether the newest or the oldest articles are wished for. */
  readonly order: 'latest' | 'earliest' | null;
  /** Where the question says so, in order and disjoint. */
  readonly words: readonly Span[];
}

type Range = Pick<TimeHint, 'from' | 'to'>;

/**
 * Words that wish for what is newest. "Current" counts as an adjective, not as what flows; "at the latest" is a deadline.
 */
const latest =
  /(?<!\bat the )\blatest\b|\b(?:most )?recent(?:ly)?\b|\bnewest\b|\bcurrently\b|(?<!\b(?:electric(?:al)?|direct|alternating|ocean|water|air|sea|tidal|rip|eddy|strong) )\bcurrent (?!(?:of|in|and|or|flows?|through|is|was|that|which|density|strength)\b)(?=\p{L})|\b(?:right now|at the moment|as of now|at present|these days|nowadays|last time)\b/giu;
/**
 * Words that wish for what is oldest. "First" and "earliest" count only of reports and of times: the first president and the earliest
 * known map are first in the world, which an article's date tells nothing of. "For the first time" tells of what happened, too.
 */
const earliest =
  /\b(?:first|earliest|oldest|initial) (?:(?:news|press|media) )?(?:reports?|articles?|news|stor(?:y|ies)|mentions?|coverage|accounts?)\b|\bfirst (?:reported|announced|mentioned|published)\b|(?<!\bfor the (?:very )?)(?:\bfirst|\bearliest) time\b/giu;

/** What stands between two ends of a range, and before the first of them. */
const between = /^ (?:and|to|until|till|through) (?:the )?$/iu;
const beforePair = /\b(?:between|from) (?:the )?$/iu;
const relations: readonly (readonly [RegExp, (days: Days) => Range])[] = [
  [/\b(?:since|starting(?: in| on)?|beginning(?: in| on)?) (?:the )?$/iu, ({ from }) => ({ from, to: null })],
  [/\b(?:after|later than|following) (?:the )?$/iu, ({ to }) => ({ from: addDays(to, 1), to: null })],
  [/\b(?:before|prior to|earlier than) (?:the )?$/iu, ({ from }) => ({ from: null, to: addDays(from, -1) })],
  [/\b(?:until|till|up to|by) (?:the )?$/iu, ({ to }) => ({ from: null, to })],
];

/**
 * The time that a question asks about, or null when it asks for none: dates, months, years ("in April 2023", "between 2019 and 2021",
 * "before 2020"), relative to `now` ("last year", "three weeks ago", in UTC), and wishes for the newest or oldest ("the latest").
 * Several times are taken together: what they have in common, or else what counts from now, or else all from the first to the last. A
 * year in a name ("2022 World Cup") is the time of what is asked for as well.
 */
export function timeOf(question: string, now: Date): TimeHint | null {
  const ranges = rangesOf(question, timeExpressions(question, now));
  const wishes = (pattern: RegExp) =>
    [...question.matchAll(pattern)].map(({ 0: text, index: start }) => ({ start, end: start + text.trimEnd().length }));
  const [newest, oldest] = [wishes(latest), wishes(earliest)];
  const words = [...ranges.map(({ span }) => span), ...newest, ...oldest].sort((a, b) => a.start - b.start);
  if (words.length === 0) return null;
  // Who asks for both wants the whole story.
  const order = newest.length > 0 === oldest.length > 0 ? null : newest.length > 0 ? 'latest' : 'earliest';
  return { ...wholeOf(ranges), order, words };
}

interface Found {
  readonly isRelative: boolean;
  readonly range: Range;
  readonly span: Span;
}

/** Each expression with the words before it that make it a beginning, an end or one of two ends. */
function rangesOf(question: string, expressions: readonly TimeExpression[]): Found[] {
  const found: Found[] = [];
  for (let i = 0; i < expressions.length; i++) {
    const first = expressions[i]!;
    const second = expressions[i + 1];
    const before = question.slice(0, first.start);
    const pair = beforePair.exec(before);
    if (pair !== null && second !== undefined && between.test(question.slice(first.end, second.start))) {
      const span = { start: pair.index, end: second.end };
      found.push({ range: endToEnd(first, second), span, isRelative: first.isRelative });
      i++;
      continue;
    }
    const relation = relations.find(([pattern]) => pattern.test(before));
    const start = relation?.[0].exec(before)?.index ?? first.start;
    const { from, to } = first;
    const range = relation?.[1]({ from, to }) ?? { from, to };
    found.push({ range, span: { start, end: first.end }, isRelative: first.isRelative });
  }
  return found;
}

/** From the beginning of one to the end of the other; a month without a year is in the other's year ("between April and June 2023"). */
function endToEnd(first: TimeExpression, second: TimeExpression): Range {
  const inYear = second.inYear === null ? first.inYear : null;
  const one = inYear?.(Number(second.from.slice(0, 4))) ?? first;
  const [from] = [one.from, second.from].sort();
  const to = one.to > second.to ? one.to : second.to;
  return { from: from!, to };
}

/** All ranges together. Who says "this week" beside another date ("the January 6 hearing this week") asks about this week. */
function wholeOf(found: readonly Found[]): Range {
  const join = (some: readonly Found[]) =>
    some.map(({ range }) => range).reduce((a, b) => common(a, b) ?? hull(a, b), { from: null, to: null });
  const relative = join(found.filter(({ isRelative }) => isRelative));
  return common(relative, join(found.filter(({ isRelative }) => !isRelative))) ?? relative;
}

/** What two ranges have in common; null for nothing. */
function common(a: Range, b: Range): Range | null {
  const from =
    [a.from, b.from]
      .filter((date) => date !== null)
      .sort()
      .at(-1) ?? null;
  const to = [a.to, b.to].filter((date) => date !== null).sort()[0] ?? null;
  return from === null || to === null || from <= to ? { from, to } : null;
}

/** All from the first day to the last. */
function hull(a: Range, b: Range): Range {
  return {
    from: a.from === null || b.from === null ? null : [a.from, b.from].sort()[0]!,
    to: a.to === null || b.to === null ? null : [a.to, b.to].sort()[1]!,
  };
}

/**
 * How well an article's date fits a question's time, in [0, 1]: 1 within it, less the further after or (sooner) before it, and 0.5, which
 * speaks neither for nor against, for an article without a date, a question without a time, and one whose time the corpus doesn't
 * reach or doesn't divide. Where the newest or oldest are wished for, the fit halves with the distance in time from the end of
 * the corpus that is wished for, within the asked time.
 * @param corpus ISO dates of its oldest and newest article.
 */
export function timeSignal(
  hint: TimeHint | null,
  articleDate: string | null,
  corpus: { readonly from: string | null; readonly to: string | null },
): number {
  const { neutral } = tunables;
  if (hint === null || articleDate === null || corpus.from === null || corpus.to === null) return neutral;
  if (corpus.from >= corpus.to) return neutral;
  const from = hint.from ?? corpus.from;
  const to = hint.to ?? corpus.to;
  if (from > corpus.to || to < corpus.from) return neutral;
  const isDivided = from > corpus.from || to < corpus.to;
  if (!isDivided && hint.order === null) return neutral;
  const fit = isDivided ? rangeFit(articleDate, from, to) : 1;
  if (hint.order === null) return fit;
  const [oldest, newest] = [from > corpus.from ? from : corpus.from, to < corpus.to ? to : corpus.to];
  const age = hint.order === 'latest' ? daysBetween(articleDate, newest) : daysBetween(oldest, articleDate);
  const half = Math.max(tunables.age.min, tunables.age.share * daysBetween(oldest, newest));
  return fit * 0.5 ** (Math.max(0, age) / half);
}

function rangeFit(date: string, from: string, to: string): number {
  if (date >= from && date <= to) return 1;
  const { share, min, max } = tunables.after;
  const half = Math.min(max, Math.max(min, share * (daysBetween(from, to) + 1)));
  return date > to
    ? 0.5 ** (daysBetween(to, date) / half)
    : 0.5 ** (daysBetween(date, from) / (half * tunables.before));
}

/** Days from one ISO date to another. */
function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
