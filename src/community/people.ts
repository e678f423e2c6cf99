import { createHmac, randomBytes } from 'node:crypto';
import type { CommunityDatabase } from './database.js';

/** Who is who, without keeping it: the same user always has the same key, which tells nothing about them without the secret. */
export interface People {
  /** The person's key: 16 bytes, hex. */
  key(user: string): string;
}

/**
 * HMAC-SHA-256 (RFC 2104) of the user id under a random secret, cut to 16 bytes. The secret lies in the same file as the keys: a backup
 * without it could neither count nor erase people, and a file beside it would be read by whoever can read this one.
 * @throws VerbatimError COMMUNITY_*
 */
export function openPeople({ sqlite, read, write }: CommunityDatabase): People {
  const select = sqlite.prepare<[], Buffer>('SELECT value FROM secret').pluck();
  const insert = sqlite.prepare<[Buffer]>('INSERT OR IGNORE INTO secret VALUES (1, ?)');
  const found = read(() => select.get());
  const secret =
    found ??
    write(() => {
      insert.run(randomBytes(32));
      return select.get()!;
    });
  return { key: (user) => createHmac('sha256', secret).update(user).digest('hex').slice(0, 32) };
}
