import { expect } from 'vitest';
import { openDatabase } from '../../src/store/sqlite.js';

/** Lets SQLite look a database through. */
export function expectWhole(path: string): void {
  const database = openDatabase(path, 'read');
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(database.pragma('foreign_key_check')).toEqual([]);
  database.close();
}
