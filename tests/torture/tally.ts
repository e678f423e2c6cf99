import { Console } from 'node:console';

const out = new Console(process.stdout);

/** Tells something in passing. */
export function say(text: string): void {
  out.log(text);
}

/** Prints figures by row. */
export function printTable(
  title: string,
  rows: Readonly<Record<string, Readonly<Record<string, number | string>>>>,
): void {
  say(title);
  out.table(rows);
}

/** Counts of outcomes by row, to be printed as a table. */
export class Tally {
  readonly #rows = new Map<string, Map<string, number>>();

  add(row: string, outcome: string): void {
    const counts = this.#rows.get(row) ?? new Map<string, number>();
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    this.#rows.set(row, counts);
  }

  print(title: string): void {
    printTable(
      title,
      Object.fromEntries([...this.#rows].sort().map(([row, counts]) => [row, Object.fromEntries(counts)])),
    );
  }
}
