import { describe, expect, it } from 'vitest';
import { markdownHtml } from '../../scripts/screens/markdown.js';
import type { Reader } from '../../scripts/screens/reader.js';

const now = Date.UTC(2024, 4, 2, 12);
const reader: Reader = { locale: 'en-GB', now, nameOf: (id) => (id === '7' ? '@Mira <i>' : null) };
const html = (content: string, given: Partial<Reader> = {}) => markdownHtml(content, { ...reader, ...given });

describe('Markdown as Discord shows it', () => {
  it.each([
    ['**bold** and __under__, ~~struck~~', '<p><b>bold</b> and <u>under</u>, <s>struck</s></p>'],
    ['*one* _two_ snake_case_stays', '<p><i>one</i> <i>two</i> snake_case_stays</p>'],
    ['||hidden||', '<p><span class="spoiler">hidden</span></p>'],
    ['`a **b**`', '<p><code>a **b**</code></p>'],
    ['[a **b**](<https://x.example/?a=1&b=2>)', '<p><a href="https://x.example/?a=1&amp;b=2">a <b>b</b></a></p>'],
    ['https://x.example/a.', '<p><a href="https://x.example/a">https://x.example/a</a>.</p>'],
    ['> one\n> **two**\nthree', '<blockquote><p>one\n<b>two</b></p></blockquote><p>three</p>'],
    ['> > one', '<blockquote><p>&gt; one</p></blockquote>'],
    ['-# small\n-# print', '<small>small</small><small>print</small>'],
    ['## Head', '<h3>Head</h3>'],
    ['- one\n- two', '<ul><li>one</li><li>two</li></ul>'],
    [
      '<#8> </ask:9> @everyone',
      '<p><span class="mention">&lt;#8&gt;</span> <span class="mention">/ask</span> <span class="mention">@everyone</span></p>',
    ],
  ])('%j', (content, expected) => expect(html(content)).toBe(expected));

  it('leaves what is escaped as it is', () => {
    const escaped = String.raw`\*\*not bold\*\* \[not](a link) \<@7> \|\|seen\|\| \> \- \_x\_`;
    expect(html(escaped)).toBe('<p>**not bold** [not](a link) &lt;@7&gt; ||seen|| &gt; - _x_</p>');
  });

  it('writes dates as their reader does, and how long ago', () => {
    expect(html('<t:1706702400:D>')).toBe('<p><time>31 January 2024</time></p>');
    expect(html('<t:1706702400:D>', { locale: 'fr' })).toBe('<p><time>31 janvier 2024</time></p>');
    expect(html(`<t:${now / 1_000 - 7_200}:R>`)).toBe('<p><time>2 hours ago</time></p>');
  });

  it('lets no HTML through, in text, labels, addresses, names or code', () => {
    const hostile = '<img src=x onerror=alert(1)>';
    for (const content of [
      hostile,
      `**${hostile}**`,
      `\`${hostile}\``,
      `> ${hostile}`,
      `-# ${hostile}`,
      `- ${hostile}`,
    ])
      expect(html(content)).not.toContain('<img');
    expect(html('[a](https://x.example/"onclick="y)')).not.toContain('"onclick');
    expect(html('[<u>a</u>](https://x.example)')).toContain('&lt;u&gt;a');
    expect(html('<@7>')).toBe('<p><span class="mention">@Mira &lt;i&gt;</span></p>');
  });
});
