import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../src/sentences/sentences.js';
import { haveSharedArticles, sharedArticles, sharedCorpus, sharedQuestions } from '../support/shared-articles.js';

const split = (text: string): string[] =>
  splitSentences(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));

/** Each example is divided at |, and nowhere else. */
const examples: Record<string, string[]> = {
  'abbreviations before what they belong to': [
    'Mr. Ames met Gen. Diaz, Lt. Gen. Okafor and Prof. Lind in St. Paul.|They talked.',
    'The U.S. President and the U.K. Prime Minister called.|Nobody answered.',
    'Sen. Ito (D-Calif.) and Rep. Vance voted no.|It passed.',
    'Roe v. Wade and Ames vs. Lind are cases, e.g. Of law, i.e. Of the state.|Both are old.',
    'See No. 5, pp. 3 and Fig. 7.|Then see Vol. 2 and Jan. 6.',
    'Ames Inc. Chief Executive Ito and Lind Corp. Chairman Roe left.|Shares fell.',
    'It opens at 9 a.m. Monday and 5 p.m. ET on Tuesday.|Come early.',
    'She has a Ph.D. in law from Washington, D.C. and teaches.|He does not.',
    'Ito et al. 2001 and c. 1500 are dates.|They differ.',
    'Am 3. Oktober ist Feiertag.|Nr. 5 lebt, z.B. Hunde.',
  ],
  'abbreviations at the end of a sentence': [
    'He lives in the U.S.|The president lives there too.',
    'They work for Ames Inc.|It pays well.',
    'The shop closes at 5 p.m.|Police arrived later.',
    'He was born in Washington, D.C.|She was born in Ohio.',
    'They sell nails, screws, etc.|Ames sells paint.',
    'It rained in Jan.|The rest was dry.',
    'Is it so? No.|The answer is yes.'.replace('? ', '?|'),
    '“We love the U.S.”|Ames went home.',
  ],
  initials: [
    'J. K. Rowling, George W. Bush and J.R.R. Tolkien wrote.|We read.',
    'Oranges hold vitamin C.|The skin holds more.',
    'He fell in World War I.|Germany lost it.',
  ],
  'numbers, addresses and names with marks': [
    'It rose 3.5 million to $1.2bn in v2.0.1.|Then it fell by .5 points.',
    'Write to a.b@example.org or see www.example.com/a?b=1.|Both work.',
    'Yahoo! News and Node.js agree.|iPhone sales rose.|20 people cheered.',
  ],
  ellipses: [
    'He waited... and then he left.|She stayed.',
    'He waited...|Then he left…|She stayed.',
    'It is . . . what it is. . . .|They know.',
    'Well… I think so.|I do.',
    '... and so it ended.|Fine.',
  ],
  quotations: [
    '“Why?” he asked.|“Because!” said Ames.|“Who says so?” Ames asked.',
    '"Go!"|She went.|"Are you sure?" Lind wondered.|"Yes."',
    '“One.|Two.|Three,” he said.',
    "‘Never.’|He left.|'Always.'|She stayed.",
    '« Non. »|Il part.|„Nein.“|Er geht.',
    "The ministers' vote passed in the '90s.|'Twas close.",
    "She said: “He told me, ‘It's over.’”|Then she left.",
    `"He said, 'Go.' "|Then he went.`,
    'He said (it was a joke!) that it was over (or was it?).|(It was not.)|So be it.',
    'We toasted first…" Lind said.|They drank.',
  ],
  'other marks': [
    'It was late; they left; nobody minded: such is life — always.|Next.',
    'Really?!|No way!!|Yes.',
    'It is so.[12]|It was so.[note 3][citation needed]|It will be.',
    'RALEIGH, N.C. — Voters came.|They voted.',
  ],
  enumerations: [
    '1. First do this.|2. Then do that.|In 1998.|The end.',
    'a. Apples grow.|IV. Pears too.',
    '• One thing.|It counts.',
  ],
  'scripts other than Latin': [
    '你好。|他来了！|“真的吗？”他问。|好。',
    '「行くよ。」と言った。|次は東京。',
    'هل تعرف؟|نعم. هذا هو۔|انتهى.'.replace('. ', '.|'),
    'यह क्या है।|हाँ।|ठीक है',
    'Он ушёл.|Она осталась.',
  ],
  'missing spaces of scraped pages': [
    'He came.The rest left.|Fine.'.replace('.The', '.|The'),
    '“He left.”|Then she left too.',
  ],
};

