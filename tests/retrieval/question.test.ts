import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanQuestion, readQuestion } from '../../src/retrieval/question.js';
import { questions } from '../../src/tunables.js';
import { sharedModel } from '../support/model.js';

const empty = expect.objectContaining({ code: 'QUESTION_EMPTY' }) as Error;

describe('cleanQuestion', () => {
  test.each([
    ['  Who   met\nwhom? ', 'Who met whom?'],
    ['<@123456789012345678> Who met whom?', 'Who met whom?'],
    ['<@!1> <@&2> <#3> <:smile:4> <a:dance:5> <t:1700000000:R> </ask:6> Who?', 'Who?'],
    ['**Who** met `whom` in __Moscow__, ~~Paris~~ or ||Rome||?', 'Who met whom in Moscow, Paris or Rome?'],
    ['> Who met whom?', 'Who met whom?'],
    ['# Who met whom?', 'Who met whom?'],
    ['What does snake_case_name mean?', 'What does snake_case_name mean?'],
    ['_Who_ is it?', 'Who is it?'],
    ['Is https://example.org/a?b=c right about Dong Jun?', 'Is right about Dong Jun?'],
    ['Who\u0000 is\u001b[31m it?', 'Who is [31m it?'],
    ['What costs 3 < 4 dollars?', 'What costs 3 < 4 dollars?'],
    ['Cafe\u0301 opening?', 'Café opening?'],
    ['谁?', '谁?'],
    ['U2', 'U2'],
  ])('%j', (asked, clean) => {
    expect(cleanQuestion(asked)).toBe(clean);
  });

  test.each([
    '',
    '   ',
    '?',
    'a',
    '!!!',
    '😀🎉',
    '👩‍👩‍👧',
    '<@123>',
    'https://example.org/words/in/it',
    '**',
    '\ud800',
    '⺀',
  ])('%j holds no word', (asked) => {
    expect(() => cleanQuestion(asked)).toThrow(empty);
  });

  test('the limit counts what is left after cleaning', () => {
    const longest = 'ab '.repeat(questions.maxLength).slice(0, questions.maxLength - 1) + 'c';
    expect(cleanQuestion(longest)).toHaveLength(questions.maxLength);
    expect(cleanQuestion(`${longest}${' '.repeat(5_000)}`)).toHaveLength(questions.maxLength);
    expect(() => cleanQuestion(`${longest}d`)).toThrow(
      expect.objectContaining({
        code: 'QUESTION_TOO_LONG',
        message: expect.stringContaining('2001') as string,
      }) as Error,
    );
  });

  test('whatever is asked: words without control characters, or one of two refusals', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (asked) => {
        try {
          const clean = cleanQuestion(asked);
          expect(clean).toMatch(/[\p{L}\p{N}]/u);
          expect(clean).not.toMatch(/[\p{Cc}\p{Cs}]|^\s|\s$|\s\s/u);
        } catch (error) {
          expect(error).toEqual(empty);
        }
      }),
    );
  });
});

describe('readQuestion', () => {
  const model = sharedModel('int8');

  test('gives terms without function words, and a vector of length 1', async () => {
    const read = await readQuestion('Who visited the shipyards?', model(), new Date('2024-05-01'));
    expect(read.terms).toEqual(['visit', 'shipyard']);
    expect(Math.hypot(...read.vector)).toBeCloseTo(1, 5);
    expect(read.unreadable).toBe(false);
    expect((await readQuestion('Who is who?', model(), new Date('2024-05-01'))).terms.length).toBeGreaterThan(0);
  });

  test.each([
    ['谁与俄罗斯国防部长通话?', true],
    ['Кто встретился с министром обороны?', true],
    ['من التقى بالوزير؟', true],
    ['Ποιος συνάντησε τον υπουργό;', true],
    ['Who is Сергей Шойгу, the defence minister of Russia?', false],
    ['Qui a rencontré le ministre à Moscou?', false],
    ['2024-01-31 12:30?', false],
  ])('%s: unreadable is %s', async (question, unreadable) => {
    expect((await readQuestion(question, model(), new Date('2024-05-01'))).unreadable).toBe(unreadable);
  });
});
