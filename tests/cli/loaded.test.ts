import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { DEFAULT_MODEL } from '../../src/default-model.js';
import { temporaryFolder } from '../support/folders.js';
import { embedChild, modelsDir } from '../support/paths.js';
import { QUESTION, indexedCorpus } from './indexed-corpus.js';

const { seeds, run } = indexedCorpus();

/** What takes long to load and is not needed for an answer, or is loaded by a process of its own meanwhile. */
const costly = [
  ...[
    '@mozilla/readability',
    '@xenova/transformers',
    'chokidar',
    'cli-progress',
    'diff',
    'discord.js',
    'fflate',
    'linkedom',
  ],
  ...['mammoth', 'marked', 'onnxruntime-node', 'pino', 'prom-client', 'unpdf', 'yaml'],
];

/** The npm packages that a process imports, and how many files of its own; processes that it starts are left out. */
async function loadedBy<Ended>(start: (env: Readonly<Record<string, string>>) => Promise<Ended>) {
  const log = join(temporaryFolder(), 'urls');
  writeFileSync(log, '');
  const url = (script: string) => `data:text/javascript,${encodeURIComponent(script)}`;
  const hooks = url(
    `import { appendFileSync } from 'node:fs';
     export const load = (url, context, next) => (appendFileSync(${JSON.stringify(log)}, url + '\\n'), next(url, context));`,
  );
  const setUp = url(
    `import { register } from 'node:module';
     if (process.send === undefined) register(${JSON.stringify(hooks)});`,
  );
  const ended = await start({ NODE_OPTIONS: `--import=${setUp}` });
  const urls = readFileSync(log, 'utf8').split('\n');
  const packages = urls.flatMap((one) => /\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(one)?.[1] ?? []);
  const own = urls.filter((one) => one.includes('/dist/')).length;
  return { ...ended, packages: [...new Set(packages)].sort(), own };
}

const loadedByCommand = (...args: string[]) => loadedBy((env) => run(args, { env }));

test('an answer from a current index loads nothing but what answers', async () => {
  const { code, packages } = await loadedByCommand('ask', '--json', QUESTION);
  expect(code).toBe(0);
  expect(packages).toEqual(expect.arrayContaining(['better-sqlite3', 'commander', 'hnswlib-node']));
  expect(packages.filter((name) => costly.includes(name))).toEqual([]);
});

test('the version is told without loading any command', async () => {
  const { packages, own } = await loadedByCommand('--version');
  expect(packages).toEqual(['commander', 'dotenv']);
  expect(own).toBeLessThan(20);
});

test('what a command needs is seen to be loaded', async () => {
  const { packages } = await loadedByCommand('inspect', join(seeds, 'town/bakery.md'));
  expect(packages.filter((name) => costly.includes(name))).toContain('@xenova/transformers');
});

test('the model’s process loads the model and nothing beside it', async () => {
  const options = JSON.stringify({ model: DEFAULT_MODEL, precision: 'int8', modelsDir });
  const start = (env: Readonly<Record<string, string>>) =>
    promisify(execFile)(process.execPath, [embedChild, options], { env: { ...process.env, ...env } });
  const { packages } = await loadedBy(start);
  expect(packages).toEqual(expect.arrayContaining(['@xenova/transformers', 'onnxruntime-node']));
  expect(packages.filter((name) => name === 'zod' || name === 'better-sqlite3')).toEqual([]);
});
