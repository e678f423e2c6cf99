import { describe, expect, test } from 'vitest';
import { type Asked, askedKind, holdsKind } from '../../src/retrieval/asked.js';

describe('askedKind', () => {
  const examples: readonly (readonly [string, Asked])[] = [
    ['Who met Shoigu?', 'person'],
    ['By whom was he named?', 'person'],
    ['When did the talks begin?', 'time'],
    ['In which year was the republic founded?', 'time'],
    ['Where did they meet?', 'place'],
    ['Which city hosted the meeting?', 'place'],
    ['How many goods were named?', 'number'],
    ['How long was the post vacant?', 'number'],
    ['Why was he dismissed?', 'reason'],
    ['What did the minister say?', 'other'],
    ['nitrocellulose supplier', 'other'],
  ];
  test.each(examples)('%s asks for: %s', (question, kind) => {
    expect(askedKind(question)).toBe(kind);
  });
});

describe('holdsKind', () => {
  test('a sentence about a time, a number, a reason', () => {
    expect(holdsKind('time', 'It was signed on 3 May.', 'When?')).toBe(true);
    expect(holdsKind('time', 'It was signed by both.', 'When?')).toBe(false);
    expect(holdsKind('number', 'Three ships took part.', 'How many?')).toBe(true);
    expect(holdsKind('number', 'Ships took part.', 'How many?')).toBe(false);
    expect(holdsKind('reason', 'It closed because of the storm.', 'Why?')).toBe(true);
    expect(holdsKind('reason', 'It closed.', 'Why?')).toBe(false);
  });

  test('a name answers "who" only when the question does not hold it, and a first word is no name', () => {
    expect(holdsKind('person', 'In May the minister met Ivanov.', 'Who met the minister?')).toBe(true);
    expect(holdsKind('person', 'In short, he met Ivanov.', 'Who met Ivanov?')).toBe(false);
    expect(holdsKind('person', 'Ministers met.', 'Who met?')).toBe(false);
  });
});
