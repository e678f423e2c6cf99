import { win32 } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ADDED_FORMATS, safeFileName } from '../../src/corpus-files/file-name.js';

const extension = fc.constantFrom(...ADDED_FORMATS, '.TXT', '.Md', '.exe', '');
/** What somebody might try: paths, devices, hidden and invisible characters, and any text at all. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          '..',
          '/',
          '\\',
          '.',
          ' ',
          'CON',
          'nul',
          'com1',
          'LPT¹',
          ':',
          '*',
          '?',
          '"',
          '<',
          '|',
          '#',
          '%2e%2e%2f',
          '~',
        ],
        ...[
          '\0',
          '\n',
          '\r',
          '\t',
          '\u202e',
          '\u200b',
          '\ufeff',
          '\ud800',
          '\u2028',
          'é',
          'e\u0301',
          '😀',
          '👩‍👩‍👧',
          'x'.repeat(300),
        ],
      ),
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.string({ unit: 'grapheme', maxLength: 30 }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

describe('safeFileName', () => {
  test.each([
    ['talks.txt', 'talks.txt'],
    ['Talks in Moscow.PDF', 'Talks in Moscow.pdf'],
    ['../../etc/passwd.txt', 'passwd.txt'],
    ['..\\..\\windows\\system.md', 'system.md'],
    ['/etc/cron.d/evil.txt', 'evil.txt'],
    ['C:\\boot.txt', 'boot.txt'],
    ['C:boot.txt', 'C_boot.txt'],
    ['talks.txt:stream.txt', 'talks.txt_stream.txt'],
    ['.htaccess.txt', 'htaccess.txt'],
    ['... .txt', 'article.txt'],
    ['con.txt', '_con.txt'],
    ['AUX .backup.html', '_AUX .backup.html'],
    ['console.txt', 'console.txt'],
    ['a#3.txt', 'a_3.txt'],
    ['fdp\u202etxt.docx', 'fdptxt.docx'],
    ['nul\0.txt', '_nul.txt'],
    ['two\nlines.txt', 'two lines.txt'],
    ['cafe\u0301.txt', 'café.txt'],
    [`${'ä'.repeat(300)}.txt`, `${'ä'.repeat(98)}.txt`],
  ])('%j becomes %j', (given, safe) => {
    expect(safeFileName(given)).toBe(safe);
  });

  test.each(['talks', '.txt', 'talks.exe', 'talks.jsonl', 'talks.txt.exe', 'talks.txt/', '..', '', 'a.txt/..'])(
    '%j is refused',
    (given) => {
      expect(safeFileName(given)).toBeNull();
    },
  );

  test('whatever is given, it is one visible name in its folder on every system, the same again', () => {
    fc.assert(
      fc.property(hostile, extension, (stem, ending) => {
        const safe = safeFileName(stem + ending);
        if (safe === null) return;
        expect(safe).not.toMatch(/[/\\\p{C}<>:"|?*#]/u);
        expect(safe).toMatch(/^[^.\s].*\S\.(txt|md|html|pdf|docx)$|^[^.\s]\.(txt|md|html|pdf|docx)$/su);
        expect(win32.basename(safe)).toBe(safe);
        expect(safe).not.toMatch(/^(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])\s*\./i);
        expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(200);
        expect(safe.normalize('NFC')).toBe(safe);
        expect(safeFileName(safe)).toBe(safe);
      }),
      { numRuns: 2_000 },
    );
  });
});
