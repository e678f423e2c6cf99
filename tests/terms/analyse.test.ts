import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse, contentTerms, isStopWord } from '../../src/terms/analyse.js';

const terms = (text: string): string => analyse(text).join(' ');

describe('analyse', () => {
  it.each([
    ['case', 'Moscow', 'MOSCOW'],
    ['plural and inflection', 'elected ministers', 'elect minister'],
    ['irregular verbs', 'won, wrote, said', 'win write say'],
    ['irregular nouns', 'women and children', 'woman and child'],
    ['diacritics', 'Müller, Łódź, Ørsted, café', 'Muller Lodz Orsted cafe'],
    ['compatibility forms', 'ﬁne ３５ ﷺ', 'fine 35 صلى الله عليه وسلم'],
    ['unseen characters', 'co\u00adop\u200beration', 'cooperation'],
    ['possessives of either apostrophe', "Lind’s and Ames's ministers’", 'Lind and Ames ministers'],
    ['apostrophes in names', "O'Brien", 'O’Brien'],
    ['contractions', 'don’t', "don't"],
    ['thousands separators', '1,234,567 and 1,000.5', '1234567 and 1000.5'],
    ['the United States', 'U.S. US USA U.S.A. U.S', 'USA USA USA USA USA'],
    ['initials', 'U.N. J.K. p.m.', 'UN JK pm'],
    ['British spellings in -our', 'neighbouring labour, honourable', 'neighboring labor honorable'],
    ['British spellings in -ise', 'organisations recognised, privatising', 'organizations recognized privatizing'],
    ['British spellings in -yse', 'analysed', 'analyzed'],
    ['British spellings in -re', 'centres theatre kilometre', 'centers theater kilometer'],
    ['British spellings in -ence', 'defence offence', 'defense offense'],
    ['British spellings in -gramme and -ogue', 'programmes catalogue', 'programs catalog'],
    ['British spellings with ae and oe', 'anaemia paediatric manoeuvre', 'anemia pediatric maneuver'],
    ['British doubling', 'travelled, cancelled, fuelled, modelling', 'traveled canceled fueled modeling'],
    ['words of their own in British spelling', 'grey ploughs, sceptical judgement', 'gray plows skeptical judgment'],
  ])('takes for the same: %s', (_, one, other) => expect(terms(one)).toBe(terms(other)));

  it.each([
    ['the pronoun and the country', 'us', 'US'],
    ['the pronoun and the organisation', 'who', 'WHO'],
    ['the disease and help', 'aids', 'AIDS'],
    ['hour and the ending of labour', 'hour', 'hor'],
    ['numbers with different decimals', '3.5', '35'],
    ['universities and ministers', 'minister', 'ministry'],
  ])('keeps apart: %s', (_, one, other) => expect(terms(one)).not.toBe(terms(other)));

  it('gives terms in the order of the text', () => {
    expect(analyse('The ministers met in Paris, again.')).toEqual(['the', 'minist', 'meet', 'in', 'pari', 'again']);
  });

  it('leaves words alone that only look like a British spelling', () => {
    expect(analyse('four tours rise wise promise').join(' ')).toBe('four tour rise wise promis');
  });

  it('gives hyphenated words as their parts, and joined where a part is short', () => {
    expect(analyse('anti-war')).toEqual(['anti', 'war', 'antiwar']);
    expect(analyse('COVID‑19')).toEqual(['covid', '19', 'covid19']);
    expect(analyse('Russian-Chinese')).toEqual(['russian', 'chines']);
    expect(analyse('mother-in-law')).toEqual(['mother', 'in', 'law']);
    expect(analyse('U.S.-backed')).toEqual(['usa', 'back']);
  });

  it('gives words of scripts without spaces as pairs of characters', () => {
    expect(analyse('我们去北京')).toEqual(['我们', '们去', '去北', '北京']);
    expect(analyse('3月、東京タワー')).toEqual(['3', '月', '東京', '京タ', 'タワ', 'ワー']);
    expect(analyse("𠀀'𠀁")).toEqual(['𠀀', '𠀁']);
    expect(analyse('NATO将军')).toEqual(['nato', '将军']);
    expect(analyse('สวัสดี').length).toBeGreaterThan(1);
  });

  it('keeps words of other scripts whole', () => {
    expect(analyse('Путин прибыл')).toEqual(['путин', 'прибыл']);
    expect(analyse('كِتَاب')).toEqual(analyse('كتاب'));
  });

  it('takes WHO in a question all in capitals for the question word', () => {
    expect(analyse('WHO WON THE US VOTE?')).toEqual(['who', 'win', 'the', 'usa', 'vote']);
  });

  it('gives nothing for what holds no word', () => {
    expect(analyse(' … — !? \u200d')).toEqual([]);
  });

  it('is bounded by the text, whatever it is, and the same each time', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (text) => {
        const found = analyse(text);
        expect(found.length).toBeLessThanOrEqual(text.length * 18);
        for (const term of found) {
          expect(term).not.toBe('');
          expect(term).not.toMatch(/\s/u);
        }
        expect(analyse(text)).toEqual(found);
      }),
      { numRuns: 2000 },
    );
  });

  it('takes time in proportion to the text', () => {
    // Spelling rules that look behind took a word of this length hours.
    for (const unit of ['a', 'is', 'a-', "a'", 'a.', '1,', '\u0300', '你', 'ย']) {
      expect(analyse(unit.repeat(1_000_000 / unit.length)).length).toBeLessThanOrEqual(1_000_000);
    }
  });
});

describe('isStopWord', () => {
  it('tells function and question words from words that say what a question is about', () => {
    expect(analyse('What did the who, which of us have').filter((term) => !isStopWord(term))).toEqual([]);
    expect(analyse('US president WHO meet Moscow 2024 won').filter(isStopWord)).toEqual([]);
  });
});

describe('contentTerms', () => {
  it('leaves stop words out, except where nothing else remains', () => {
    expect(contentTerms(analyse('Who is the president?'))).toEqual(['presid']);
    expect(contentTerms(analyse('Who is who?'))).toEqual(['who', 'is', 'who']);
  });
});
