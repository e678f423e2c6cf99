/**
 * What brings the tables of community.db from layout n to n + 1, for n from 0; the layout is kept in the database's user_version. Change
 * a table by adding a step: files of members' and moderators' doing can't be built again.
 */
export const layouts: readonly string[] = [
  `
  CREATE TABLE secret (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    value BLOB NOT NULL             -- 32 random bytes: the key of the hashes that stand for people
  ) STRICT;
  CREATE TABLE answers (
    answer INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    question TEXT NOT NULL,
    confidence TEXT NOT NULL,
    quote TEXT,                     -- JSON; null when it was declined
    results TEXT NOT NULL,          -- JSON
    index_id TEXT NOT NULL,
    guild TEXT,                     -- null in a direct message
    channel TEXT NOT NULL,
    message TEXT,                   -- the answer's; null until Discord has given it an id
    question_message TEXT,          -- null where the question was a command's, or its asker is forgotten
    person TEXT,                    -- null where its asker is forgotten
    private INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    shared_at INTEGER
  ) STRICT;
  CREATE INDEX answers_message ON answers (message) WHERE message IS NOT NULL;
  CREATE INDEX answers_question_message ON answers (question_message) WHERE question_message IS NOT NULL;
  CREATE INDEX answers_channel ON answers (channel, created_at);
  CREATE INDEX answers_person ON answers (person) WHERE person IS NOT NULL;
  CREATE INDEX answers_created ON answers (created_at);
  CREATE TABLE votes (
    answer INTEGER NOT NULL REFERENCES answers ON DELETE CASCADE,
    person TEXT NOT NULL,
    helpful INTEGER NOT NULL,
    voted_at INTEGER NOT NULL,
    PRIMARY KEY (answer, person)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX votes_person ON votes (person);
  CREATE TABLE gap_groups (
    gap_group INTEGER PRIMARY KEY AUTOINCREMENT, -- never used twice: buttons of old messages carry it
    guild TEXT,
    normal TEXT NOT NULL,           -- the normal form of its first question
    tried_index TEXT NOT NULL,      -- the newest index that did not answer it
    resolved_at INTEGER,
    resolved_by TEXT,               -- the moderator's user id
    resolved_how TEXT CHECK (resolved_how IN ('moderator', 'answered'))
  ) STRICT;
  CREATE INDEX gap_groups_open ON gap_groups (guild) WHERE resolved_at IS NULL;
  CREATE TABLE gaps (
    gap INTEGER PRIMARY KEY,
    gap_group INTEGER NOT NULL REFERENCES gap_groups ON DELETE CASCADE,
    question TEXT NOT NULL,
    normal TEXT NOT NULL,
    source TEXT NOT NULL CHECK (source IN ('declined', 'not-helpful')),
    person TEXT NOT NULL,
    channel TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    answer INTEGER REFERENCES answers ON DELETE SET NULL
  ) STRICT;
  CREATE INDEX gaps_group ON gaps (gap_group, asked_at);
  CREATE INDEX gaps_person ON gaps (person);
  CREATE INDEX gaps_answer ON gaps (answer) WHERE answer IS NOT NULL;
  CREATE INDEX gaps_asked ON gaps (asked_at);
  CREATE TABLE follows (
    follow INTEGER PRIMARY KEY AUTOINCREMENT,
    user TEXT NOT NULL,             -- in clear, since they are to be told
    guild TEXT,
    channel TEXT NOT NULL,
    question TEXT NOT NULL,
    normal TEXT NOT NULL,
    tried_index TEXT NOT NULL,      -- the newest index that did not answer it
    created_at INTEGER NOT NULL,
    notified_at INTEGER
  ) STRICT;
  CREATE UNIQUE INDEX follows_open ON follows (user, normal) WHERE notified_at IS NULL;
  CREATE INDEX follows_created ON follows (created_at);
  CREATE TABLE settings (
    guild TEXT NOT NULL,
    channel TEXT NOT NULL,          -- empty for the guild's own
    name TEXT NOT NULL,
    value TEXT NOT NULL,            -- JSON
    PRIMARY KEY (guild, channel, name)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE audit (
    entry INTEGER PRIMARY KEY AUTOINCREMENT,
    guild TEXT,
    who TEXT NOT NULL,              -- the moderator's user id
    action TEXT NOT NULL,
    detail TEXT,
    at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX audit_guild ON audit (guild, entry);
  CREATE INDEX audit_at ON audit (at);
  `,
  `
  ALTER TABLE follows ADD COLUMN locale TEXT; -- in which to tell them; null where it is not known
  `,
  `
  ALTER TABLE gap_groups ADD COLUMN narrowing TEXT; -- JSON: of which articles it was asked; null where of all
  `,
  `
  CREATE TABLE sums (
    name TEXT PRIMARY KEY,          -- a table's
    sum INTEGER NOT NULL            -- of its rows' hashes (row-sums.ts)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  ALTER TABLE answers ADD COLUMN narrowing TEXT; -- as of a group of gaps
  `,
];
