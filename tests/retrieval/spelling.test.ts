import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { correctedQuestion, findCorrections, spellingNotice } from '../../src/retrieval/spelling.js';
import { SpellingIndex } from '../../src/retrieval/spelling-index.js';
import type { HoldingPassage, Vocabulary } from '../../src/retrieval/spelling-support.js';
import { analyse } from '../../src/terms/analyse.js';
import { termHash } from '../../src/terms/hash.js';

const corpus = [
  'On Monday the minister Sergei Shoigu inspected the harbour. He said that Shoigu would return.',
  'In Geneva the secretary Antony Blinken spoke of the heron treaty.',
  'Nitrocellulose is made of cotton; the factory in Bergen sells nitrocellulose to painters.',
  'The elections in the harbour town were held in April, and the cease fire held too.',
  'A house by the sea was sold, and the house next to it was not.',
  'The lighthouse keeper counted herons and gulls from the gallery.',
  'Painters sold government bonds to the government of the town.',
];

/** The corpus as the index would tell of it. */
function vocabularyOf(texts: readonly string[]): Vocabulary {
  const passages = texts.map((text) => ({ text, all: analyse(text) }));
  const documents = new Map<string, number>();
  for (const { all } of passages) for (const term of new Set(all)) documents.set(term, (documents.get(term) ?? 0) + 1);
  const index = new SpellingIndex([...documents].map(([term, n]) => ({ term, documents: n })));
  return {
    passages: texts.length,
    documentFrequency: (term) => documents.get(term) ?? 0,
    index: () => index,
    holding: (phrase, others, k): HoldingPassage[] =>
      passages
        .filter(({ all }) => ` ${all.join(' ')} `.includes(` ${phrase.join(' ')} `))
        .map((passage) => ({ ...passage, shared: others.filter((other) => passage.all.includes(other)).length }))
        .filter(({ shared }) => others.length === 0 || shared > 0)
        .sort((a, b) => b.shared - a.shared)
        .slice(0, k)
        .map(({ text, all }) => ({ text, terms: [Int32Array.from(all, termHash)] })),
  };
}

const vocabulary = vocabularyOf(corpus);
const ordinary = new Set(['horse', 'bread', 'inspect', 'broad', 'harvest', 'lighthouse']);
const isOrdinary = (word: string) => ordinary.has(word);
const corrected = (question: string) => correctedQuestion(question, findCorrections(question, vocabulary, isOrdinary));

describe('a word that no passage holds is spelt as the corpus spells it', () => {
  test.each([
    ['what did shoygu inspect', 'what did Shoigu inspect', 'a replaced letter; a name gets its capital'],
    ['shoygu', 'Shoigu', 'no other word has to agree'],
    ['Where did Blinkn speak of the treaty?', 'Where did Blinken speak of the treaty?', 'a letter left out'],
    ['who makes nitrocelulose', 'who makes nitrocellulose', 'shown as a word, not as the stem nitrocellulos'],
    ['who sells nitroceluloze', 'who sells nitrocellulose', 'two edits in a long word'],
    [
      'When were the elctions held?',
      'When were the elections held?',
      'a slip that changes the stem beyond recognition',
    ],
    ['who sold the housa by the sea', 'who sold the house by the sea', 'not written as a name'],
    ['Which town held electoins in April?', 'Which town held elections in April?', 'swapped letters in the ending'],
    ["What was Shoygu's harbour inspection?", "What was Shoigu's harbour inspection?", 'the possessive ending stays'],
    ['What did hsoigu say in the harbour?', 'What did Shoigu say in the harbour?', 'the first two letters swapped'],
    ['Which bonds did the goverment sell?', 'Which bonds did the government sell?', 'no capital where it has none'],
  ])('%s -> %s (%s)', (asked, expected) => {
    expect(corrected(asked)).toBe(expected);
  });
});

describe('words that are merely absent stay', () => {
  test.each([
    ['Who sold the horse by the sea?', 'an ordinary word, one letter from "house"'],
    ['Who sold the Housa by the sea?', 'a name does not become a common word'],
    ['What did NATOS hold in April?', 'an acronym'],
    ['Is it gull or gul?', 'too short'],
    ['Who sold house 1234 or 12345?', 'numbers'],
    ['Which volcano erupted near the house?', 'nothing is close'],
    ['Which parliament voted on the housy proposal yesterday?', 'nothing else of the question goes with it'],
    ['Did Bergan erupt like Vesuvius in Pompeii?', 'nothing else of the question goes with it'],
    ['What do herons eat?', 'the plural is known by its stem'],
    ['When did the keeper count gulls?', 'all known'],
    ['', 'nothing'],
  ])('%s (%s)', (asked) => {
    expect(corrected(asked)).toBe(asked);
  });
});

