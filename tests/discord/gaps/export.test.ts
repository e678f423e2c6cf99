import { expect, test } from 'vitest';
import { exportGaps } from '../../../src/discord/gaps/export.js';

const gap = (question: string) =>
  ({ group: 1, question, narrowing: null, source: 'declined', guild: 'g', channel: 'c', askedAt: 0 }) as const;

test('an export says of which articles a question was asked, where that was not of all', () => {
  const narrowing = { source: 'The Courier', after: '2024-01-31' };
  const { csv } = exportGaps([{ ...gap('Where?'), narrowing }, gap('When?')], 1_000_000);
  const lines = csv.split('\r\n').map((line) => line.split(',').at(-1));
  expect(lines).toEqual(['narrowed to', 'source: The Courier; after: 2024-01-31', '', '']);
});

test('an export holds as many gaps as fit, and tells how many do not', () => {
  const gaps = Array.from({ length: 50 }, (_, i) => gap(`Wo liegt Müllheim, "${i}"?`));
  const whole = exportGaps(gaps, 1_000_000);
  expect(whole).toMatchObject({ rows: 50, left: 0 });
  const size = Buffer.byteLength(whole.csv);
  expect(exportGaps(gaps, size).left).toBe(0);
  const cut = exportGaps(gaps, size - 1);
  expect(cut).toMatchObject({ rows: 49, left: 1 });
  expect(whole.csv.startsWith(cut.csv)).toBe(true);
});
