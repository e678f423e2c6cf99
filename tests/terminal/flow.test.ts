import { expect, test } from 'vitest';
import { between, firstWords, flow, lastWords } from '../../src/terminal/flow.js';

const mark = (text: string) => `<${text}>`;
const bare = (text: string) => text;

test('every paragraph on a line of its own, however the stretches divide it', () => {
  expect(flow([['A\n\nB', mark]])).toBe('<A>\n  <B>');
  expect(flow([['A. ', bare], ['B.\n \nC', mark], [' D', bare]])).toBe('A. <B.>\n  <C> D'); // prettier-ignore
  expect(
    flow([
      ['', bare],
      ['\n\n', bare],
      ['A', mark],
    ]),
  ).toBe('<A>');
  expect(flow([])).toBe('');
});

test('what stands between', () => {
  expect(between('A. ', 'B')).toBe(' ');
  expect(between('A.\r\n\r\n', 'B')).toBe('\n  ');
  expect(between('A.', '\n\nB')).toBe('\n  ');
  expect(between('A.\n', 'B')).toBe(' ');
  expect(between('', 'B')).toBe('');
  expect(between('A', ' \n\n ')).toBe('');
});

test('words at either end, with the paragraphs among them', () => {
  expect(lastWords('a b\n\nc d', 3)).toBe('b\n\nc d');
  expect(lastWords('a b', 2)).toBe('a b');
  expect(firstWords(' a b\n\nc d', 3)).toBe(' a b\n\nc');
  expect(firstWords('a ', 2)).toBe('a ');
});
