import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bestSentences } from '../../src/retrieval/best-sentences.js';
import type { SentenceSignals } from '../../src/retrieval/signals.js';
import { quoting } from '../../src/tunables.js';
import type { Passage, Sentence } from '../../src/types.js';

const START = 100;

/** A passage of these sentences, a blank between them; a heading ends in a colon here. */
function passageOf(texts: readonly string[]): Passage {
  let at = START;
  const sentences = texts.map((text): Sentence => {
    const start = at;
    at += text.length + 1;
    return { start, end: start + text.length, heading: text.endsWith(':') };
  });
  const text = texts.join(' ');
  return { id: 'a#1', article: 'a', start: START, end: START + text.length, text, sentences, paragraph: 1 };
}

const bearing = (coverage: number): SentenceSignals => ({
  cosine: coverage,
  coverage,
  reach: coverage,
  likeness: 0,
  kind: 0,
});
const quoted = (texts: readonly string[], coverages: readonly number[]) => {
  const passage = passageOf(texts);
  const { best, key } = bestSentences(passage, coverages.map(bearing));
  const cut = ({ start, end }: { start: number; end: number }) => passage.text.slice(start - START, end - START);
  return { best: cut(best), key: cut(key) };
};

describe('bestSentences', () => {
  test('takes the best sentence and its neighbours, as many as a quote has', () => {
    const { best, key } = quoted(['One.', 'Two.', 'Three.', 'Four.', 'Five.'], [0, 0.1, 0.9, 0.8, 0]);
    expect(key).toBe('Three.');
    expect(best).toBe('Two. Three. Four.');
  });

  test('prefers to go on rather than to begin earlier where both neighbours are worth the same', () => {
    const long = Array.from({ length: quoting.words / 2 }, () => 'word').join(' ') + '.';
    expect(quoted([long, 'Key.', long], [0.2, 0.9, 0.2]).best).toBe(`Key. ${long}`);
  });

  test('leaves out a neighbour that would make the quote too long', () => {
    const long = Array.from({ length: quoting.words }, () => 'word').join(' ') + '.';
    expect(quoted([long, 'Key.', 'Rest.'], [0.8, 0.9, 0]).best).toBe('Key. Rest.');
  });

  test('quotes no heading, and not across one', () => {
    expect(quoted(['Before.', 'The vacancy:', 'It lasted two months.'], [0.1, 0.9, 0.5])).toEqual({
      best: 'It lasted two months.',
      key: 'It lasted two months.',
    });
  });

  test('quotes a heading where there is nothing else', () => {
    expect(quoted(['The vacancy:'], [0.9]).best).toBe('The vacancy:');
  });

  test('always begins and ends with a sentence and holds the key', () => {
    const sentence = fc.record({
      words: fc.integer({ min: 1, max: 90 }),
      score: fc.double({ min: 0, max: 1, noNaN: true }),
      heading: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 12 }), (drawn) => {
        const passage = passageOf(
          drawn.map(({ words, heading }) => Array(words).fill('w').join(' ') + (heading ? ':' : '.')),
        );
        const { best, key } = bestSentences(
          passage,
          drawn.map(({ score }) => bearing(score)),
        );
        expect(passage.sentences.map(({ start }) => start)).toContain(best.start);
        expect(passage.sentences.map(({ end }) => end)).toContain(best.end);
        expect(key.start).toBeGreaterThanOrEqual(best.start);
        expect(key.end).toBeLessThanOrEqual(best.end);
      }),
    );
  });
});
