import { describe, expect, it } from 'vitest';
import { VerbatimError } from '../../../src/errors.js';
import { aStatus, answerTo, declined, quoteOf } from '../../support/discord/engine.js';
import { show } from '../../support/discord/markdown.js';
import { openSession } from '../../support/discord/session.js';
import { textOf } from '../../support/discord/text.js';

describe.concurrent('/ask', () => {
  it('answers with a quote, in public', async () => {
    const { discord, engine } = await openSession();
    const seen = await discord.slash(discord.world.alice, 'ask', { question: 'Where did they meet?' }).response();
    expect(seen.text).toMatch(/^> [^]*\*\*The talks opened in Moscow on Tuesday\.\*\*[^]*index a1b2c3$/);
    expect(seen.ephemeral).toBe(false);
    expect(engine.asked).toEqual([{ text: 'Where did they meet?', top: 10 }]);
    expect(discord.violations).toEqual([]);
  });

  it('answers in private where asked to, and passes the filters on', async () => {
    const { discord, engine } = await openSession();
    const options = { question: 'Where?', private: true, source: 'The Courier', after: '2024-01', before: '2024' };
    const seen = await discord.slash(discord.world.alice, 'ask', options).response();
    expect(seen.ephemeral).toBe(true);
    expect(engine.asked).toEqual([
      { text: 'Where?', source: 'The Courier', after: '2024-01-01', before: '2024-12-31', top: 10 },
    ]);
  });

  it('asks for the names behind mentions, and leaves custom emoji out', async () => {
    const { discord, engine } = await openSession();
    const { alice, general } = discord.world;
    const question = `What did ${discord.mention} say in  <#${general.id}> <:hm:123456789012345678> about <@1>?`;
    await discord.slash(alice, 'ask', { question }).response();
    expect(engine.asked[0]?.text).toBe('What did Verbatim say in general about ?');
  });

  it('suggests outlets while they are typed, what begins like it first, whatever its accents', async () => {
    const { discord, engine } = await openSession();
    const long = `Über ${'lang '.repeat(30)}`;
    engine.status = () => Promise.resolve({ ...aStatus, sources: ['The Überblick', 'Überblick', 'Daily', long] });
    const { choices } = await discord.autocomplete('ask', 'source', 'ube', { options: { question: 'Where?' } });
    expect(choices).toEqual([
      { name: 'Überblick', value: 'Überblick' },
      { name: 'The Überblick', value: 'The Überblick' },
    ]);
    const all = await discord.autocomplete('ask', 'source', '', { options: { question: 'Where?' } });
    expect(all.choices.map(({ name }) => name)).toEqual(['The Überblick', 'Überblick', 'Daily']);
    expect(discord.violations).toEqual([]);
  });

  it('suggests nothing rather than too late where the engine is stalled', async () => {
    const { discord, engine, log } = await openSession();
    engine.status = () => new Promise((resolve) => setTimeout(() => resolve(aStatus), 5_000));
    const { choices } = await discord.autocomplete('ask', 'source', 'c', { options: { question: 'Where?' } });
    expect(choices).toEqual([]);
    expect(log.has('warn', /suggestions were too slow/)).toBe(true);
    expect(discord.violations).toEqual([]);
  });

  it('suggests outlets while the source is typed, those that begin with it first', async () => {
    const { discord } = await openSession();
    const named = async (typed: string) =>
      (await discord.autocomplete('ask', 'source', typed, { options: { question: 'Where?' } })).choices.map(
        ({ value }) => value,
      );
    expect(await named('')).toEqual(['The Courier', 'Daily_News']);
    expect(await named('DÁ')).toEqual(['Daily_News']);
    expect(await named('e')).toEqual(['The Courier', 'Daily_News']);
    expect(await named('zebra')).toEqual([]);
  });

  it('says what a date looks like', async () => {
    const { discord, engine } = await openSession();
    const seen = await discord
      .slash(discord.world.alice, 'ask', { question: 'Where?', after: '31/01/2024' })
      .response();
    expect(show(seen.text).text).toContain('“31/01/2024” is no date for “after”.');
    expect(seen.ephemeral).toBe(true);
    expect(engine.asked).toEqual([]);
  });

  it('says so when nothing answers', async () => {
    const { discord, engine } = await openSession();
    engine.onAsk = ({ text }) => Promise.resolve(declined(text));
    const seen = await discord.slash(discord.world.alice, 'ask', { question: 'Who won the cup?' }).response();
    expect(seen.text).toMatch(/None of the 5 articles here answers this[^]*<t:1705053600:D> to <t:1706608800:D>/);
  });

  it('says to the asker only that it is busy, and leaves nothing in the channel', async () => {
    const { discord, engine } = await openSession();
    const { alice, general } = discord.world;
    engine.onAsk = () => Promise.reject(new VerbatimError('BUSY'));
    const handle = discord.slash(alice, 'ask', { question: 'Where?' });
    const seen = await handle.response();
    expect(seen.text).toContain('More is being asked just now');
    expect(seen.ephemeral).toBe(true);
    const left = [...discord.world.messages.values()].filter((one) => one.channel_id === general.id);
    expect(left.filter(({ viewer }) => viewer === null)).toEqual([]);
    expect(discord.violations).toEqual([]);
  });

  it('says that it is busy though Discord fails in between', async () => {
    const { discord, engine } = await openSession();
    engine.onAsk = () => Promise.reject(new VerbatimError('BUSY'));
    discord.faults.next(1, { kind: 'hang-up' }, /^POST \/webhooks/);
    const seen = await discord.slash(discord.world.alice, 'ask', { question: 'Where?' }).response();
    expect(seen.text).toContain('More is being asked just now');
    expect(seen.ephemeral).toBe(true);
  });

  it('tells members in general what only an operator can mend, and the log in full', async () => {
    const { discord, engine, log } = await openSession();
    const { alice } = discord.world;
    engine.onAsk = () => Promise.reject(new VerbatimError('INDEX_BUSY', { path: '/srv/a_b' }));
    const known = await discord.slash(alice, 'ask', { question: 'Where?' }).response();
    expect(show(known.text).text).toContain('The articles cannot be searched just now (INDEX_BUSY).');
    expect(known.text).not.toContain('srv');
    engine.onAsk = () => Promise.reject(new TypeError('x is not a function'));
    const unknown = await discord.slash(alice, 'ask', { question: 'Where?' }).response();
    expect(unknown.text).toContain('just now (UNEXPECTED)');
    expect(log.has('error', /x is not a function/)).toBe(true);
  });

  it('acknowledges within 3 s though the engine is stalled for 5', async () => {
    const { discord, engine } = await openSession();
    engine.onAsk = ({ text }) => new Promise((resolve) => setTimeout(() => resolve(answerTo(text)), 5_000));
    const seen = await discord.slash(discord.world.alice, 'ask', { question: 'Where?' }).response();
    expect(seen.acknowledgedAfter).toBeLessThan(3_000);
    expect(seen.text).toContain('Moscow');
    expect(discord.violations).toEqual([]);
  });

  it('works in a direct message', async () => {
    const { discord } = await openSession();
    const channel = discord.world.directChannel(discord.world.alice);
    const seen = await discord.slash(discord.world.alice, 'ask', { question: 'Where?' }, { channel }).response();
    expect(seen.text).toContain('Moscow');
  });

  it('asks for patience, in private, where a member asks too fast; others may ask', async () => {
    const { discord } = await openSession({ config: () => ({ questionsPerMinute: 2 }) });
    const { world } = discord;
    const { alice, bob } = world;
    const ask = (user: typeof alice) => discord.slash(user, 'ask', { question: 'Where?' }).response();
    await ask(alice);
    await ask(alice);
    const third = await ask(alice);
    expect(third.text).toMatch(/Ask again in \d+ s/);
    expect(third.ephemeral).toBe(true);
    expect((await ask(bob)).text).toContain('Moscow');
    world.ahead += 61_000;
    expect((await ask(alice)).text).toContain('Moscow');
  });

  it('pings nobody and unfurls nothing, whatever the article says', async () => {
    const { discord, engine } = await openSession();
    const { alice, bob, general, everyone } = discord.world;
    const hostile = `@everyone <@${bob.id}> <@&${everyone.id}> **#** https://evil.example/a_b discord.gg/x ${'*_~`|'.repeat(500)}`;
    engine.onAsk = ({ text }) => Promise.resolve(answerTo(text, { quote: quoteOf(hostile) }));
    const seen = await discord.slash(alice, 'ask', { question: 'Where?' }).response();
    const question = discord.say(general, alice, `${discord.mention} Where?`);
    const answer = await discord.answerTo(question);
    for (const message of [seen.message, answer]) {
      expect(show(textOf(message)).other).toEqual(['timestamp']);
      expect(textOf(message)).toContain('everyone');
    }
    expect(discord.pings.length).toBeGreaterThan(2);
    for (const { pings } of discord.pings) expect(pings).toEqual({ users: [], roles: [], everyone: false });
    expect(discord.violations).toEqual([]);
  });
});
