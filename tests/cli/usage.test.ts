import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { IndexReport, Status } from '../../src/types.js';
import { verbatim } from '../support/cli.js';
import { indexedCorpus, parse } from './indexed-corpus.js';

const { seeds, run } = indexedCorpus();

describe('other commands', () => {
  test('lookup lists passages that hold the words', async () => {
    const { stdout } = await run(['lookup', 'almond shells']);
    expect(stdout).toContain('Bread and almonds');
    const found = parse<{ query: string; results: { article: string }[]; index: string }>(
      await run(['lookup', '--json', 'herons']),
    );
    expect(found).toMatchObject({ query: 'herons', results: [{ article: 'heron.txt' }] });
    expect((await run(['lookup', 'xylophone'])).stdout).toContain('No passage holds');
  });

  test('status tells what the index covers', async () => {
    const { stdout } = await run(['status']);
    expect(stdout).toContain('all-MiniLM-L6-v2 fp32, 384 dimensions');
    const status = parse<Status>(await run(['status', '--json']));
    expect(status).toMatchObject({
      articles: 3,
      sources: ['The Courier'],
      seeds,
      from: '2024-01-30',
      to: '2024-01-30',
    });
    expect(status.bytes).toBeGreaterThan(10_000);
  });

  test('index tells what changed, and that nothing did', async () => {
    expect((await run(['index'])).stdout).toContain('0 added, 0 changed, 0 removed, 3 unchanged · 0 passages embedded');
    expect(parse<IndexReport>(await run(['index', '--json']))).toMatchObject({ added: [], unchanged: 3, skipped: [] });
  });

  test('inspect shows fields, what was left out and the passages', async () => {
    const { stdout } = await run(['inspect', join(seeds, 'town/bakery.md')]);
    expect(stdout).toContain('Bread and almonds');
    expect(stdout).toContain('town/bakery.md#1');
    expect(stdout).toContain('almond shells');
    const missing = await run(['inspect', join(seeds, 'nothing.txt')]);
    expect(missing).toMatchObject({ code: 2, stdout: '' });
    expect(missing.stderr).toContain('ENOENT');
  });
});

describe('wrong usage is told, with exit code 2', () => {
  test.concurrent.each([
    ['an unknown option', ['ask', '--fast', 'Who?'], '--fast'],
    ['an unknown command', ['answer', 'Who?'], 'answer'],
    ['no question', ['ask'], 'give either a question or --batch'],
    ['a question and a batch', ['ask', 'Who?', '--batch', 'x'], 'give either a question or --batch'],
    ['no results', ['ask', '--top', '0', 'Who?'], 'whole number from 1'],
    ['half a result', ['ask', '--top', '1.5', 'Who?'], 'whole number from 1'],
    ['a day that does not exist', ['ask', '--after', '2024-02-30', 'Who?'], '2024-01-31'],
    ['no day at all', ['ask', '--before', 'yesterday', 'Who?'], '2024-01-31'],
    ['words missing', ['lookup'], 'words'],
  ])('%s', async (_, args, told) => {
    const { code, stdout, stderr } = await verbatim(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(told);
    expect(stderr).not.toContain('    at ');
  });

  test('help and version are no errors', async () => {
    const help = await verbatim(['--help']);
    expect(help).toMatchObject({ code: 0, stderr: '' });
    expect(help.stdout).toContain('eval');
    expect((await verbatim(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
