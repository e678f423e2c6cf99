import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkTo } from '../../src/discord/link.js';
import { hostileText, hostileUrl } from '../support/discord/hostile.js';

describe('linkTo', () => {
  it('points to the quoted words, beside a fragment the address has', () => {
    expect(linkTo('https://x.example/a', 'Two words')).toBe('https://x.example/a#:~:text=Two%20words');
    expect(linkTo('https://x.example/a#b', 'Two words')).toBe('https://x.example/a#b:~:text=Two%20words');
    expect(linkTo('https://x.example/a#b:~:text=old', 'Two words')).toBe('https://x.example/a#b:~:text=Two%20words');
  });

  it('names all of a short quote, and both ends of a long one', () => {
    const fragment = (quote: string) => linkTo('https://x.example/a', quote)?.split('#:~:')[1];
    expect(fragment('“Well-known, & dear (to us)!”')).toBe('text=Well%2Dknown%2C%20%26%20dear%20%28to%20us');
    expect(fragment('One two three four five six seven eight nine ten eleven twelve thirteen.')).toBe(
      'text=One%20two%20three%20four%20five%20six,eight%20nine%20ten%20eleven%20twelve%20thirteen',
    );
  });

  it('finds words where there are no blanks, and none where there are none', () => {
    const link = linkTo('https://x.example/a', '東京で会談が始まった。')!;
    expect(decodeURIComponent(link)).toBe('https://x.example/a#:~:text=東京で会談が始まった');
    expect(linkTo('https://x.example/a', '… !')).toBe('https://x.example/a');
  });

  it('gives no link for anything but a plain http(s) address', () => {
    for (const url of [
      null,
      '',
      'a.txt',
      'javascript:alert(1)',
      'file:///etc/passwd',
      'https://bank.example@evil.example/',
    ]) {
      expect(linkTo(url, 'words')).toBeNull();
    }
  });

  it('drops the fragment, then the link, where it would be too long', () => {
    expect(linkTo('https://x.example/a', 'Two words', 30)).toBe('https://x.example/a');
    expect(linkTo('https://x.example/a', 'Two words', 10)).toBeNull();
  });

  it('cannot end the Markdown around it, and is the same address still', () => {
    fc.assert(
      fc.property(hostileUrl, hostileText(200), (url, quote) => {
        const link = linkTo(url, quote);
        if (link === null) return;
        expect(link).not.toMatch(/[\s<>()[\]\\`|]/);
        expect(link.length).toBeLessThanOrEqual(500);
        expect(new URL(link).host).toBe(new URL(url!.trim()).host);
      }),
    );
  });
});
