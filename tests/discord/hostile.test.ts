import { describe, expect, it } from 'vitest';
import type { Channel } from '../support/discord/shapes.js';
import { VerbatimError } from '../../src/errors.js';
import { answerIn, hitsIn, stored } from '../support/discord/corpus.js';
import { declined } from '../support/discord/engine.js';
import { show } from '../support/discord/markdown.js';
import { openSession } from '../support/discord/session.js';
import { textOf } from '../support/discord/text.js';
import { until } from '../support/discord/until.js';

/** Discord's limit for a member's message, all of it Markdown, mentions, custom emoji and right-to-left text. */
const pieces = [
  '**bold** __under__ ~~gone~~ ||hidden|| `code` [label](https://evil.example/a_b)',
  '@everyone @here <@&1> <#2> <a:wave:123456789012345678> <:hm:123456789012345678> :100:',
  'שלום עולם، مرحبا بالعالم \u202eback\u202c \u2067isolated\u2069',
  '# Heading',
  '-# small',
  '- list',
  '1. one',
  'discord.gg/x https://evil.example/?a=*b*',
];
const hostile = pieces.join('\n').repeat(10).slice(0, 1_900);

/** Names of what a message shows that is neither plain text nor a date. */
const strange = (text: string) => show(text).other.filter((name) => name !== 'timestamp');

describe.concurrent(
  'a message of 2,000 characters that is all Markdown, @everyone, custom emoji and right-to-left text',
  () => {
    it('is a question like any other, by mention, in private, in an ask channel and by command', async () => {
      const { discord, engine, log } = await openSession({
        discord: { messageContent: true },
        config: ({ world }) => ({ askChannelIds: [world.addChannel('ask').id] }),
      });
      const { world, mention } = discord;
      const { alice, general } = world;
      engine.onAsk = ({ text }) => Promise.resolve({ ...declined(text), results: hitsIn(talks) });
      engine.articles.push(talks);
      const ask = [...world.channels.values()].find(({ name }) => name === 'ask')!;
      const places: readonly (readonly [Channel, string])[] = [
        [general, `${mention} ${hostile}`],
        [world.directChannel(alice), hostile],
        [ask, hostile],
      ];
      for (const [channel, content] of places) {
        const padded = content.padEnd(2_000, '*').slice(0, 2_000);
        const answer = await discord.answerTo(discord.say(channel, alice, padded));
        expect(strange(textOf(answer))).toEqual([]);
        const opened = await discord.click(answer, 'More sources').response();
        expect(strange(opened.text)).toEqual([]);
        expect(opened.text).toContain('bold');
      }
      const seen = await discord.slash(alice, 'ask', { question: hostile.slice(0, 1_000) }).response();
      await discord.click(seen.message, 'More sources').response();
      expect(engine.asked).toHaveLength(4);
      for (const { text } of engine.asked) expect(text).not.toMatch(/<a?:\w+:\d+>|<@\d/);
      for (const { pings } of discord.pings) expect(pings).toEqual({ users: [], roles: [], everyone: false });
      expect(discord.violations).toEqual([]);
      expect(log.has('error', /./)).toBe(false);
    });

    it('is told in an error as harmlessly', async () => {
      const { discord, engine } = await openSession();
      const { alice } = discord.world;
      engine.onAsk = () => Promise.reject(new VerbatimError('FILTER_DATE', { option: hostile, value: hostile }));
      const seen = await discord.slash(alice, 'ask', { question: 'Where?' }).response();
      expect(strange(seen.text)).toEqual([]);
      expect(discord.violations).toEqual([]);
    });
  },
);

const sentence =
  '**They** met @everyone in ||Moscow|| [there](https://evil.example), `said` <@1> :100: שלום # not -# at > all.';
const talks = stored(
  [
    [sentence, '# Never a heading.'],
    ['> Never a quote.', '- Never a list.', '1. Nor this one.'],
  ],
  {
    title: '**[Talks](https://evil.example)** ||@everyone|| `in` <:hm:1> שלום\n# Moscow ```',
    source: '__Courier__ [a](b) <@&2> discord.gg/x',
    url: 'https://courier.example/a_(b)?c=*d*&e=[f]|g|',
  },
);

describe.concurrent('articles whose headlines and sentences are hostile Markdown', () => {
  it('are shown as they are written, in the answer, its context and its sources', async () => {
    const { discord, engine } = await openSession();
    const { alice, bob, general } = discord.world;
    engine.articles.push(talks);
    engine.onAsk = ({ text }) => Promise.resolve(answerIn(text, sentence, talks));
    const answer = await discord.answerTo(discord.say(general, alice, `${discord.mention} Where?`));
    const context = await discord.click(answer, 'Context', { by: bob }).response();
    const sources = await discord.click(answer, 'More sources', { by: bob }).response();
    const shared = await discord.slash(alice, 'ask', { question: 'Where?', private: true }).response();
    await discord.click(shared.message, 'Share', { by: alice }).followUp();
    for (const text of [textOf(answer), context.text]) expect(show(text).bold).toEqual([sentence]);
    for (const text of [textOf(answer), context.text, sources.text]) {
      const shown = show(text);
      expect(strange(text)).toEqual([]);
      expect(shown.text).toContain('**[Talks](https://evil.example)** ||@everyone|| `in` <:hm:1> שלום # Moscow ```');
      expect(shown.text).toContain('__Courier__ [a](b) <@&2> discord.gg/x');
      for (const { url } of shown.links) expect(url).toMatch(/^https:\/\/courier\.example\//);
    }
    expect(show(context.text).text).toContain(
      '# Never a heading.\n\n> Never a quote. - Never a list. 1. Nor this one.',
    );
    await until(() => discord.pings.length >= 5, 'the messages');
    for (const { pings } of discord.pings) expect(pings).toEqual({ users: [], roles: [], everyone: false });
    expect(discord.violations).toEqual([]);
  });
});
