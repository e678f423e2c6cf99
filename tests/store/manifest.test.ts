import { expect, test } from 'vitest';
import { fingerprintOf, indexIdOf, readManifest } from '../../src/store/manifest.js';
import { migrate } from '../../src/store/schema.js';
import { openDatabase } from '../../src/store/sqlite.js';
import { identity } from './small-index.js';

const rules = { reading: 1, passages: 1, terms: 1, layout: 1 };
const articles = [
  { id: 'a', hash: '1' },
  { id: 'b', hash: '2' },
];

test('the fingerprint changes with the model, the rules and the length of passages', () => {
  const fingerprints = [
    fingerprintOf(identity, rules, 254),
    fingerprintOf({ ...identity, precision: 'int8' }, rules, 254),
    fingerprintOf({ ...identity, hash: '0' }, rules, 254),
    fingerprintOf(identity, { ...rules, reading: 2 }, 254),
    fingerprintOf(identity, { ...rules, passages: 2 }, 254),
    fingerprintOf(identity, { ...rules, terms: 2 }, 254),
    fingerprintOf(identity, { ...rules, layout: 2 }, 254),
    fingerprintOf(identity, rules, 128),
  ];
  expect(new Set(fingerprints).size).toBe(fingerprints.length);
  expect(fingerprints[0]).toMatch(/^[0-9a-f]{16}$/);
  expect(fingerprintOf({ ...identity }, { ...rules }, 254)).toBe(fingerprints[0]);
});

test('the id stands for the articles, in whatever order, and for the fingerprint', () => {
  const id = indexIdOf('f', articles);
  expect(id).toMatch(/^[0-9a-f]{6}$/);
  expect(indexIdOf('f', [...articles].reverse())).toBe(id);
  expect(indexIdOf('g', articles)).not.toBe(id);
  expect(indexIdOf('f', articles.slice(1))).not.toBe(id);
  expect(indexIdOf('f', [articles[0]!, { id: 'b', hash: '3' }])).not.toBe(id);
});

test('before the first indexing there is none', () => {
  const database = openDatabase(':memory:', 'write');
  migrate(database);
  expect(readManifest(database)).toBeNull();
});
