import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stem } from '../../src/terms/stem.js';

describe('stem', () => {
  /** From the vocabulary and the rules published with the algorithm (snowballstem.org/algorithms/english/stemmer.html). */
  it.each([
    ['consist', 'consisted consistency consistent consistently consisting consists'],
    ['consol', 'consolation consolations console consoled consoles consoling consolingly consols'],
    ['consolatori', 'consolatory'],
    ['conspicu', 'conspicuous conspicuously'],
    ['conspir', 'conspirator conspirators conspire conspired conspiring'],
    ['conspiraci', 'conspiracy'],
    ['knack', 'knack knacks'],
    ['knackeri', 'knackeries'],
    ['knead', 'kneaded kneading'],
    ['knight', 'knightly knights'],
    ['knit', 'knits knitted knitting'],
    ['knocker', 'knocker knockers'],
    ['tie', 'ties tied'],
    ['cri', 'cries cried cry'],
    ['gap', 'gaps'],
    ['kiwi', 'kiwis'],
    ['luxuri', 'luxuriated luxuriating'],
    ['hop', 'hopped hopping'],
    ['hope', 'hoped hoping'],
    ['agre', 'agreed'],
    ['feed', 'feed'],
    ['ration', 'rationally'],
    ['generat', 'generate generating'],
    ['general', 'generally generals'],
    ['generous', 'generous generously'],
    ['communism', 'communism'],
    ['sky', 'skies sky'],
    ['die', 'dying'],
    ['news', 'news'],
    ['proceed', 'proceeds proceeding proceeded'],
    ['succeed', 'succeeded'],
    ['say', 'says'],
    ['by', 'by'],
    ['this', 'this'],
    ['gas', 'gas'],
    ['travel', 'travelled traveled travels'],
  ])('gives %s for %s', (expected, words) => {
    for (const word of words.split(' ')) expect([word, stem(word)]).toEqual([word, expected]);
  });

  it('drops possessives', () => {
    expect(["minister's", "ministers'", "'minister"].map(stem)).toEqual(['minist', 'minist', 'minist']);
  });

  it('adds at most an e, and leaves no word empty', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,20}$/), (word) => {
        expect(stem(word).length).toBeLessThanOrEqual(word.length + 1);
        expect(stem(word)).not.toBe('');
      }),
      { numRuns: 2000 },
    );
  });
});
