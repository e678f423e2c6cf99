import { describe, expect, it } from 'vitest';
import { type Heard, questionIn } from '../../../src/discord/messages/mention.js';

const heard = (content: string, given: Partial<Heard> = {}): Heard => ({
  content,
  bot: '42',
  botRole: '43',
  automatic: false,
  everyone: false,
  mentioned: content.includes('42'),
  roleMentioned: content.includes('43'),
  repliesToBot: false,
  direct: false,
  inAskChannel: false,
  continues: false,
  nameOf: (id) => (id === '7' ? 'Ann' : null),
  ...given,
});

describe('questionIn', () => {
  it.each<[string, Partial<Heard>, string | null]>([
    ['<@42> Where?', {}, 'Where?'],
    ['Where, <@!42>?', {}, 'Where, ?'],
    ['<@42>', {}, ''],
    ['<@42> what did <@7> and <@8> say in <#7>?', {}, 'what did Ann and say in Ann?'],
    ['<@&43> Where?', {}, 'Where?'],
    ['<@&44> Where?', {}, null],
    ['<@&43> Where?', { botRole: null }, null],
    ['> <@&43> Where?', {}, null],
    ['', { roleMentioned: true }, ''],
    ['', { roleMentioned: true, automatic: true }, null],
    ['Where?', {}, null],
    ['<@420> Where?', {}, null],
    ['> <@42> Where?', {}, null],
    ['>>> x\n<@42> Where?', {}, null],
    ['`<@42>` Where?', {}, null],
    ['```\n<@42> Where?```', {}, null],
    ['> They met in Moscow.\n<@42> Is that so?', {}, 'Is that so?'],
    ['> They met in Moscow.\n<@42>', {}, 'They met in Moscow.'],
    ['<@42> what is `x`?', {}, 'what is `x`?'],
    ['Where?', { direct: true }, 'Where?'],
    ['', { direct: true }, ''],
    ['Where?', { inAskChannel: true }, 'Where?'],
    ['', { inAskChannel: true }, null],
    ['<@42>', { inAskChannel: true }, ''],
    ['Where?', { repliesToBot: true, mentioned: true }, 'Where?'],
    ['', { repliesToBot: true, mentioned: true }, ''],
    ['', { repliesToBot: true, mentioned: false }, null],
    ['<@42> Where?', { automatic: true }, null],
    ['<@42> Where?', { everyone: true }, null],
    ['Where?', { direct: true, automatic: true }, null],
  ])('%j with %o is %j', (content, given, question) => {
    expect(questionIn(heard(content, given))).toBe(question);
  });
});
