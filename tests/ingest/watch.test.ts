import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { watchCorpus } from '../../src/ingest/watch.js';
import { until } from '../support/discord/until.js';
import { corpusFolder, writeFiles } from '../support/folders.js';

/** Watches a corpus; `heard` does something and waits until it is noticed. */
async function watched(seeds: string) {
  let changes = 0;
  const watch = async () => {
    const one = await watchCorpus(seeds, {
      onChange: () => changes++,
      onError: (error) => expect.unreachable(String(error)),
    });
    onTestFinished(() => one.close());
    return one;
  };
  let current = await watch();
  return {
    changes: () => changes,
    heard: async (what: string, doing: () => void): Promise<void> => {
      changes = 0;
      doing();
      await until(() => changes > 0, what);
    },
    /** As after every change. */
    anew: async (): Promise<void> => {
      await current.close();
      current = await watch();
    },
  };
}

describe('watchCorpus', () => {
  test('hears of files that come, change, are replaced and go, at any depth', async () => {
    const seeds = corpusFolder({ 'a.txt': 'a', '2024/b.txt': 'b' });
    const { heard } = await watched(seeds);
    await heard('a new file', () => writeFiles(seeds, { 'new.txt': 'new' }));
    await heard('a change', () => writeFiles(seeds, { '2024/b.txt': 'changed' }));
    await heard('a file renamed over', () => renameSync(join(seeds, 'new.txt'), join(seeds, 'a.txt')));
    await heard('a removal', () => rmSync(join(seeds, 'a.txt')));
    await heard('a new folder', () => writeFiles(seeds, { '2025/01/c.txt': 'c' }));
    await heard('a file in it', () => writeFiles(seeds, { '2025/01/d.txt': 'd' }));
  });

  test('hears of a corpus that is replaced, and of what happens in the new one', async () => {
    const above = corpusFolder({ 'seeds/a.txt': 'a', 'next/a.txt': 'next' });
    const seeds = join(above, 'seeds');
    const { heard, anew } = await watched(seeds);
    await heard('the replacement', () => {
      renameSync(seeds, join(above, 'old'));
      renameSync(join(above, 'next'), seeds);
    });
    await anew();
    await heard('a change in it', () => writeFiles(seeds, { 'a.txt': 'changed' }));
    await heard('its removal', () => rmSync(seeds, { recursive: true }));
    await anew();
    await heard('its return', () => mkdirSync(seeds));
    await anew();
    await heard('a file in it', () => writeFiles(seeds, { 'b.txt': 'b' }));
  });

  test('hears of a link that leads elsewhere, to files of the same names', async () => {
    const above = corpusFolder({ 'r1/a.txt': 'one', 'r2/a.txt': 'two' });
    const seeds = join(above, 'seeds');
    symlinkSync('r1', seeds);
    const { heard, anew } = await watched(seeds);
    await heard('the other link', () => {
      symlinkSync('r2', join(above, 'link'));
      renameSync(join(above, 'link'), seeds);
    });
    await anew();
    await heard('a change behind it', () => writeFiles(above, { 'r2/a.txt': 'changed' }));
  });

  test('hears of one file, changed and replaced, and of nothing beside it', async () => {
    const above = corpusFolder({ 'all.jsonl': '{"text": "a"}\n' });
    const seeds = join(above, 'all.jsonl');
    const { heard, changes } = await watched(seeds);
    writeFiles(above, { 'other.jsonl': 'x', 'folder/b.txt': 'b' });
    // Events come in order: what is beside it would have been heard of before this.
    await heard('a change', () => writeFileSync(seeds, '{"text": "b"}\n'));
    await heard('a replacement', () => {
      writeFiles(above, { tmp: '{"text": "c"}\n' });
      renameSync(join(above, 'tmp'), seeds);
    });
    expect(changes()).toBeGreaterThan(0);
    await heard('its removal', () => rmSync(seeds));
    await heard('its return', () => writeFileSync(seeds, '{"text": "d"}\n'));
  });

  test('begins where there is no corpus, and no folder above it', async () => {
    const errors: unknown[] = [];
    const seeds = join(corpusFolder({}), 'none', 'seeds');
    const watch = await watchCorpus(seeds, { onChange: () => undefined, onError: (error) => errors.push(error) });
    await watch.close();
    expect(errors).toEqual([]);
  });
});
