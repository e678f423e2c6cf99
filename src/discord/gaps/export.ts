import { type Cell, csvOf } from '../../community/csv.js';
import type { Narrowing } from '../../community/gap-groups.js';
import type { GapRow } from '../../community/gap-list.js';

/** An export, and how many gaps it could not hold. */
export interface GapExport {
  readonly csv: string;
  readonly rows: number;
  readonly left: number;
}

const header = ['group', 'question', 'reason', 'channel', 'asked', 'narrowed to'];

/**
 * Gaps as CSV, a line each, group by group: the group's number, the question, `declined` or `not-helpful`, the channel's id (none for a
 * direct message), when it was asked (ISO time), and of which articles, where that was not of all (`after: 2024-01-31; source: …`).
 * @param max bytes; what doesn't fit is left out from the end.
 */
export function exportGaps(gaps: readonly GapRow[], max: number): GapExport {
  const rows: Cell[][] = [];
  const empty = Buffer.byteLength(csvOf(header, []));
  let bytes = empty;
  for (const { group, question, narrowing, source, guild, channel, askedAt } of gaps) {
    const row = [
      group,
      question,
      source,
      guild === null ? null : channel,
      new Date(askedAt).toISOString(),
      narrowedTo(narrowing),
    ];
    bytes += Buffer.byteLength(csvOf(header, [row])) - empty;
    if (bytes > max) break;
    rows.push(row);
  }
  return { csv: csvOf(header, rows), rows: rows.length, left: gaps.length - rows.length };
}

function narrowedTo(narrowing: Narrowing | null): string | null {
  const parts = Object.entries(narrowing ?? {}).map(([name, value]) => `${name}: ${value}`);
  return parts.length === 0 ? null : parts.join('; ');
}
