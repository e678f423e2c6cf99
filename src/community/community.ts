import { type Answers, openAnswers } from './answers.js';
import { type Audit, openAudit } from './audit.js';
import { openCommunityDatabase } from './database.js';
import { type Expired, expiring } from './expire.js';
import { type Follows, openFollows } from './follows.js';
import { type Forgotten, forgetting } from './forget.js';
import { openGapGroups } from './gap-groups.js';
import { type GapList, openGapList } from './gap-list.js';
import { type Gaps, openGaps } from './gaps.js';
import { type People, openPeople } from './people.js';
import { type SettingValues, type Settings, openSettings } from './settings.js';
import { type Votes, openVotes } from './votes.js';

/** Name of the file below EMBEDDINGS_DIR; not in the index's folder, for it can't be built again. */
export const COMMUNITY = 'community.db';

/** What members and moderators do with the bot, stored in one file. */
export interface Community {
  readonly answers: Answers;
  readonly votes: Votes;
  readonly gaps: Gaps & GapList;
  readonly follows: Follows;
  readonly settings: Settings;
  readonly audit: Audit;
  readonly people: People & {
    /** Erases a user (src/community/forget.ts says what). @throws VerbatimError COMMUNITY_* */
    forget(user: string): Forgotten;
  };
  /** Deletes what is older than so many days (src/community/expire.ts says what). @throws VerbatimError COMMUNITY_* */
  expire(days: number): Expired;
  /** How many changes are missing that once were stored: the file or its log was lost, cut off, or put back. */
  readonly lost: number;
  close(): void;
}

/** What the file itself doesn't tell. */
export interface CommunityOptions {
  /** Milliseconds, as of Date.now. */
  readonly now: () => number;
  /** Settings where moderators set nothing. */
  readonly defaults: SettingValues;
}

/**
 * Opens the file, and makes it where there is none.
 * @throws VerbatimError COMMUNITY_NOT_WRITABLE, COMMUNITY_DAMAGED, COMMUNITY_NEWER, COMMUNITY_BUSY
 */
export function openCommunity(path: string, { now, defaults }: CommunityOptions): Community {
  const database = openCommunityDatabase(path);
  const people = openPeople(database);
  const groups = openGapGroups(database);
  const audit = openAudit(database, now);
  const answers = openAnswers(database, people, groups, now);
  const gaps = openGaps(database, people, groups, audit, now);
  return {
    answers,
    votes: openVotes(database, people, answers, gaps, now),
    gaps: { ...gaps, ...openGapList(database) },
    follows: openFollows(database, now),
    settings: openSettings(database, audit, defaults),
    audit,
    people: { ...people, forget: forgetting(database, people, groups) },
    expire: expiring(database, groups, now),
    lost: database.lost,
    close: () => database.close(),
  };
}
