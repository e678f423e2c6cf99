import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reading } from '../../src/tunables.js';
import { bytes, read } from '../support/read-articles.js';

describe('any file', () => {
  it.each(['a.txt', 'a.md', 'a.html', 'a.jsonl'])(
    'is skipped with a reason where %s holds no article',
    async (path) => {
      expect(await read('', path)).toMatchObject([{ path, code: 'FILE_EMPTY', reason: 'is empty' }]);
      expect(await read(' \n\t\n', path)).toMatchObject([{ path, code: 'FILE_EMPTY' }]);
      expect(await read(new Uint8Array([0x41, 0, 0, 0, 0x42, 0]), path)).toMatchObject([{ path, code: 'FILE_BINARY' }]);
    },
  );

  it('is skipped where its format is unknown or its text too long', async () => {
    expect(await read('x', 'a.xyz')).toMatchObject([{ code: 'FORMAT_UNKNOWN' }]);
    expect(await read('word '.repeat(reading.maxArticleLength / 5 + 1), 'a.txt')).toMatchObject([
      { code: 'FILE_TOO_LARGE' },
    ]);
  });

  it.each(['a.txt', 'a.md', 'a.html', 'a.jsonl'])(
    'never makes the reader of %s throw, and spans fit the text',
    async (path) => {
      const snippet = fc.constantFrom(
        '<p>',
        '</div>',
        '<table><td>',
        '---\n',
        'title: x\n',
        '{"text":"',
        '"}',
        '# ',
        '> ',
        '- ',
        '| a | b |\n',
        '&amp;',
        '\n\n',
        'The bell rang. ',
      );
      const input = fc.oneof(
        fc.uint8Array({ maxLength: 200 }),
        fc.array(fc.oneof(snippet, fc.string()), { maxLength: 20 }).map((parts) => bytes(parts.join(''))),
      );
      await fc.assert(
        fc.asyncProperty(input, async (any) => {
          const items = await read(any, path);
          expect(items.length).toBeGreaterThan(0);
          for (const item of items) {
            if (item.kind === 'skipped') continue;
            expect(item.article.title).not.toBe('');
            for (const { start, end } of [...item.clean.blocks, ...item.clean.leftOut]) {
              const words = item.article.text.slice(start, end);
              expect(words).toBe(words.trim());
              expect(words).toHaveLength(end - start);
            }
          }
        }),
        { numRuns: 150 },
      );
    },
  );
});
