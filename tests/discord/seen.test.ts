import { expect, it } from 'vitest';
import { createSeen } from '../../src/discord/seen.js';

it('knows the last ids again, and forgets those before', () => {
  const seen = createSeen(2);
  expect(['a', 'b', 'a', 'c'].map((id) => seen.isNew(id))).toEqual([true, true, false, true]);
  expect(['b', 'c', 'a'].map((id) => seen.isNew(id))).toEqual([false, false, true]);
});
