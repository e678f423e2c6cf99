import { describe, expect, it } from 'vitest';
import { VerbatimError } from '../../../src/errors.js';
import { answerIn, hitsIn, stored } from '../../support/discord/corpus.js';
import { declined } from '../../support/discord/engine.js';
import { show } from '../../support/discord/markdown.js';
import { createSession, openSession } from '../../support/discord/session.js';

const talks = stored([
  ['The talks opened in Moscow.'],
  ['They went on for days.'],
  ['Nobody spoke.'],
  ['A *last* one.'],
]);

async function withArticles() {
  const session = await openSession();
  session.engine.articles.push(talks);
  session.engine.onAsk = ({ text }) => Promise.resolve(answerIn(text, 'The talks opened in Moscow.', talks));
  return session;
}

describe.concurrent('Find sources', () => {
  it('shows to the asker only what bears on a message, page by page in place', async () => {
    const { discord, engine, community } = await withArticles();
    const { general, alice, bob, guildId } = discord.world;
    const message = discord.say(
      general,
      alice,
      '**Talks** opened in Moscow, <@1> <:x:2> [they say](https://x.example)!',
    );
    const first = await discord.menu('Find sources', message, { by: bob }).response();
    expect(first.ephemeral).toBe(true);
    expect(engine.asked.at(-1)).toEqual({ text: 'Talks opened in Moscow,   they say!', top: 10 });
    const shown = show(first.text);
    expect(shown.text).toContain('What bears on this message: “Talks opened in Moscow, they say!”');
    expect(shown.bold).toContain('The talks opened in Moscow.');
    const next = await discord.click(first.message, 'Next').responseWhere((text) => text.includes('2 of 2'));
    expect(show(next.text).text).toContain('What bears on this message');
    expect(show(next.text).text).toContain('A *last* one.');
    expect(next.message.id).toBe(first.message.id);
    expect(community.answers.newestIn(general.id, discord.world.snowflake())).toBeNull();
    expect(community.gaps.rows({ guilds: [guildId], source: null })).toEqual([]);
    expect(discord.violations).toEqual([]);
  });

  it('quotes no bare headline where its article says more, and otherwise what it heads', async () => {
    const { discord, engine } = await withArticles();
    const headed = (id: string) => {
      const { passages, ...rest } = stored([['Ferries at sea'], [`The ferry of ${id} sails.`]], {
        id,
        title: 'Ferries',
      });
      const [head, ...others] = passages;
      const sentences = head!.sentences.map((one) => ({ ...one, heading: true }));
      return { ...rest, passages: [{ ...head!, sentences }, ...others] };
    };
    const [port, quay] = [headed('port.txt'), headed('quay.txt')];
    engine.articles.push(port, quay);
    const results = [...hitsIn(port), hitsIn(quay)[0]!];
    engine.onAsk = ({ text }) => Promise.resolve({ ...declined(text), results });
    const { general, alice } = discord.world;
    const seen = await discord.menu('Find sources', discord.say(general, alice, 'Ferries.')).response();
    const quoted = seen.text.split('\n').filter((line) => line.startsWith('> '));
    expect(quoted).toEqual([
      '> **The ferry of port.txt sails.**',
      '> __Ferries at sea__',
      '> The ferry of quay.txt sails.',
    ]);
  });

  it('says so where nothing clearly bears on it, also on the next page and after a restart', async () => {
    const { discord, engine, community, bot } = await withArticles();
    engine.onAsk = ({ text }) => Promise.resolve({ ...declined(text), results: hitsIn(talks) });
    const message = discord.say(discord.world.general, discord.world.alice, 'The cup was won.');
    const first = await discord.menu('Find sources', message).response();
    expect(first.text).toContain('Nothing here clearly bears on this message: “The cup was won.”');
    await bot.stop();
    const later = createSession(discord, { community });
    later.engine.articles.push(talks);
    await later.bot.start();
    const next = await discord.click(first.message, 'Next').responseWhere((text) => text.includes('2 of 2'));
    expect(next.text).toContain('Nothing here clearly bears on this message');
  });

  it('cuts a long message, and says what to do with one without words', async () => {
    const { discord, engine } = await withArticles();
    const { general, alice } = discord.world;
    await discord.menu('Find sources', discord.say(general, alice, 'word '.repeat(399))).response();
    expect(engine.asked.at(-1)!.text.length).toBeLessThanOrEqual(1_000);
    const file = discord.say(general, alice, '', { files: [{ name: 'a.png', content: 'x' }] });
    const none = await discord.menu('Find sources', file).response();
    expect(none.text).toContain('There are no words in this message to find sources for.');
  });

  it('says of a message of emoji alone that there are no words in it', async () => {
    const { discord, engine } = await withArticles();
    engine.onAsk = () => Promise.reject(new VerbatimError('QUESTION_EMPTY'));
    const seen = await discord
      .menu('Find sources', discord.say(discord.world.general, discord.world.alice, '🎉🎉'))
      .response();
    expect(seen.text).toContain('There are no words in this message to find sources for.');
  });

  it('looks, of the bot’s own answers, for what they quote', async () => {
    const { discord, engine } = await withArticles();
    const answer = await discord.answerTo(
      discord.say(discord.world.general, discord.world.alice, `${discord.mention} Where?`),
    );
    await discord.menu('Find sources', answer).response();
    expect(engine.asked.at(-1)!.text).toBe('The talks opened in Moscow.');
  });

  it('stays within the limits and pings nobody with a message that is all Markdown, mentions and right-to-left text', async () => {
    const { discord, engine } = await withArticles();
    engine.onAsk = ({ text }) => Promise.resolve({ ...declined(text), results: hitsIn(talks) });
    const hostile = '@everyone <@1> **x** ||`~~ \u202e שלום <:a:1> https://evil.example # '.repeat(40).slice(0, 2_000);
    const seen = await discord
      .menu('Find sources', discord.say(discord.world.general, discord.world.bob, hostile))
      .response();
    expect(show(seen.text).other.filter((one) => one !== 'timestamp')).toEqual([]);
    expect(discord.violations).toEqual([]);
  });

  it('says so where there is nothing at all', async () => {
    const { discord, engine } = await withArticles();
    engine.onAsk = ({ text }) => Promise.resolve(declined(text));
    const seen = await discord
      .menu('Find sources', discord.say(discord.world.general, discord.world.alice, 'Well.'))
      .response();
    expect(seen.text).toBe('No passage here comes near this message.');
  });
});
