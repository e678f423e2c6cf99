import { expect, test } from 'vitest';
import { csvOf } from '../../src/community/csv.js';

const line = (...cells: readonly (string | number | null)[]) => csvOf([], [cells]).slice('\ufeff\r\n'.length);

test('a header, lines that end with CR LF, a byte order mark', () => {
  expect(csvOf(['a', 'b'], [['x', 1], ['', null]])).toBe('\ufeffa,b\r\nx,1\r\n,\r\n'); // prettier-ignore
});

test('commas, quotes and line breaks are quoted', () => {
  expect(line('a,b', 'say "so"', 'one\ntwo', 'three\r\nfour')).toBe(
    '"a,b","say ""so""","one\ntwo","three\r\nfour"\r\n',
  );
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '  =cmd', '＝1', '\u00a0-1', '\n@x'])(
  'no spreadsheet takes %j for a formula',
  (text) => {
    expect(line(text)).toMatch(/^"?'/);
  },
);

test('quotes don’t hide a formula', () => {
  expect(line('=HYPERLINK("http://x","y")')).toBe(`"'=HYPERLINK(""http://x"",""y"")"\r\n`);
});

test('other text and numbers stay as they are', () => {
  expect(line('a=b', "it's", 'e-mail', -5, 0.5)).toBe("a=b,it's,e-mail,-5,0.5\r\n");
});
