import { MEGA, type Nasty, bell, file, readable } from './nasty.js';

const page = (...parts: readonly (readonly [piece: string, count: number])[]) =>
  readable('bad.html', () => `<p>${bell}</p>${parts.map(([piece, count]) => piece.repeat(count)).join('')}`);
const names = (count: number) => Array.from({ length: count }, (_, n) => `a${n}=b`).join(' ');

/** Pages. */
export const pages: Readonly<Record<string, Nasty>> = {
  'HTML 100,000 deep': page(['<div>', 100_000], [bell, 1], ['</div>', 100_000]),
  'tables in tables': page(['<table><tr><td>', 30_000]),
  'lists in lists': page(['<ul><li>a', 50_000]),
  'closed in another order': page(['<b><i>', 50_000], ['</b></i>', 50_000]),
  'one line of 60 MB in HTML': file('bad.html', () => Buffer.alloc(60 * MEGA, 'word ')),
  '140,000 paragraphs': page(['<p>a</p>', 140_000]),
  '140,000 links': page(['<a href=b>a</a>', 140_000]),
  '140,000 headings': page(['<h2 class=ad>a</h2>', 140_000]),
  '140,000 articles': page(['<article>a</article>', 140_000]),
  'a million paragraphs': page(['<p>a</p>', MEGA]),
  'a million attributes': readable('bad.html', () => `<p ${names(MEGA)}>${bell}</p>`),
  'one attribute five million times': page(['<p ', 1], ['a=b ', 5 * MEGA], ['>', 1]),
  'an attribute of 10 MB of blanks': page(
    ['<p class="', 1],
    [' ', 10 * MEGA],
    ['" style="', 1],
    [' ', 10 * MEGA],
    ['">a', 1],
  ),
  'quotation marks that never close': page(['<p a="', 100_000], ["<p a='", 100_000]),
  'data addresses of 10 MB': page(
    ['<img src="data:image/png;base64,', 1],
    ['A', 10 * MEGA],
    ['">', 1],
    [`<p>${bell}</p>`, 3],
  ),
  'entities, 250,000': page(['&amp;', 250_000]),
  'entities, ten million': page(['&#x41;', 10 * MEGA]),
  'entities of what is no letter': page(['&#0;&#xD800;&#x110000;&#99999999999;&constructor;', 5_000]),
  plaintext: page(['<plaintext>', 1], ['<b>x</b>', 70_000]),
  'a comment that is never closed': page(['<!--', 1], ['x', 40 * MEGA]),
  'comments within comments': page(['<!--', 500_000]),
  'CDATA that is never closed': page(['<![CDATA[', 250_000]),
  'declarations that are never closed': page(['<!doctype html', 250_000]),
  'html within html': page(['<html><body><head>', 90_000]),
  'a script that is never closed': page(['<script>', 100_000], ['</script', 100_000]),
  'what runs or leads elsewhere': readable('bad.html', () =>
    [
      '<base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=https://evil.example/">',
      '<link rel="canonical" href="javascript:alert(1)"><svg onload="alert(1)"><script>alert(1)</script></svg>',
      '<iframe src="https://evil.example/" srcdoc="<p>x"></iframe><object data="file:///etc/passwd"></object>',
      `<p onclick="alert(1)">${bell} ${bell} ${bell}</p><a href="javascript:alert(1)">x</a>`,
    ].join('\n'),
  ),
  'JSON-LD of 10 MB of blanks': page(['<script type="application/ld+json">', 1], [' ', 10 * MEGA], ['x</script>', 1]),
  'JSON-LD a million deep': page(['<script type="application/ld+json">', 1], ['[', MEGA], ['</script>', 1]),
};
