import type { CommunityDatabase } from './database.js';
import { type Narrowing, narrowingOf } from './gap-groups.js';
import type { GapSource } from './gaps.js';

/** Which open gaps to show. */
export interface GapFilter {
  /** Guilds whose gaps the reader may see; null stands for direct messages. */
  readonly guilds: readonly (string | null)[];
  /** Only these; where it is null, both. */
  readonly source: GapSource | null;
}

/** Near-identical questions, as one. Counts are of what the filter lets through. */
export interface GapGroup {
  readonly id: number;
  /** As it was first asked. */
  readonly question: string;
  /** Null where it was asked of all articles. */
  readonly narrowing: Narrowing | null;
  readonly guild: string | null;
  readonly count: number;
  readonly people: number;
  /** Of `count`, how many were declined; the others were marked not helpful. */
  readonly declined: number;
  /** Milliseconds, as of Date.now. */
  readonly lastAsked: number;
}

/** A page of groups, what most people asked first. */
export interface GapPage {
  readonly groups: readonly GapGroup[];
  /** Groups on all pages. */
  readonly total: number;
}

/** One gap, for an export. */
export interface GapRow {
  readonly group: number;
  readonly question: string;
  /** As of its group. */
  readonly narrowing: Narrowing | null;
  readonly source: GapSource;
  readonly guild: string | null;
  readonly channel: string;
  readonly askedAt: number;
}

/** Open gaps, to be read. Every method throws only VerbatimError COMMUNITY_*. */
export interface GapList {
  /** @param offset groups to leave out, from 0. */
  page(filter: GapFilter, offset: number, limit: number): GapPage;
  /** One open group, with counts of all its gaps; null when it is resolved, gone, or not of these guilds. */
  group(id: number, guilds: GapFilter['guilds']): GapGroup | null;
  /** Every gap, group by group, in the order of `page`. */
  rows(filter: GapFilter): GapRow[];
}

/** What is read of a gap or a group, as it is kept. */
type Kept<Row extends { readonly narrowing: Narrowing | null }> = Omit<Row, 'narrowing'> & {
  readonly narrowing: string | null;
};

function shown<Row extends { readonly narrowing: string | null }>(row: Row) {
  return { ...row, narrowing: narrowingOf(row.narrowing) };
}

export function openGapList({ sqlite, read }: CommunityDatabase): GapList {
  // JSON's null is SQL's: IS compares it like any other value.
  const filtered = `
    g.resolved_at IS NULL AND EXISTS (SELECT 1 FROM json_each($guilds) AS allowed WHERE allowed.value IS g.guild)
    AND ($source IS NULL OR gaps.source = $source) AND ($id IS NULL OR g.gap_group = $id)`;
  const grouped = `
    SELECT g.gap_group AS id, g.guild, g.narrowing, count(*) AS count, count(DISTINCT gaps.person) AS people,
      sum(gaps.source = 'declined') AS declined, max(gaps.asked_at) AS lastAsked,
      min(gaps.gap) AS first
    FROM gap_groups AS g JOIN gaps USING (gap_group) WHERE ${filtered} GROUP BY g.gap_group`;
  const order = 'ORDER BY groups.people DESC, groups.count DESC, groups.lastAsked DESC, groups.id';
  interface Parameters {
    readonly guilds: string;
    readonly source: GapSource | null;
    readonly id: number | null;
  }
  const page = sqlite.prepare<[Parameters & { offset: number; limit: number }], Kept<GapGroup>>(
    `SELECT groups.id, gaps.question, groups.narrowing, groups.guild, groups.count, groups.people, groups.declined, groups.lastAsked
     FROM (${grouped}) AS groups JOIN gaps ON gaps.gap = groups.first ${order} LIMIT $limit OFFSET $offset`,
  );
  const total = sqlite
    .prepare<[Parameters], number>(
      `SELECT count(DISTINCT g.gap_group) FROM gap_groups AS g JOIN gaps USING (gap_group) WHERE ${filtered}`,
    )
    .pluck();
  const rows = sqlite.prepare<[Parameters], Kept<GapRow>>(
    `SELECT groups.id AS "group", gaps.question, groups.narrowing, gaps.source, groups.guild, gaps.channel, gaps.asked_at AS askedAt
     FROM (${grouped}) AS groups JOIN gaps ON gaps.gap_group = groups.id
     WHERE $source IS NULL OR gaps.source = $source ${order}, gaps.gap`,
  );
  const parameters = ({ guilds, source }: GapFilter, id: number | null = null): Parameters => ({
    guilds: JSON.stringify(guilds),
    source,
    id,
  });

  return {
    page: (filter, offset, limit) =>
      read(() => ({
        groups: page.all({ ...parameters(filter), offset, limit }).map(shown),
        total: total.get(parameters(filter))!,
      })),
    group: (id, guilds) => {
      const found = read(() => page.get({ ...parameters({ guilds, source: null }, id), offset: 0, limit: 1 }));
      return found === undefined ? null : shown(found);
    },
    rows: (filter) => read(() => rows.all(parameters(filter))).map(shown),
  };
}
