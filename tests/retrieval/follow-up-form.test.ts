import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readKnownQuestions } from '../../src/evaluation/known-questions.js';
import { isFollowUp } from '../../src/retrieval/follow-up-form.js';
import { root } from '../support/paths.js';

test.each([
  'why?',
  'and in 2022?',
  'And Shoigu in January?',
  'what about weapons?',
  'What did he reply?',
  'what did the secretary say when they asked him about it?',
  'What language did he speak?',
  'what did Blinken say to him?',
  'where did his successor go?',
  'and when was that?',
  'what was he before that?',
  'when did those start?',
  'When was this edict declared?',
  'who else was there?',
  'which ones?',
  'did the two sign anything?',
  'who could be affected?',
  'for how many days?',
  'where were the drills?',
  'when is it supposed to happen?',
  'what happened next?',
  'who did the work in the meantime?',
  'How long did it take?',
  'tell me more about him',
  'tell me more',
])('%j leans on the question before it', (question) => {
  expect(isFollowUp(question)).toBe(true);
});

test.each([
  'What is nitrocellulose?',
  'what is rust?',
  'where is astana',
  'And who is Xi Jinping?',
  'Whom did Blinken meet when he was in Beijing?',
  'How old was the minister when he died?',
  'Why do cats purr when they sleep?',
  'Did Xi pay a visit to Russia before Li went there?',
  'How long does it take to boil an egg?',
  'Is it true that the bank failed?',
  'Which report says that ministers met?',
  'Who identified themselves as French?',
  'Who won the election this year?',
  'How do I ask a question on this server?',
  'How many states are there?',
  'Which of those who came stayed longest?',
  'Tax refunds are up this year. What is the average amount of it?',
  'Where did the two countries recently hold exercises?',
  'sanctions',
  'Who gave their name to the town?',
  'Who invited Washington to dine with him?',
  'Who else attended the meeting of Putin and Li?',
  'Is it easier to change the law than to keep it?',
  'this is odd, was the minister ever in the navy?',
  'Welche Banken sind betroffen?',
  'Wo kommt das her?',
  '¿Qué he dicho?',
  'So viele Soldaten?',
])('%j stands alone', (question) => {
  expect(isFollowUp(question)).toBe(false);
});

test.each(['seed-questions.jsonl', 'shared-seed-questions.jsonl'])('all of %s stand alone', async (file) => {
  const questions = await readKnownQuestions(join(root, 'tests/fixtures', file));
  expect(questions.map(({ question }) => question).filter(isFollowUp)).toEqual([]);
});
