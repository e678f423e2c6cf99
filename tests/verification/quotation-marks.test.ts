import { expect, test } from 'vitest';
import { quotedIn } from '../../src/verification/quotation-marks.js';

test.each([
  ['He said: “We will meet at dawn.” Nothing more.', ['We will meet at dawn.']],
  ['Er sagte: „Wir treffen uns früh“, und ging.', ['Wir treffen uns früh']],
  ['Il a dit : « On se voit à l’aube. »', ['On se voit à l’aube.']],
  ['Er sagte: »Wir treffen uns früh.«', ['Wir treffen uns früh.']],
  ['She said "we will meet" and then "at dawn or so".', ['we will meet', 'at dawn or so']],
  ["It's ‘a meeting at dawn, isn’t it’ that they're after.", ['a meeting at dawn, isn’t it']],
  ['彼は「明日の朝 に 会う」と言った。', ['明日の朝 に 会う']],
  ['“He called it ‘a very great day’ then,” she said.', ['He called it ‘a very great day’ then,']],
  ['A “so-called” deal was “signed by both sides”.', ['signed by both sides']],
  ['The “deal” was off.', ['deal']],
  ['The 5" gun isn\'t 6" long', []],
  ['“never closed', []],
  ['“…”', []],
  ['', []],
])('%s', (text, quoted) => {
  expect(quotedIn(text)).toEqual(quoted);
});
