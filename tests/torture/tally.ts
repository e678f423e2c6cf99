import { Console } from 'node:console';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load } from './machine.js';
import { SEED } from './settings.js';

const out = new Console(process.stdout);
/** The figures of the last run of each part, to be made into docs. */
const KEPT = fileURLToPath(new URL('../../node_modules/.cache/verbatim-torture/torture.json', import.meta.url));

/** Figures by row. */
export type Rows = Readonly<Record<string, Readonly<Record<string, number | string>>>>;

/** Tells something in passing. */
export function say(text: string): void {
  out.log(text);
}

/** Prints figures by row, and keeps them in a file in place of those that an earlier run had under the same title. */
export function printTable(title: string, rows: Rows, note = ''): void {
  say(note === '' ? title : `${title}: ${note}`);
  out.table(rows);
  const kept = { ...readKept(), [title]: { when: new Date().toISOString(), seed: SEED, load: load(), note, rows } };
  mkdirSync(dirname(KEPT), { recursive: true });
  writeFileSync(KEPT, `${JSON.stringify(kept, null, 1)}\n`);
}

function readKept(): object {
  try {
    return JSON.parse(readFileSync(KEPT, 'utf8')) as object;
  } catch {
    // The first run, or one that was ended while it wrote.
    return {};
  }
}

/** Counts of outcomes by row, to be printed as a table. */
export class Tally {
  readonly #rows = new Map<string, Map<string, number>>();

  add(row: string, outcome: string): void {
    const counts = this.#rows.get(row) ?? new Map<string, number>();
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    this.#rows.set(row, counts);
  }

  /** As `printTable`. */
  print(title: string, note = ''): void {
    const rows = [...this.#rows].sort().map(([row, counts]) => [row, Object.fromEntries(counts)] as const);
    printTable(title, Object.fromEntries(rows), note);
  }
}
