import type { Fragment } from './fragments.js';

/** A column has this many lines at least, of this many words on average. */
const MIN_LINES = 5;
const MIN_WORDS = 3.5;
/** Share of lines that may cross the space between two columns: headings, pictures' captions. */
const MAX_CROSSING = 0.25;
/** Fragments of a page beyond which the order in which they are drawn is kept. */
const MAX_FRAGMENTS = 1_000;
/** Columns beside each other at most; halved, and halved again. */
const MAX_DEPTH = 3;

/**
 * A page's fragments in reading order. Most programs draw them in it; where a page is drawn in another one (line by line across its
 * columns, or from anywhere to anywhere), it is found by the space between the columns.
 */
export function inReadingOrder(fragments: readonly Fragment[]): readonly Fragment[] {
  if (fragments.length > MAX_FRAGMENTS || (!goesBack(fragments) && !acrossColumns(fragments))) return fragments;
  const order = byColumns(fragments, MAX_DEPTH);
  return order ?? rows(fragments);
}

/** Whether a fragment stands above the one before it, and not in a column to the right of it. */
function goesBack(fragments: readonly Fragment[]): boolean {
  return fragments.some((fragment, i) => {
    const before = fragments[i - 1];
    return before !== undefined && fragment.y < before.y - before.size && fragment.left < before.right;
  });
}

/** Whether columns are drawn line by line: prose goes to the right on the same baseline again and again. */
function acrossColumns(fragments: readonly Fragment[]): boolean {
  const beside = fragments.filter((fragment, i) => {
    const before = fragments[i - 1];
    return before !== undefined && Math.abs(fragment.y - before.y) < 2 && fragment.left > before.right;
  });
  return beside.length >= MIN_LINES && wordsOf(beside) >= MIN_WORDS;
}

function byColumns(fragments: readonly Fragment[], depth: number): readonly Fragment[] | null {
  const gutter = depth === 0 ? null : gutterOf(fragments);
  if (gutter === null) return null;
  const ordered: Fragment[] = [];
  let left: Fragment[] = [];
  let right: Fragment[] = [];
  const flush = () => {
    for (const column of [left, right]) ordered.push(...(byColumns(column, depth - 1) ?? rows(column)));
    left = [];
    right = [];
  };
  for (const fragment of [...fragments].sort((a, b) => a.y - b.y)) {
    if (fragment.right <= gutter) left.push(fragment);
    else if (fragment.left >= gutter) right.push(fragment);
    else {
      flush();
      ordered.push(fragment);
    }
  }
  flush();
  return ordered;
}

/** The place between two columns of prose that the fewest lines cross, or null. */
function gutterOf(fragments: readonly Fragment[]): number | null {
  let best: { x: number; crossing: number } | null = null;
  for (const x of new Set(fragments.map(({ left }) => Math.floor(left) - 1))) {
    const left = fragments.filter((fragment) => fragment.right <= x);
    const right = fragments.filter((fragment) => fragment.left >= x);
    const crossing = fragments.length - left.length - right.length;
    const columns = [left, right].every((lines) => lines.length >= MIN_LINES && wordsOf(lines) >= MIN_WORDS);
    if (!columns || crossing > MAX_CROSSING * fragments.length || crossing >= (best?.crossing ?? Infinity)) continue;
    if (beside(left, right)) best = { x, crossing };
  }
  return best?.x ?? null;
}

/** Whether two groups stand beside each other for at least half of the lower one's height. */
function beside(a: readonly Fragment[], b: readonly Fragment[]): boolean {
  const [one, other] = [a, b].map((lines) => {
    const ys = lines.map(({ y }) => y);
    return { top: Math.min(...ys), bottom: Math.max(...ys) };
  }) as [{ top: number; bottom: number }, { top: number; bottom: number }];
  const shared = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return shared >= 0.5 * Math.min(one.bottom - one.top, other.bottom - other.top);
}

/** From above to below, and from left to right on one baseline. */
function rows(fragments: readonly Fragment[]): Fragment[] {
  const sorted = [...fragments].sort((a, b) => a.y - b.y);
  let row = -1;
  let y = -Infinity;
  const keyed = sorted.map((fragment) => {
    if (fragment.y - y > 2) [row, y] = [row + 1, fragment.y];
    return { fragment, row };
  });
  return keyed.sort((a, b) => a.row - b.row || a.fragment.left - b.fragment.left).map(({ fragment }) => fragment);
}

function wordsOf(fragments: readonly Fragment[]): number {
  return fragments.reduce((sum, { text }) => sum + text.split(' ').length, 0) / fragments.length;
}

/** Whether two fragments share some of the page's width. */
export function overlaps(a: Fragment, b: Fragment): boolean {
  return Math.min(a.right, b.right) > Math.max(a.left, b.left);
}
