import { describe, expect, it } from 'vitest';
import { titleSuggestions } from '../../../src/discord/commands/article.js';
import { stored } from '../../support/discord/corpus.js';
import { show } from '../../support/discord/markdown.js';
import { createSession, openSession } from '../../support/discord/session.js';

const sentence = 'The delegations spoke for an hour about bread and salt. ';
const talks = stored([[sentence.repeat(30).trim()], [sentence.repeat(30).trim()], ['They parted at dawn.']], {
  author: 'Ann *Lee*',
});
const deep = stored([['Nothing much was said.']], {
  id: `${'deep/'.repeat(30)}a.txt`,
  title: 'Deep *down*',
  url: null,
});

async function withArticles() {
  const session = await openSession();
  session.engine.articles.push(talks, deep);
  return session;
}

describe.concurrent('/article', () => {
  it('opens an article at its beginning, with its author, outlet, date and link, page by page', async () => {
    const { discord } = await withArticles();
    const first = await discord.slash(discord.world.alice, 'article', { title: talks.article.id }).response();
    expect(first.ephemeral).toBe(true);
    const shown = show(first.text);
    expect(shown.links).toEqual([{ label: 'Talks open in Moscow', url: 'https://courier.example/world/talks' }]);
    expect(shown.text).toContain('The Courier · <t:1706608800:D> · ¶1');
    expect(shown.text).toContain('By Ann *Lee*');
    expect(shown.text).toContain('Page 1 of 3');
    const second = await discord.click(first.message, 'Next').responseWhere((text) => text.includes('2 of 3'));
    expect(second.message.id).toBe(first.message.id);
    const last = await discord.click(second.message, 'Next').responseWhere((text) => text.includes('3 of 3'));
    expect(last.text).toContain('They parted at dawn.');
    expect(discord.violations).toEqual([]);
  });

  it('suggests titles with outlet and date, and takes what was chosen', async () => {
    const { discord } = await withArticles();
    const all = await discord.autocomplete('article', 'title', '');
    expect(all.choices.map(({ name }) => name)).toEqual([
      'Talks open in Moscow · The Courier · 2024-01-30',
      'Deep *down* · The Courier · 2024-01-30',
    ]);
    const { choices } = await discord.autocomplete('article', 'title', 'deep');
    expect(String(choices[0]!.value)).toMatch(/^[\w-]{16}$/);
    const opened = await discord.slash(discord.world.alice, 'article', { title: String(choices[0]!.value) }).response();
    expect(opened.text).toContain('Nothing much was said.');
    expect(opened.controls).toEqual([]);
  });

  it('takes a title, or words of one, that were typed and not chosen', async () => {
    const { discord } = await withArticles();
    const { alice } = discord.world;
    const whole = await discord.slash(alice, 'article', { title: 'Deep *down*' }).response();
    expect(whole.text).toContain('Nothing much was said.');
    const some = await discord.slash(alice, 'article', { title: 'in mosc' }).response();
    expect(some.text).toContain('bread and salt');
  });

  it('says what to do where there is no such article', async () => {
    const { discord } = await withArticles();
    const seen = await discord.slash(discord.world.alice, 'article', { title: '**zebra** @everyone' }).response();
    expect(show(seen.text).text).toContain('There is no article called “**zebra** @everyone” here. Type some words');
    expect(show(seen.text).other).toEqual([]);
  });

  it('turns pages after a restart, as the article is now, and says so when it has gone', async () => {
    const { discord, community, bot } = await withArticles();
    const first = await discord.slash(discord.world.alice, 'article', { title: talks.article.id }).response();
    await bot.stop();
    const later = createSession(discord, { community });
    later.engine.articles.push(stored([['A shorter text.']]));
    await later.bot.start();
    const now = await discord.click(first.message, 'Next').responseWhere((text) => text.includes('shorter'));
    expect(now.text).toContain('Page 1 of 1');
    const again = await discord.slash(discord.world.alice, 'article', { title: talks.article.id }).response();
    expect(again.controls).toEqual([]);
  });

  it('says so when the article has gone', async () => {
    const { discord, engine } = await withArticles();
    const first = await discord.slash(discord.world.alice, 'article', { title: talks.article.id }).response();
    engine.articles.length = 0;
    const gone = await discord.click(first.message, 'Next').responseWhere((text) => text.includes('no longer'));
    expect(gone.text).toBe('This article is no longer among the articles here.');
  });

  it('stays within the limits with an article that is all Markdown', async () => {
    const { discord, engine } = await openSession();
    const head = { id: 'h.txt', title: '[*'.repeat(200), author: '_'.repeat(300), source: '`'.repeat(300) };
    engine.articles.push(stored([['*_~`|[]<>\u202e @everyone '.repeat(300)]], head));
    const seen = await discord.slash(discord.world.alice, 'article', { title: 'h.txt' }).response();
    expect(show(seen.text).other.filter((one) => one !== 'timestamp')).toEqual([]);
    expect(discord.violations).toEqual([]);
  });
});

describe('titles to choose from', () => {
  it('keep outlet and date where the title is long', () => {
    const title = {
      id: 'a',
      key: 'k'.repeat(16),
      title: 'word '.repeat(60),
      source: 'The Courier',
      date: '2024-01-30',
    };
    const [long] = titleSuggestions([title]);
    expect(long!.name).toMatch(/^word word .*… · The Courier · 2024-01-30$/);
    expect(long!.name.length).toBeLessThanOrEqual(100);
    expect(
      titleSuggestions([{ ...title, title: 'Short', source: 'x '.repeat(90), date: null }])[0]!.name.length,
    ).toBeLessThan(100);
  });
});
