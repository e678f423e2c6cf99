import type { CommunityDatabase } from './database.js';

/** What a moderator may have done. */
export type AuditAction =
  | 'reindex'
  | 'reindex-cancel'
  | 'gap-resolve'
  | 'gaps-export'
  | 'article-add'
  | 'article-remove'
  | 'article-restore'
  | 'answer-delete'
  | 'setting';

/** A line of the audit log. */
export interface AuditEntry {
  readonly id: number;
  readonly guild: string | null;
  /** User id, in clear: a log of moderators' actions has to name them. */
  readonly who: string;
  readonly action: AuditAction;
  /** What it was done to: a file's name, a setting and its new value, a gap's number (never a member's words). */
  readonly detail: string | null;
  /** Milliseconds, as of Date.now. */
  readonly at: number;
}

/** The log of what moderators did. Every method throws only VerbatimError COMMUNITY_*. */
export interface Audit {
  record(entry: Omit<AuditEntry, 'id' | 'at'>): void;
  /** Newest first. @param before an entry's id: only older ones, for the next page; null from the newest on. */
  list(guild: string | null, before: number | null, limit: number): AuditEntry[];
}

/** @param now milliseconds, as of Date.now. */
export function openAudit({ sqlite, read, write }: CommunityDatabase, now: () => number): Audit {
  const insert = sqlite.prepare<[string | null, string, AuditAction, string | null, number]>(
    'INSERT INTO audit (guild, who, action, detail, at) VALUES (?, ?, ?, ?, ?)',
  );
  const list = sqlite.prepare<[string | null, number, number], AuditEntry>(
    `SELECT entry AS id, guild, who, action, detail, at FROM audit WHERE guild IS ? AND entry < ? ORDER BY entry DESC LIMIT ?`,
  );
  return {
    record: ({ guild, who, action, detail }) => void write(() => insert.run(guild, who, action, detail, now())),
    list: (guild, before, limit) => read(() => list.all(guild, before ?? Number.MAX_SAFE_INTEGER, limit)),
  };
}
