import type { Fragment } from './fragments.js';
import { overlaps } from './order.js';

/** A line of a page's text, from margin to margin of its column. */
export interface Row extends Fragment {
  /** From 0. */
  readonly page: number;
  /** Whether it is a row of a table; its cells are joined with ` | `, as those of other formats are. */
  readonly table: boolean;
  /** Where the lines around it begin and end: the margins of its column. */
  readonly column: { readonly left: number; readonly right: number };
  /** From the baseline of the line above to its own; null at the head of a column. */
  readonly step: number | null;
  /** What a step is mostly in its column. */
  readonly leading: number;
}

/** Points by which the cells of a table's column may differ in place. */
const ALIGNED = 3;
const MARK = /^(?:[•·▪◦‣●■►▸*–-]|\(?(?:\d{1,3}|[a-z])[.)])$/u;

/** A page's fragments, in reading order, as its lines. */
export function rowsOf(fragments: readonly Fragment[], page: number): Row[] {
  const groups: Fragment[][] = [];
  for (const fragment of fragments) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (last !== undefined && Math.abs(last.y - fragment.y) <= 2 && !overlaps(last, fragment)) group!.push(fragment);
    else groups.push([fragment]);
  }
  const lines = groups.map((group, i) => {
    const table = group.length > 1 && [groups[i - 1], groups[i + 1]].some((other) => aligned(group, other));
    return { ...joined(group, table ? ' | ' : ' '), page, table };
  });
  return columnsOf(lines).flatMap((lines) => {
    const prose = lines.filter(({ table }) => !table);
    const measured = prose.length > 0 ? prose : lines;
    const column = { left: quantile(measured, 'left', 0.5), right: quantile(measured, 'right', 0.8) };
    const steps = lines.slice(1).map((line, i) => line.y - lines[i]!.y);
    const sorted = [...steps].sort((a, b) => a - b);
    return lines.map((line, i) => ({
      ...line,
      column,
      step: i === 0 ? null : steps[i - 1]!,
      // Of two lines nothing can be learnt: an ample line's height then.
      leading: sorted.length < 3 ? line.size * 1.5 : Math.min(sorted[sorted.length >> 1]!, line.size * 2.5),
    }));
  });
}

/** Whether two lines have a cell other than the first at the same place. What follows a bullet is no cell. */
function aligned(group: readonly Fragment[], other: readonly Fragment[] | undefined): boolean {
  if (other === undefined || other.length < 2 || MARK.test(group[0]!.text) || MARK.test(other[0]!.text)) return false;
  return group.slice(1).some((a) => other.slice(1).some((b) => near(a.left, b.left) || near(a.right, b.right)));
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= ALIGNED;
}

function joined(group: readonly Fragment[], separator: string): Fragment {
  const longest = group.reduce((a, b) => (b.text.length > a.text.length ? b : a));
  return {
    ...longest,
    text: group.map(({ text }) => text).join(separator),
    left: Math.min(...group.map(({ left }) => left)),
    right: Math.max(...group.map(({ right }) => right)),
  };
}

/** Lines that go down the page one below the other. */
function columnsOf<T extends Fragment>(lines: readonly T[]): T[][] {
  const columns: T[][] = [];
  for (const line of lines) {
    const column = columns.at(-1);
    const last = column?.at(-1);
    if (last !== undefined && line.y > last.y && overlaps(line, last)) column!.push(line);
    else columns.push([line]);
  }
  return columns;
}

function quantile(lines: readonly Fragment[], side: 'left' | 'right', share: number): number {
  const places = lines.map((line) => line[side]).sort((a, b) => a - b);
  return places[Math.min(places.length - 1, Math.floor(places.length * share))]!;
}
