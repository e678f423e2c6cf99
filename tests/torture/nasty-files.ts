import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflated, docx, pdf } from '../support/office-files.js';
import { temporaryFolder } from '../support/folders.js';

/** A file, or several, that a program might choke on, put into a folder. */
export type Nasty = (folder: string) => void;

const file = (name: string, content: () => string | Uint8Array): Nasty => {
  return (folder) => writeFileSync(join(folder, name), content());
};
const MEGA = 2 ** 20;
const laughs = Array.from({ length: 10 }, (_, n) =>
  n === 0
    ? 'l0: &l0 [ha, ha, ha]'
    : `l${n}: &l${n} [${Array<string>(10)
        .fill(`*l${n - 1}`)
        .join(', ')}]`,
).join('\n');

/** By what they are; those of `mayRead` hold words that may well become an article. */
export const nasty: Readonly<Record<string, { readonly put: Nasty; readonly mayRead?: true }>> = {
  'one line of 100 MB': { put: file('bad.txt', () => Buffer.alloc(100 * MEGA, 'word ')) },
  'one line of 60 MB': { put: file('bad.txt', () => Buffer.alloc(60 * MEGA, 'word ')) },
  'one line of 60 MB in JSONL': { put: file('bad.jsonl', () => Buffer.alloc(60 * MEGA, '{"text":"')) },
  'HTML 100,000 deep': {
    put: file('bad.html', () => `${'<div>'.repeat(100_000)}The bell rang.${'</div>'.repeat(100_000)}`),
    mayRead: true,
  },
  'tables in tables': {
    put: file('bad.html', () => '<table><tr><td>'.repeat(30_000) + 'The bell rang.'),
    mayRead: true,
  },
  'quotations in quotations': { put: file('bad.md', () => `${'> '.repeat(50_000)}The bell rang.`), mayRead: true },
  'brackets without an end': { put: file('bad.md', () => '[a]('.repeat(100_000)), mayRead: true },
  'zip bomb': { put: file('bad.docx', () => docx('', { 'word/theme.xml': new Uint8Array(500 * MEGA) })) },
  'PDF bomb': {
    put: file('bad.pdf', () => pdf([], { streams: [deflated(Buffer.alloc(400 * MEGA, ' '), 2)] })),
  },
  'broken UTF-8': {
    put: file('bad.txt', () => Buffer.from(Array.from({ length: 50_000 }, (_, n) => 128 + ((n * 7) % 128)))),
    mayRead: true,
  },
  'NUL throughout': { put: file('bad.txt', () => Buffer.alloc(MEGA, 'a\0b')) },
  'front matter of 10 MB': {
    put: file('bad.md', () => `---\n${'title: a heron\n'.repeat(700_000)}---\n\nThe bell rang.\n`),
    mayRead: true,
  },
  'a billion laughs': {
    put: file('bad.md', () => `---\n${laughs}\ntitle: *l9\n---\n\nThe bell rang.\n`),
    mayRead: true,
  },
  'a link out of the corpus': {
    put: (folder) => {
      const outside = join(temporaryFolder(), 'secret.txt');
      writeFileSync(outside, 'The secret bell rang.');
      symlinkSync(outside, join(folder, 'bad.txt'));
    },
  },
  'a link to itself': { put: (folder) => symlinkSync('bad.txt', join(folder, 'bad.txt')) },
  '10,000 tiny files': {
    put: (folder) => {
      mkdirSync(join(folder, 'bad'));
      for (let n = 0; n < 10_000; n++) writeFileSync(join(folder, 'bad', `${n}.txt`), '.');
    },
  },
};
