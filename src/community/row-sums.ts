import { createHash } from 'node:crypto';
import { VerbatimError } from '../errors.js';
import type { SqliteDatabase } from '../store/sqlite.js';

/**
 * SQLite has no checksums: a bit that flips on the disk in a vote makes it another vote. So the file keeps, for each table, the sum of all
 * its rows' hashes, which changes with every row in the same transaction. A sum of 32-bit numbers stays exact up to 2³¹ rows.
 */
const SUM_BYTES = 4;

/** Of the table that keeps them (layout.ts), in which there is nothing to sum up. */
const SUMS = 'sums';

interface Table {
  readonly name: string;
  readonly columns: readonly string[];
}

/**
 * Compares every row with what was stored; 3 µs a row. Nothing is compared in a file of a layout that had no sums.
 * @throws VerbatimError COMMUNITY_DAMAGED
 */
export function checkSums(database: SqliteDatabase): void {
  const tables = tablesOf(database);
  if (!hasSums(database)) return;
  define(database);
  const stored = database.prepare<[], { name: string; sum: number }>('SELECT name, sum FROM sums').all();
  const sums = new Map(stored.map(({ name, sum }) => [name, sum]));
  for (const table of tables) {
    if (sumOf(database, table) === sums.get(table.name)) continue;
    throw new VerbatimError('COMMUNITY_DAMAGED', {
      path: database.name,
      cause: `what is in the table ${table.name} is not what was stored`,
    });
  }
}

/** Sums up all there is, as after a change of the layout; to be called within its transaction. */
export function sumUp(database: SqliteDatabase): void {
  if (!hasSums(database)) return;
  define(database);
  const put = database.prepare('INSERT INTO sums VALUES (?, ?) ON CONFLICT DO UPDATE SET sum = excluded.sum');
  for (const table of tablesOf(database)) put.run(table.name, sumOf(database, table));
}

/** Has this connection keep the sums from now on: each has to that writes. */
export function keepSums(database: SqliteDatabase): void {
  define(database);
  // Rows that are replaced count as deleted, too.
  database.pragma('recursive_triggers = ON');
  for (const table of tablesOf(database)) {
    const [added, gone] = [sumExpression(table, 'NEW.'), sumExpression(table, 'OLD.')];
    for (const [event, change] of [
      ['INSERT', `+ ${added}`],
      ['DELETE', `- ${gone}`],
      ['UPDATE', `+ ${added} - ${gone}`],
    ] as const)
      database.exec(
        `CREATE TEMP TRIGGER ${table.name}_${event} AFTER ${event} ON main.${table.name}
         BEGIN UPDATE sums SET sum = sum ${change} WHERE name = '${table.name}'; END`,
      );
  }
}

function define(database: SqliteDatabase): void {
  database.function('row_sum', { deterministic: true, varargs: true }, (...values: unknown[]) =>
    createHash('sha1').update(JSON.stringify(values)).digest().readUIntBE(0, SUM_BYTES),
  );
}

function hasSums(database: SqliteDatabase): boolean {
  return database.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(SUMS) !== undefined;
}

function sumOf(database: SqliteDatabase, table: Table): number {
  const sum = `SELECT coalesce(sum(${sumExpression(table, '')}), 0) FROM ${table.name}`;
  return database.prepare<[], number>(sum).pluck().get()!;
}

function sumExpression({ name, columns }: Table, row: 'NEW.' | 'OLD.' | ''): string {
  return `row_sum('${name}', ${columns.map((column) => `${row}"${column}"`).join(', ')})`;
}

function tablesOf(database: SqliteDatabase): Table[] {
  return database
    .prepare<[string], string>(
      "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name <> ?",
    )
    .pluck()
    .all(SUMS)
    .map((name) => ({
      name,
      columns: database.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(name),
    }));
}
