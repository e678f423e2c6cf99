import { expect, it } from 'vitest';
import { prefixesOf } from '../../src/embed/prefixes.js';

it.each([
  ['Xenova/multilingual-e5-small', 'query:', 'passage:'],
  ['Xenova/e5-base-v2', 'query:', 'passage:'],
  ['all-MiniLM-L6-v2', '', ''],
  ['Xenova/some5-model', '', ''],
])('the prefixes of %s', (model, question, passage) => {
  expect(prefixesOf(model)).toEqual({ question, passage });
});