describe('splitSentences', () => {
  for (const [reason, texts] of Object.entries(examples)) {
    it.each(texts)(`${reason}: %s`, (marked) => {
      const spaced = marked
        .replace(/([^\p{sc=Han}\p{sc=Hira}。！？”」])\|/gu, '$1 ')
        .replaceAll('|', marked.includes('。') ? '' : ' ');
      expect(split(spaced)).toEqual(marked.split('|'));
    });
  }

  it('divides text without a space after the full stop only where a word that begins sentences follows', () => {
    expect(split('He came.The rest left.')).toEqual(['He came.', 'The rest left.']);
    expect(split('Ask Node.The or example.Com for it.')).toHaveLength(2);
    expect(split('Use System.Text for it.')).toHaveLength(1);
  });

  it('takes line breaks for spaces where lines are wrapped', () => {
    const wrapped = 'They say that the U.S.\nArmy sent many trucks to the\nNorth. They arrived late on a\r\nMonday.';
    expect(split(wrapped)).toEqual([
      wrapped.slice(0, wrapped.indexOf(' They arrived')),
      wrapped.slice(wrapped.indexOf('They arrived')),
    ]);
  });

  it.each([
    ['a blank line', 'one\n\ntwo', ['one', 'two']],
    ['a bullet', 'Bring:\n• bread\n• 2 eggs', ['Bring:', '• bread', '• 2 eggs']],
    [
      'a line that ended early',
      'Weather\nThe rain that fell on the hills all night has stopped at last, they say',
      ['Weather', 'The rain that fell on the hills all night has stopped at last, they say'],
    ],
  ])('divides at a line break where it is more than wrapping: %s', (_, text, sentences) => {
    expect(split(text)).toEqual(sentences);
  });

  it.each(['', '   ', '\n\n'])('gives nothing for a blank block', (text) => expect(split(text)).toEqual([]));

  it.each(['...', '— ! ?', '😀 😀'])('keeps a block without words whole: %s', (text) =>
    expect(split(text)).toEqual([text]),
  );

  it('counts offsets in the whole text', () => {
    const text = 'Left out. One. Two. Left out.';
    expect(splitSentences(text, { start: 10, end: 19 })).toEqual([
      { start: 10, end: 14 },
      { start: 15, end: 19 },
    ]);
  });

  const bits = [
    'Ames',
    'said',
    'the',
    'The',
    'U.S.',
    'Mr.',
    '.',
    '!',
    '?',
    '…',
    '...',
    '"',
    '“',
    '”',
    "'",
    '’',
    '(',
    ')',
    '[1]',
    '1.',
    '。',
    '」',
  ].concat(['\n', '\r\n', '\n\n', ' ', '  ', '\u00a0', '😀', '—', '• ', '\u200b', '\ud800', 'é', '好', 'p.m.', '3.5']);
  const anyText = fc.oneof(
    fc.array(fc.constantFrom(...bits, ' ', ' '), { maxLength: 60 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 80 }),
  );

  it('covers everything but whitespace, in order, without blank or untrimmed sentences', () => {
    fc.assert(fc.property(anyText, fc.nat(5), fc.nat(5), expectToCover), { numRuns: 2000 });
  });

  it('takes time in proportion to the text', () => {
    // Each of these took a quadratic draft minutes.
    for (const unit of ['. ', 'a? ', '! * ', 'Aa\n', '." ', '(a. ', ' \n', '😀! ', 'Ab Ab Ab ! ']) {
      const text = unit.repeat(200_000);
      expect(splitSentences(text, { start: 0, end: text.length }).length).toBeLessThanOrEqual(text.length);
    }
  });
});

describe.skipIf(!haveSharedArticles)('splitSentences on real articles (skipped without ../shared)', () => {
  it('covers each of them', () => {
    for (const { text } of sharedArticles(50)) expectToCover(text, 0, 0);
  });

  it('finds the sentences that hold the answers', () => {
    const sentences = new Map(sharedCorpus('squad2-half').map(({ id, text }) => [id, new Set(split(text))]));
    const wanted = sharedQuestions('squad2-half').flatMap(({ relevant, evidence }) =>
      evidence.map((sentence) => ({ relevant, sentence })),
    );
    const found = wanted.filter(({ relevant, sentence }) =>
      relevant.some((id) => sentences.get(id)?.has(sentence.trim())),
    );
    // 0.976; of the rest nearly all are several sentences that the set takes for one.
    expect(found.length / wanted.length).toBeGreaterThan(0.97);
  });
});

function expectToCover(text: string, before: number, after: number): void {
  const span = {
    start: Math.min(before, text.length),
    end: Math.max(text.length - after, Math.min(before, text.length)),
  };
  const sentences = splitSentences(text, span);
  let reached = span.start;
  for (const { start, end } of sentences) {
    expect(start).toBeGreaterThanOrEqual(reached);
    expect(text.slice(reached, start).trim()).toBe('');
    expect(end).toBeGreaterThan(start);
    expect(text.slice(start, end).trim()).toBe(text.slice(start, end));
    reached = end;
  }
  expect(reached).toBeLessThanOrEqual(span.end);
  expect(text.slice(reached, span.end).trim()).toBe('');
  expect(splitSentences(text, span)).toEqual(sentences);
}
