import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeMarkdown, fitsLabel, tidy } from '../../src/discord/escape.js';
import { show } from '../support/discord/markdown.js';
import { hostileText } from '../support/discord/hostile.js';

describe('escapeMarkdown', () => {
  it.each([
    '*one* **two** ***three*** _four_ __five__ ~~six~~ ||seven||',
    '`code` and ```block```',
    '# heading',
    '-# subtext',
    '- item',
    '+ item',
    '* item',
    '12. item',
    '> quoted',
    '>>> all quoted',
    '[label](https://evil.example)',
    '[label](<https://evil.example>)',
    '<@1> <@!1> <@&1> <#1> <t:1> <t:1:R> <:a:1> <a:b:1> </ask:1> <id:customize> <https://x.example>',
    '@everyone and @here',
    ':100: :+1: 10:30:45',
    'see https://x.example/a_b_c*d*?q=1 or discord.gg/abc and DISCORD.COM/invite/x',
    '¯\\_(ツ)_/¯ and a trailing \\',
    '\\*already escaped\\*',
  ])('shows %s word for word', (text) => {
    const shown = show(escapeMarkdown(text));
    expect(shown.text).toBe(text);
    expect([...shown.other, ...shown.bold, ...shown.links]).toEqual([]);
  });

  it('would be noticed missing: the reader sees Markdown in what is not escaped', () => {
    expect(show('**a** _b_ <@1> :100: https://x.example # no').other).toEqual([
      'emphasis',
      'mention',
      'emoji',
      'autolink',
    ]);
    expect(show('# yes\n- list').other).toEqual(['heading', 'list']);
  });

  it('shows any text word for word', () => {
    fc.assert(
      fc.property(hostileText(400), (raw) => {
        const text = tidy(raw);
        const shown = show(escapeMarkdown(text));
        expect(shown.text).toBe(text);
        expect([...shown.other, ...shown.bold, ...shown.links]).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('tidy', () => {
  it('keeps words and line ends, and drops what cannot be seen', () => {
    expect(tidy('  a\t b\r\n\r\n  C\u0000\u202Ed\u2069 ')).toBe('a b\n\nCd');
    expect(tidy('One.\r\nTwo.\n \n\nThree.')).toBe('One.\nTwo.\n\nThree.');
    expect(tidy('one\ud800two')).toBe('one\ufffdtwo');
    expect(tidy('👩‍👩‍👧 שלום\u200f עולם')).toBe('👩‍👩‍👧 שלום\u200f עולם');
  });

  it('joins a line that was broken within a sentence, and no other', () => {
    expect(tidy('the delegations\nhad arrived.\nTalks began.')).toBe('the delegations had arrived.\nTalks began.');
  });
});

describe('fitsLabel', () => {
  it('refuses brackets and addresses, which Discord shows raw in a label', () => {
    expect(['Talks (again)', '[Video] Talks', 'a ] b', 'https://x.example'].map(fitsLabel)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});
