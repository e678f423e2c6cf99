import { describe, expect, test } from 'vitest';
import { namesIn } from '../../src/retrieval/name-runs.js';
import { countPhrases } from '../../src/retrieval/phrase-counter.js';
import { sentenceWords } from '../../src/retrieval/sentence-words.js';

describe('names in a sentence', () => {
  test.each([
    ['The Kremlin said that Sergei Shoigu had met Dong Jun.', ['Kremlin', 'Sergei Shoigu', 'Dong Jun']],
    ['Yesterday the Bank of England and the Museum of the City closed.', ['Bank of England', 'Museum of the City']],
    ['He met Charles de Gaulle’s adviser, “Madame Dupont”, in Paris.', ['Charles de Gaulle', 'Madame Dupont', 'Paris']],
    ['It was Sen. Mitch Example who left the U.S. for Iran.', ['Sen. Mitch Example', 'U.S.', 'Iran']],
    ['On Tuesday Sergei Shoigu, in Moscow since Monday, met them.', ['Sergei Shoigu', 'Moscow']],
    ['Ministers met.', []],
    ['MINISTERS MEET IN MOSCOW TODAY', []],
    ['Und die Grüne Öresundbrücke stand offen.', ['Grüne Öresundbrücke']],
    ['', []],
  ])('%s', (sentence, names) => {
    expect(namesIn(sentenceWords(sentence))).toEqual(names);
  });
});

describe('phrases of a corpus', () => {
  const phrasesOf = (mentions: number, ...sentences: string[]) => {
    const counter = countPhrases(mentions);
    sentences.forEach((sentence) => counter.add(sentenceWords(sentence)));
    return counter.phrases();
  };

  test('are content words side by side, or with one word between, that come often enough', () => {
    const found = phrasesOf(
      2,
      'The cost of living rose.',
      'A higher cost of living.',
      'The cost of bread fell.',
      'Nothing.',
    );
    expect([...found]).toEqual([['cost of living', 2]]);
    expect(
      phrasesOf(2, 'defence ministry staff', 'defence ministry, staff', 'defence ministry').get('defence ministry'),
    ).toBe(3);
  });

  test('never go across punctuation, nor hold names', () => {
    expect(phrasesOf(1, 'With bread, cheese and Brie cheese.').size).toBe(0);
  });
});
