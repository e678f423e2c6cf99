/** A value of a cell; null is an empty one. */
export type Cell = string | number | null;

/**
 * A table as CSV (RFC 4180: lines end with CR LF, quotes are doubled), beginning with a byte order mark, without which Excel reads it
 * in the machine's own code page. Text that a spreadsheet would take for a formula begins with an apostrophe (OWASP, "CSV Injection").
 */
export function csvOf(header: readonly string[], rows: Iterable<readonly Cell[]>): string {
  return '\ufeff' + [header, ...rows].map((row) => row.map(cell).join(',') + '\r\n').join('');
}

function cell(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  // The full-width forms count as well, and so does white space before, which some spreadsheets leave out.
  const text = /^[\s\0]*[=+\-@＝＋－＠]/.test(value) || /^[\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
