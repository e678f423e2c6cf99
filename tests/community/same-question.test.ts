import { expect, test } from 'vitest';
import { isSameQuestion, normalForm } from '../../src/community/same-question.js';

const same = (a: string, b: string) => isSameQuestion(normalForm(a), normalForm(b));

test.each([
  ['When was the minister sacked?', 'when was the MINISTER sacked'],
  ['When was the minister sacked?', 'The minister was sacked when?!'],
  ['When was the minister sacked?', 'hey, does anyone know when the minister was sacked pls'],
  ['When was the minister sacked?', 'Could you tell me when the ministers were sacked? Thanks!'],
  ["What is China's defence budget?", 'what’s the defense budget of China'],
  ['Who leads the Wagner group?', 'Who is leading the Wagner groups?'],
  ['Where did the ministers meet in January 2024?', 'Where did the ministers meet in Januery 2024?'],
  ['How many ships sailed to Reus from Valls?', 'How many ships sailed from Valls to Reus?'],
  ['Did Reus and Valls agree on the new harbour?', 'Did Reus and Valls finally agree on the new harbour?'],
  ['🚢🚢', ' 🚢🚢 '],
])('one question: %s | %s', (a, b) => {
  expect(same(a, b)).toBe(true);
  expect(same(b, a)).toBe(true);
});

test.each([
  ['When was he born in Reus?', 'Where was he born in Reus?'],
  ['How many ships sailed to Reus in 2022?', 'How many ships sailed to Reus in 2023?'],
  [
    'What did ships, trains, planes, trucks, buses, cars, bikes and ferries cost Reus, Valls and Salou in 2022?',
    'What did ships, trains, planes, trucks, buses, cars, bikes and ferries cost Reus, Valls and Salou in 2023?',
  ],
  ['Who is president of Gambia?', 'Who is president of Zambia?'],
  ['Who is president of Slovakia?', 'Who is president of Slovenia?'],
  ['What does Iran want?', 'What does Iraq want?'],
  ['Who won the election in France?', 'Who won the election in Finland?'],
  ['Who leads the Wagner group?', 'Who leads?'],
  ['🚢🚢', '🚂'],
])('two questions: %s | %s', (a, b) => {
  expect(same(a, b)).toBe(false);
  expect(same(b, a)).toBe(false);
});

test('what a person asks after is kept, even where it sounds like manners', () => {
  expect(normalForm('please')).not.toBe(normalForm('thanks'));
  expect(normalForm('Did they know?')).toContain('know');
});
