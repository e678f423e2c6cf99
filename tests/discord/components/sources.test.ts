import { describe, expect, it } from 'vitest';
import { answerIn, hitsIn, stored } from '../../support/discord/corpus.js';
import { declined } from '../../support/discord/engine.js';
import { show } from '../../support/discord/markdown.js';
import { createSession, openSession } from '../../support/discord/session.js';
import { controlsOf } from '../../support/discord/text.js';

const talks = stored([['The talks opened in Moscow.'], ['They went on for days.'], ['Nobody spoke to the press.']]);
const port = stored([['The *harbour* was closed.'], ['Ships waited.']], {
  id: 'port_2.txt',
  title: 'Harbour [closed]',
  source: 'Daily News',
  url: null,
});
const words = 'The talks opened in Moscow.';

async function answered() {
  const session = await openSession();
  const { discord, engine } = session;
  engine.articles.push(talks, port);
  engine.onAsk = ({ text }) => Promise.resolve(answerIn(text, words, talks, port));
  const question = discord.say(discord.world.general, discord.world.alice, `${discord.mention} Where *is* it?`);
  return { ...session, answer: await discord.answerTo(question) };
}

describe.concurrent('More sources', () => {
  it('shows what else was found, to whoever clicks, page by page, without judging it', async () => {
    const { discord, answer } = await answered();
    const { bob } = discord.world;
    const opened = await discord.click(answer, 'More sources', { by: bob }).response();
    expect(opened.ephemeral).toBe(true);
    const shown = show(opened.text);
    expect(shown.text).toContain('What comes nearest to “Where *is* it?”');
    expect(shown.text).toContain('They went on for days.');
    expect(shown.text).toContain('The *harbour* was closed.\nHarbour [closed] · Daily News');
    expect(shown.text).toContain('Page 1 of 2');
    expect(shown.text).not.toContain(words);
    expect(shown.other).toEqual(['timestamp', 'timestamp', 'timestamp']);
    const next = await discord
      .click(opened.message, 'Next', { by: bob })
      .responseWhere((text) => text.includes('2 of 2'));
    expect(next.text).toContain('Ships waited.');
    expect(next.message.id).toBe(opened.message.id);
    expect(discord.violations).toEqual([]);
  });

  it('shows the nearest passages behind a decline', async () => {
    const { discord, engine } = await answered();
    engine.onAsk = ({ text }) => Promise.resolve({ ...declined(text), results: hitsIn(talks, port) });
    const asked = await discord.slash(discord.world.alice, 'ask', { question: 'Who won the cup?' }).response();
    expect(asked.controls).toEqual(['More sources']);
    expect(asked.text).not.toContain('talks');
    const opened = await discord.click(asked.message, 'More sources').response();
    expect(opened.text).toContain(words);
  });

  it('leaves out what has changed or gone since, and says so', async () => {
    const { discord, engine, answer } = await answered();
    engine.articles[1] = stored([['The harbour is open again.']], { id: 'port_2.txt' });
    const opened = await discord.click(answer, 'More sources').response();
    expect(opened.text).not.toContain('harbour');
    expect(opened.text).toContain('2 further passages were found then, but their articles have changed');
    expect(opened.controls).toEqual([]);
    engine.articles.length = 0;
    const none = await discord.click(answer, 'More sources').response();
    expect(none.text).toContain('4 further passages were found then');
  });

  it('works after a restart, a month later, page by page', async () => {
    const { discord, answer, bot, community, engine } = await answered();
    const { bob } = discord.world;
    const before = await discord.click(answer, 'More sources', { by: bob }).response();
    await bot.stop();
    discord.advance(30 * 24 * 60 * 60_000);
    const next = createSession(discord, { community });
    next.engine.articles.push(...engine.articles);
    await next.bot.start();
    const opened = await discord.click(answer, 'More sources', { by: bob }).response();
    expect(opened.text).toContain('They went on for days.');
    const turned = await discord
      .click(before.message, 'Next', { by: bob })
      .responseWhere((text) => text.includes('2 of 2'));
    expect(turned.text).toContain('Ships waited.');
    expect(discord.violations).toEqual([]);
  });

  it('is not offered where nothing else was found', async () => {
    const { discord, engine } = await answered();
    const only = stored([[words]]);
    engine.onAsk = ({ text }) => Promise.resolve(answerIn(text, words, only));
    const question = discord.say(discord.world.general, discord.world.bob, `${discord.mention} Where?`);
    expect(controlsOf(await discord.answerTo(question))).toEqual(['Context', 'Helpful', 'Not helpful']);
  });

  it('stays within the limits with passages and headlines that are all Markdown', async () => {
    const { discord, engine } = await answered();
    const hostile = Array.from({ length: 6 }, (_, i) =>
      stored([['*_~`|[]<>'.repeat(130)]], {
        id: `${i}.txt`,
        title: '[*'.repeat(200),
        source: '_'.repeat(200),
        url: `https://x.example/${'é'.repeat(80)}`,
      }),
    );
    engine.articles.push(...hostile);
    engine.onAsk = ({ text }) => Promise.resolve({ ...declined(text), results: hitsIn(...hostile) });
    const asked = await discord.slash(discord.world.alice, 'ask', { question: `${'*'.repeat(999)}?` }).response();
    const opened = await discord.click(asked.message, 'More sources').response();
    expect(opened.text).toContain('Page 1 of 2');
    expect(discord.violations).toEqual([]);
  });
});
