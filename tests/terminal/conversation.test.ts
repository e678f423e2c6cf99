import { expect, test } from 'vitest';
import type { Engine } from '../../src/engine.js';
import { startConversation } from '../../src/terminal/conversation.js';
import type { Answer, Exchange, Question } from '../../src/types.js';

/** The exchanges that questions are asked with, of which those in `declined` get no answer. */
async function exchanges(lines: readonly string[], declined: readonly string[] = []): Promise<(Exchange | null)[]> {
  const asked: (Exchange | null)[] = [];
  const engine = {
    ask: ({ text, previous }: Question) => {
      asked.push(previous ?? null);
      const quote = declined.includes(text)
        ? null
        : { text: `“${text}”`, citation: { article: { id: `${text}.txt` } } };
      return Promise.resolve({ quote } as unknown as Answer);
    },
  } as unknown as Engine;
  const conversation = startConversation(engine);
  for (const line of lines)
    if (line === '') conversation.forget();
    else await conversation.ask(line);
  return asked;
}

const after = (question: string): Exchange => ({ question, quote: `“${question}”`, article: `${question}.txt` });
const first = 'Who is Dong Jun?';

test('each question goes on from the one before, until it begins anew', async () => {
  expect(await exchanges([first, 'why?', 'and Li?', '', 'why?'])).toEqual([null, after(first), after('why?'), null]);
});

test('a declined question is what the next goes on from, a declined follow-up is passed over', async () => {
  const other = 'Who is the mayor of Oslo?';
  expect(await exchanges([first, 'is he married?', 'when?', other, 'when?'], ['is he married?', other])).toEqual([
    null,
    after(first),
    after(first),
    after('when?'),
    { question: other, quote: null, article: null },
  ]);
});
