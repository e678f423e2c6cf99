import { createHash } from 'node:crypto';
import type { Article } from '../types.js';

/** SHA-256 of an article's fields and text, and of where its pages begin if it has any, hex. */
export function hashOfArticle(
  { id, title, source, author, date, url, text }: Article,
  pages: readonly number[] | null,
): string {
  return createHash('sha256')
    .update(JSON.stringify([id, title, source, author, date, url, text, ...(pages === null ? [] : [pages])]))
    .digest('hex');
}
