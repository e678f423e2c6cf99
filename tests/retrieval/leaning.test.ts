import { expect, test } from 'vitest';
import { leans } from '../../src/retrieval/leaning.js';

test.each([
  ['a pronoun', 'He was born in 1942.'],
  ['a pronoun that owns', 'Its roof fell in last winter.'],
  ['a demonstrative', 'These were sold in Marlow.'],
  ['a demonstrative noun', 'That year the Ebro froze.'],
  ['a pronoun in what someone says', '“They have left for Marlow,” said Ana Ruiz.'],
  ['a pronoun in brackets', '(It had cost nine million.)'],
  ['but, in capitals or not', 'BUT nobody in Kessel believed Ruiz.'],
  ['a tie of several words', 'As a result, the bridge in Kessel was closed.'],
  ['one of two', 'The latter was built in Kessel.'],
  ['a thing without its name', 'The company said it would close two plants.'],
  ['a person by age', 'The 43-year-old was taken to hospital.'],
  ['a clause about someone who stays unnamed', 'When he arrived, nobody was there.'],
  ['a phrase that points back', 'One of them was never found.'],
  ['a speaker who stays unnamed', '“We will rebuild,” she said.'],
  ['the same, told after the verb', '“We will rebuild,” said she.'],
])('leans: %s', (_, sentence) => {
  expect(leans(sentence)).toBe(true);
});

test.each([
  ['a name', 'Ana Ruiz was born in 1942.'],
  ['a thing with its name', 'The company, Ruiz and Sons, will close two plants.'],
  ['the man, named after', 'The man told the Courier that he had slept.'],
  ['a clause that the rest names', 'When he arrived, Pedro Ruiz found nobody.'],
  ['a phrase that the rest names', 'In his first speech, President Ruiz thanked her.'],
  ['a speaker with a name', '“We will rebuild,” said Ana Ruiz.'],
  ['an it that means nothing', 'It is not clear who opened the gate.'],
  ['this week', 'This week, the bridge was closed.'],
  ['those who', 'Those who crossed the bridge saw it.'],
  ['so far', 'So far, nobody was found.'],
  ['words that only begin like one', 'Item two was struck, Andorra abstained.'],
  ['a hyphened word', 'She-wolves were seen near Kessel.'],
  ['a noun that only begins like one', 'The lawn was mown.'],
  ['something everybody knows', 'The sun rose at six.'],
  ['another language', 'Sie wurde 1942 geboren.'],
  ['nothing', ''],
  ['marks only', '“…”'],
])('stands alone: %s', (_, sentence) => {
  expect(leans(sentence)).toBe(false);
});
