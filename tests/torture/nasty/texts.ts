import { MEGA, type Nasty, bell, file, readable } from './nasty.js';

const times = (piece: string, count: number) => piece.repeat(count);
const laughs = Array.from({ length: 10 }, (_, n) =>
  n === 0
    ? 'l0: &l0 [ha, ha, ha]'
    : `l${n}: &l${n} [${Array<string>(10)
        .fill(`*l${n - 1}`)
        .join(', ')}]`,
).join('\n');
const matter = (yaml: string) => () => `---\n${yaml}\n---\n\n${bell}\n`;
const every200th = (bytes: Buffer, broken: number) => bytes.map((byte, n) => (n % 200 === 0 ? broken : byte));

/** Texts in .txt, .md and .jsonl. */
export const texts: Readonly<Record<string, Nasty>> = {
  'one line of 100 MB': file('bad.txt', () => Buffer.alloc(100 * MEGA, 'word ')),
  'one line of 60 MB': file('bad.txt', () => Buffer.alloc(60 * MEGA, 'word ')),
  'one line of 60 MB, beyond ASCII': file('bad.txt', () => Buffer.alloc(60 * MEGA, 'wörd 中文 ')),
  'one line of 60 MB in Markdown': file('bad.md', () => Buffer.alloc(60 * MEGA, 'word ')),
  'one word of 1.9 MB': readable('bad.txt', () => Buffer.alloc(1.9 * MEGA, 'x')),
  'lines of one letter': readable('bad.txt', () => times('a\n', 200_000)),
  'items without an end': readable('bad.md', () => times('- a\n', 200_000)),
  'quotations in quotations': readable('bad.md', () => `${times('> ', 50_000)}${bell}`),
  'brackets without an end': readable('bad.md', () => times('[a](', 50_000)),
  'emphasis without an end': readable('bad.md', () => times('a_b*c', 50_000)),
  'blanks within a line': readable('bad.md', () => `The bell${' '.repeat(MEGA)}rang.`),
  'one line of 60 MB in JSONL': file('bad.jsonl', () => Buffer.alloc(60 * MEGA, '{"text":"')),
  'a text of 50 MB in JSONL': file('bad.jsonl', () => JSON.stringify({ text: times(`${bell} `, (50 * MEGA) / 31) })),
  'JSON ten million deep': file('bad.jsonl', () => `${times('{"a":', 10 * MEGA)}\n${times('[', 5 * MEGA)}\n`),
  'names that every object has': readable('bad.jsonl', () =>
    [
      `{"__proto__":{"text":"x","title":"y"},"constructor":{"prototype":{"text":"x"}},"text":"${bell}"}`,
      '{"__proto__":1}',
    ].join('\n'),
  ),
  'fields of 10 MB': readable('bad.jsonl', () => {
    const long = times('word ', 2 * MEGA);
    return JSON.stringify({
      id: long,
      title: long,
      author: [long, long],
      source: long,
      date: long,
      url: `https://a.b/${long}`,
      text: bell,
    });
  }),
  'broken UTF-8': readable('bad.txt', () =>
    Buffer.from(Array.from({ length: 50_000 }, (_, n) => 128 + ((n * 7) % 128))),
  ),
  'UTF-8 broken here and there': readable('bad.txt', () =>
    every200th(Buffer.from(times(`${bell} Él läutete. `, 500)), 0xff),
  ),
  'UTF-16 with a mark and half a letter': readable('bad.txt', () =>
    Buffer.concat([Buffer.from(`\ufeff${times(`${bell} \ud83d `, 500)}`, 'utf16le'), Buffer.from([0x41])]),
  ),
  'UTF-16 without a mark': readable('bad.txt', () => Buffer.from(times(`${bell} `, 500), 'utf16le')),
  'the mark of UTF-16 alone': file('bad.txt', () => Buffer.from([0xff, 0xfe])),
  'NUL throughout': file('bad.txt', () => Buffer.alloc(MEGA, 'a\0b')),
  'NUL after a page of text': readable('bad.txt', () => `${times(`${bell} `, 500)}${times('\0', 10_000)}`),
  'front matter of 10 MB': readable('bad.md', matter(times('title: a heron\n', 700_000))),
  'front matter in one line of 40 MB': readable('bad.md', matter(`title: ${times('x', 40 * MEGA)}`)),
  'front matter 100,000 deep': readable('bad.md', matter(`title: ${times('[', 100_000)}`)),
  'front matter of a million pairs': readable('bad.md', matter(times(`k: {${times('a: b, ', 5_000)}}\n`, 190))),
  'a billion laughs': readable('bad.md', matter(`${laughs}\ntitle: *l9`)),
  'an anchor within itself': readable('bad.md', matter('title: &a [*a, *a]\n<<: *a')),
  'tags of YAML': readable(
    'bad.md',
    matter('title: !!js/function "function () { process.exit(9) }"\nauthor: !!binary "AAAA"\nsource: !<tag:a> b'),
  ),
};
