import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blockQuote } from '../../src/discord/answer/parts.js';
import { tidy } from '../../src/discord/escape.js';
import { blocksOf } from '../../src/discord/markdown-text.js';
import { normalise } from '../../src/verification/normal.js';
import { hostileText } from '../support/discord/hostile.js';

describe('a message’s words', () => {
  test.each([
    ['**Bold** and *slanted*, __under__ and ||hidden||', 'Bold and slanted, under and hidden'],
    ['2 * 3 and snake_case stay, _this_ goes', '2 * 3 and snake_case stay, this goes'],
    ['\\*not slanted\\*, 1\\. and C:\\\\', '*not slanted*, 1. and C:\\'],
    ['`code *as is*` and ```js\nblock_\n```', 'code *as is* and block_'],
    ['[The *words*](<https://x.example/a_b>) · <https://x.example> https://y.example', 'The words ·'],
    ['<@123> asked <#4> <:smile:5> <t:1706608800:D> </ask:6> well', 'asked     well'],
    ['# Heading\n-# small\n- item', 'Heading\nsmall\nitem'],
    ['5 < 6 > 4 <b>', '5 < 6 > 4 <b>'],
  ])('%j reads %j', (markdown, words) => {
    expect(blocksOf(markdown)).toEqual([{ kind: 'text', text: words }]);
  });

  test('stand apart from block quotes', () => {
    expect(blocksOf('He said:\n> One *line*\n> and another\nBut:\n>>> all\n> the rest')).toEqual([
      { kind: 'text', text: 'He said:' },
      { kind: 'quote', text: 'One line\nand another' },
      { kind: 'text', text: 'But:' },
      { kind: 'quote', text: 'all\n> the rest' },
    ]);
    expect(blocksOf('>no quote')).toEqual([{ kind: 'text', text: '>no quote' }]);
    expect(blocksOf('> \n\n')).toEqual([]);
  });

  test('are, of what the bot escaped, what the article says', () => {
    fc.assert(
      fc.property(hostileText(300), (text) => {
        const block = blockQuote([{ text: tidy(text), bold: false }]);
        const said = blocksOf(block)
          .map((one) => one.text)
          .join('\n');
        expect(normalise(said).text.trim()).toBe(normalise(tidy(text)).text.trim());
      }),
      { numRuns: 500 },
    );
  });
});
