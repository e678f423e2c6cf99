import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bestSentences } from '../../src/retrieval/best-sentences.js';
import { keySentence } from '../../src/retrieval/key-sentence.js';
import type { SentenceSignals } from '../../src/retrieval/signals.js';
import { quoting } from '../../src/tunables.js';
import { START, passageOf } from './passage-of.js';

/** The quote and its key of sentences divided by |; headings begin with #. */
const quoted = (marked: string, coverages: readonly number[]) => {
  const passage = passageOf(marked);
  const signals = coverages.map(bearing);
  const [best, key] = [bestSentences(passage, signals), keySentence(passage, signals)];
  const cut = ({ start, end }: { start: number; end: number }) => passage.text.slice(start - START, end - START);
  return { best: cut(best), key: cut(key) };
};

const bearing = (coverage: number): SentenceSignals => ({
  cosine: coverage,
  coverage,
  reach: coverage,
  likeness: 0,
  kind: 0,
});
describe('bestSentences', () => {
  test('takes the best sentence and its neighbours, as many as a quote has', () => {
    const { best, key } = quoted('One.| Two.| Three.| Four.| Five.', [0, 0.1, 0.9, 0.8, 0]);
    expect(key).toBe('Three.');
    expect(best).toBe('Two. Three. Four.');
  });

  test('prefers to go on rather than to begin earlier where both neighbours are worth the same', () => {
    const long = Array.from({ length: Math.ceil(quoting.words / 2) }, () => 'word').join(' ') + '.';
    expect(quoted(`${long}| Key.| ${long}`, [0.2, 0.9, 0.2]).best).toBe(`Key. ${long}`);
  });

  test('leaves out a neighbour that would make the quote too long', () => {
    const long = Array.from({ length: quoting.words }, () => 'word').join(' ') + '.';
    expect(quoted(`${long}| Key.| Rest.`, [0.8, 0.9, 0]).best).toBe('Key. Rest.');
  });

  test('begins with the sentence before one that leans on it, rather than with a better one after', () => {
    const long = Array.from({ length: quoting.words - 5 }, () => 'word').join(' ') + '.';
    expect(quoted(`Ada built it.| She sold it.| ${long}`, [0, 0.9, 0.8]).best).toBe('Ada built it. She sold it.');
    expect(quoted(`Ada built it.| Bob sold it.| ${long}`, [0, 0.9, 0.8]).best).toBe(`Bob sold it. ${long}`);
  });

  test('does not cut a quotation in two', () => {
    const others = Array.from({ length: quoting.words - 4 }, () => 'word').join(' ') + '.';
    const marked = (open: string) => `${others}| ${open}Nobody saw it.| Nobody heard it.${open === '' ? '' : '”'}`;
    expect(quoted(marked('“'), [0.8, 0.9, 0]).best).toBe('“Nobody saw it. Nobody heard it.”');
    expect(quoted(marked(''), [0.8, 0.9, 0]).best).not.toContain('heard');
  });

  test('quotes a list whole', () => {
    const marked = 'It met.| It chose:|\n- >Kessel|\n- >Marlow|\n- >Little Haven|\n- >Sorrel';
    expect(quoted(marked, [0, 0, 0, 0.9, 0, 0]).best).toBe('It chose:\n- Kessel\n- Marlow\n- Little Haven\n- Sorrel');
  });

  test('says no sentence twice', () => {
    expect(quoted('It rained.| It rained.| Nobody came.', [0.9, 0.8, 0.7]).best).toBe('It rained.');
  });

  test('quotes no heading, and not across one', () => {
    expect(quoted('Before.| # The vacancy|\nMay to July.', [0.1, 0.9, 0.5])).toEqual({
      best: 'May to July.',
      key: 'May to July.',
    });
  });

  test('quotes a heading where there is nothing else', () => {
    expect(quoted('# The vacancy', [0.9]).best).toBe('# The vacancy');
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
          drawn
            .map(({ words, heading }, i) => `${heading ? '#' : ''}w${i} ${Array(words).fill('w').join(' ')}.`)
            .join('| '),
        );
        const signals = drawn.map(({ score }) => bearing(score));
        const [best, key] = [bestSentences(passage, signals), keySentence(passage, signals)];
        expect(passage.sentences.map(({ start }) => start)).toContain(best.start);
        expect(passage.sentences.map(({ end }) => end)).toContain(best.end);
        expect(key.start).toBeGreaterThanOrEqual(best.start);
        expect(key.end).toBeLessThanOrEqual(best.end);
      }),
    );
  });
});
