import { createHash } from 'node:crypto';
import type { Article } from '../types.js';

/** SHA-256 of an article's fields and text, hex. */
export function hashOfArticle({ id, title, source, author, date, url, text }: Article): string {
  return createHash('sha256')
    .update(JSON.stringify([id, title, source, author, date, url, text]))
    .digest('hex');
}
