import { expect, test } from 'vitest';
import {
  type ErrorCode,
  VerbatimError,
  asVerbatimError,
  causeOf,
  errorMessage,
  isVerbatimError,
  relayedError,
} from '../src/errors.js';

test('an error carries its code, the catalogue’s message and its cause', () => {
  const cause = new Error('deep');
  const error = new VerbatimError('INDEX_MISSING', { path: '/x' }, { cause });
  expect(error).toMatchObject({ code: 'INDEX_MISSING', name: 'VerbatimError', cause });
  expect(error.message).toBe(errorMessage('INDEX_MISSING', { path: '/x' }));
  expect(error.message).toContain('/x');
});

test('one problem of the configuration or several', () => {
  expect(errorMessage('CONFIG_INVALID', { problems: ['A is wrong'] })).toContain('has a problem:\n  - A is wrong');
  expect(errorMessage('CONFIG_INVALID', { problems: ['A', 'B'] })).toContain('has 2 problems:\n  - A\n  - B');
});

test('an empty corpus names what was left out, and counts the rest', () => {
  const skipped = Array.from({ length: 12 }, (_, n) => ({ path: `${n}.jsonl`, line: n + 1, reason: 'is empty' }));
  const message = errorMessage('SEEDS_EMPTY', { path: '/seeds', skipped, formats: '.txt' });
  expect(message).toContain('\n  - 3.jsonl line 4 is empty\n');
  expect(message).toContain('and 2 more');
  expect(message).not.toContain('11.jsonl');
  expect(errorMessage('SEEDS_EMPTY', { path: '/seeds', skipped: [], formats: '.txt' })).not.toContain('\n');
});

test('every message tells what to do, in whole sentences without gaps', () => {
  const details = new Proxy(
    {},
    { get: (_, name) => (name === 'problems' || name === 'skipped' ? [] : name === 'seconds' ? 3 : 'X') },
  );
  const codes: ErrorCode[] = [
    'SEEDS_MISSING',
    'INDEX_BUSY',
    'MODEL_DIED',
    'QUESTION_EMPTY',
    'NOT_MODERATOR',
    'TOO_FAST',
  ];
  for (const code of codes) {
    const message = (errorMessage as (code: ErrorCode, details: unknown) => string)(code, details);
    expect(message).toMatch(/[.?]$|[a-z]$/);
    expect(message).not.toMatch(/undefined|null|\[object/);
  }
});

test('what is from the catalogue is told apart, by code where codes are given', () => {
  const error = new VerbatimError('QUESTION_EMPTY');
  expect(isVerbatimError(error)).toBe(true);
  expect(isVerbatimError(error, 'INDEX_BUSY', 'QUESTION_EMPTY')).toBe(true);
  expect(isVerbatimError(error, 'INDEX_BUSY')).toBe(false);
  expect(isVerbatimError(new Error('x'))).toBe(false);
  expect(isVerbatimError(undefined)).toBe(false);
});

test('any error becomes one of the catalogue', () => {
  const known = new VerbatimError('QUESTION_EMPTY');
  expect(asVerbatimError(known)).toBe(known);
  const unknown = new TypeError('x is not a function\n  at somewhere');
  const wrapped = asVerbatimError(unknown);
  expect(wrapped).toMatchObject({ code: 'UNEXPECTED', cause: unknown });
  expect(wrapped.message).toContain('(x is not a function)');
  expect(asVerbatimError('a string')).toMatchObject({ code: 'UNEXPECTED' });
});

test('an error from another process keeps code and message', () => {
  const relayed = relayedError('INDEX_BUSY', 'Another process …');
  expect(isVerbatimError(relayed, 'INDEX_BUSY')).toBe(true);
  expect(relayed.message).toBe('Another process …');
});

test('a cause is short, and has the system’s code once', () => {
  expect(causeOf(Object.assign(new Error('denied\nmore'), { code: 'EACCES' }))).toBe('EACCES: denied');
  expect(causeOf(Object.assign(new Error('EACCES: denied'), { code: 'EACCES' }))).toBe('EACCES: denied');
  expect(causeOf(new TypeError(''))).toBe('TypeError');
  expect(causeOf(7)).toBe('7');
});