describe('one word or two', () => {
  test.each([
    ['Did the ceasefire hold?', 'Did the cease fire hold?', 'the corpus has two'],
    ['Who is the light house keeper?', 'Who is the lighthouse keeper?', 'the corpus has one'],
    ['Was the house sold?', 'Was the house sold?', 'known'],
    ['Did the cease fire hold?', 'Did the cease fire hold?', 'written as in the corpus'],
    ['Who saw the heron bond?', 'Who saw the heron bond?', 'no such word'],
    ['Is the town able to sell?', 'Is the town able to sell?', '"townable" is stemmed to nothing the corpus has'],
  ])('%s -> %s (%s)', (asked, expected) => {
    expect(corrected(asked)).toBe(expected);
  });
});

test('support decides between spellings that are equally close', () => {
  const two = vocabularyOf([
    'The banker Carlos Mendes opened a branch in Lisbon.',
    'The sculptor Carlos Mendel works in marble.',
    'Another banker spoke.',
  ]);
  const ask = (question: string) =>
    correctedQuestion(
      question,
      findCorrections(question, two, () => false),
    );
  expect(ask('Which sculptor named mendez works in marble?')).toBe('Which sculptor named Mendel works in marble?');
  expect(ask('Which branch did mendez open in Lisbon?')).toBe('Which branch did Mendes open in Lisbon?');
});

test('the more frequent of equally close and equally supported terms', () => {
  const two = vocabularyOf(['gannet', 'garnet', 'garnet', 'garnet']);
  expect(findCorrections('gavnet', two, () => false)[0]?.used).toBe('garnet');
});

test('says which spelling it used', () => {
  const question = 'What did shoygu and blinkn say of the treaty in the harbour?';
  const corrections = findCorrections(question, vocabulary, isOrdinary);
  expect(corrections).toEqual([
    { start: 9, end: 15, asked: 'shoygu', used: 'Shoigu' },
    { start: 20, end: 26, asked: 'blinkn', used: 'Blinken' },
  ]);
  expect(spellingNotice(corrections)).toMatchObject({
    code: 'SPELLING',
    message: 'Searched for "Shoigu" instead of "shoygu" and "Blinken" instead of "blinkn".',
  });
  expect(spellingNotice(corrections.slice(0, 1))?.message).toBe('Searched for "Shoigu" instead of "shoygu".');
  expect(spellingNotice([])).toBeNull();
});

const letters = Array.from('abcdefghijklmnopqrstuvwxyz');

test('one edit in a long name is undone, wherever it is', () => {
  const name = 'nitrocellulose';
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: name.length - 1 }),
      fc.constantFrom(...letters),
      fc.constantFrom('in', 'out', 'replaced'),
      (at, letter, kind) => {
        const tail = name.slice(kind === 'in' ? at : at + 1);
        const typed = name.slice(0, at) + (kind === 'out' ? '' : letter) + tail;
        fc.pre(vocabulary.documentFrequency(analyse(typed)[0]!) === 0);
        expect(corrected(`who sells ${typed} to painters`)).toBe(`who sells ${name} to painters`);
      },
    ),
  );
});

test('whatever is asked: corrections are in order, disjoint, of what stands there, and lead to terms of the corpus', () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom('shoygu', 'elctions', 'light house', "Blinkn's", 'ceasefire', ' '),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const question = pieces.join(' ');
      const corrections = findCorrections(question, vocabulary, isOrdinary);
      let end = 0;
      for (const correction of corrections) {
        expect(correction.start).toBeGreaterThanOrEqual(end);
        end = correction.end;
        expect(question.slice(correction.start, end)).toBe(correction.asked);
        for (const term of analyse(correction.used)) expect(vocabulary.documentFrequency(term)).toBeGreaterThan(0);
      }
      expect(end).toBeLessThanOrEqual(question.length);
      expect(findCorrections(question, vocabulary, isOrdinary)).toEqual(corrections);
    }),
  );
});
