import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from './support/paths.js';

/** The stages in the order in which data flows; a file may import from its own stage and earlier ones. */
const stages: readonly (readonly string[])[] = [
  [
    'types.ts',
    'errors.ts',
    'default-model.ts',
    'config.ts',
    'tunables.ts',
    'make-folder.ts',
    'hash-file.ts',
    'start-child.ts',
  ],
  ['reading/'],
  ['corpus-files/'],
  ['sentences/'],
  ['cleaning/'],
  ['articles/'],
  ['passages/'],
  ['terms/'],
  ['embed/'],
  ['store/'],
  ['ingest/'],
  ['retrieval/'],
  ['answer/'],
  ['verification/'],
  ['engine.ts', 'queue.ts'],
  ['evaluation/'],
  ['community/'],
  ['doctor/', 'health/', 'logging/'],
  ['discord/', 'terminal/'],
  ['indexings.ts', 'keep-fresh.ts', 'local-engine.ts', 'model-process.ts', 'ingest-source.ts', 'app.ts'],
  ['serving/'],
  ['main.ts', 'cli.ts', 'fit.ts', 'ingest/child.ts'],
];
/** Packages that are imported in one place, so that replacing one touches one file or folder. */
const places = {
  'discord.js': 'discord/',
  '@xenova/transformers': 'embed/tokenizer.ts',
  'onnxruntime-node': 'embed/encoder.ts',
  'hnswlib-node': 'store/hnsw.ts',
  'better-sqlite3': 'store/sqlite.ts',
  chokidar: 'ingest/watch.ts',
};

const source = join(root, 'src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts'))
  .sort();
const text = new Map(files.map((file) => [file, readFileSync(join(source, file), 'utf8')]));
/** What a file names in import and export statements and dynamic imports: packages, and files of src by their path. */
const imports = new Map(
  files.map((file) => {
    const named = [
      ...text.get(file)!.matchAll(/^\s*(?:import|export)\s[^;'"]*?from\s+'([^']+)'|\bimport\(?\s*'([^']+)'/gm),
    ];
    return [
      file,
      named
        .map(([, from, direct]) => (from ?? direct)!)
        .map((name) => (name.startsWith('.') ? posix.join(dirname(file), name.replace(/\.js$/, '.ts')) : name)),
    ];
  }),
);

/** The most specific entry wins: ingest/child.ts is an entry, the rest of ingest/ is not. */
function stageOf(file: string): number {
  const matches = stages.flatMap((entries, stage) =>
    entries
      .filter((entry) => file === entry || (entry.endsWith('/') && file.startsWith(entry)))
      .map((entry) => ({ entry, stage })),
  );
  return matches.sort((a, b) => b.entry.length - a.entry.length)[0]?.stage ?? -1;
}

test('every file belongs to a stage', () => {
  expect(files.length).toBeGreaterThan(50);
  expect(files.filter((file) => stageOf(file) < 0)).toEqual([]);
});

test('imports lead to files that exist', () => {
  const own = [...imports].flatMap(([file, names]) =>
    names.filter((name) => name.endsWith('.ts') && !text.has(name)).map((name) => `${file} -> ${name}`),
  );
  expect(own).toEqual([]);
});

test('imports point to the same or an earlier stage', () => {
  const backwards = [...imports].flatMap(([file, names]) =>
    names.filter((name) => text.has(name) && stageOf(name) > stageOf(file)).map((name) => `${file} -> ${name}`),
  );
  expect(backwards).toEqual([]);
});

test('Discord and the terminal know nothing of each other', () => {
  const across = [...imports].flatMap(([file, names]) =>
    names
      .filter((name) => /^(discord|terminal)\//.test(file) && /^(discord|terminal)\//.test(name))
      .filter((name) => file.split('/')[0] !== name.split('/')[0])
      .map((name) => `${file} -> ${name}`),
  );
  expect(across).toEqual([]);
});

test('no file imports itself in a circle, not even for types', () => {
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
    if (done.has(file) || path.includes(file)) return;
    for (const name of imports.get(file)!) if (text.has(name)) visit(name, [...path, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  expect(circles).toEqual([]);
});

test('no barrels: no file hands on what others export, and none is called index or utils', () => {
  const handing = files.filter((file) =>
    /^\s*export\s+\*|^export\s*\{[^}]*\}\s*from[^;]*;\s*$/.test(text.get(file)!.trim()),
  );
  expect(handing).toEqual([]);
  expect(files.filter((file) => /(^|\/)(index|utils?|helpers?|common|misc)\.ts$/.test(file))).toEqual([]);
});

describe.each(Object.entries(places))('%s', (name, place) => {
  test(`is imported in src/${place} only`, () => {
    const importing = files.filter((file) => imports.get(file)!.includes(name));
    expect(importing.length).toBeGreaterThan(0);
    expect(importing.filter((file) => !file.startsWith(place))).toEqual([]);
  });
});
