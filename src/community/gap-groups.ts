import type { Question } from '../types.js';
import type { CommunityDatabase } from './database.js';
import { isSameQuestion } from './same-question.js';

/** Of which articles a question was asked, where that was not of all. */
export type Narrowing = Pick<Question, 'source' | 'after' | 'before'>;

/** Which gaps are the same question. Its methods run within the caller's transaction. */
export interface GapGroups {
  /**
   * The open group of a guild (null: direct messages) that a question belongs to, a new one if there is none. A question that was
   * resolved and is asked again begins a new group, and so does one that is asked of other articles.
   * @param normal the question's normal form.
   * @param index id of the index that did not answer it, just now.
   */
  groupOf(guild: string | null, normal: string, narrowing: Narrowing | null, index: string): number;
  /** After gaps were deleted: groups without gaps go, and no group keeps the words of a question that has gone. */
  tidy(): void;
}

interface Row {
  readonly id: number;
  readonly normal: string;
}

/** As it is kept: the same narrowing is always the same text. */
export function narrowingText(narrowing: Narrowing | null): string | null {
  const { source, after, before } = narrowing ?? {};
  const text = JSON.stringify({ source, after, before });
  return text === '{}' ? null : text;
}

export function narrowingOf(text: string | null): Narrowing | null {
  return text === null ? null : (JSON.parse(text) as Narrowing);
}

export function openGapGroups({ sqlite }: CommunityDatabase): GapGroups {
  const open = sqlite.prepare<[string | null, string | null], Row>(
    `SELECT gap_group AS id, normal FROM gap_groups WHERE resolved_at IS NULL AND guild IS ? AND narrowing IS ? ORDER BY gap_group`,
  );
  const insert = sqlite.prepare<[string | null, string, string | null, string]>(
    'INSERT INTO gap_groups (guild, normal, narrowing, tried_index) VALUES (?, ?, ?, ?)',
  );
  const tried = sqlite.prepare<[string, number]>('UPDATE gap_groups SET tried_index = ? WHERE gap_group = ?');
  const removeEmpty = sqlite.prepare('DELETE FROM gap_groups WHERE gap_group NOT IN (SELECT gap_group FROM gaps)');
  const nameAnew = sqlite.prepare(
    `UPDATE gap_groups SET normal = first.normal
     FROM (SELECT gap_group, normal, min(gap) FROM gaps GROUP BY gap_group) AS first
     WHERE first.gap_group = gap_groups.gap_group AND first.normal <> gap_groups.normal`,
  );
  return {
    groupOf: (guild, normal, narrowing, index) => {
      const kept = narrowingText(narrowing);
      const groups = open.all(guild, kept);
      const group =
        groups.find((other) => other.normal === normal) ?? groups.find((other) => isSameQuestion(other.normal, normal));
      if (group === undefined) return Number(insert.run(guild, normal, kept, index).lastInsertRowid);
      tried.run(index, group.id);
      return group.id;
    },
    tidy: () => {
      removeEmpty.run();
      nameAnew.run();
    },
  };
}
