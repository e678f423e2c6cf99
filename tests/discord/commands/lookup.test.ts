import { describe, expect, it } from 'vitest';
import { VerbatimError } from '../../../src/errors.js';
import { hitsIn, stored } from '../../support/discord/corpus.js';
import { show } from '../../support/discord/markdown.js';
import { createSession, openSession } from '../../support/discord/session.js';

const talks = stored([['They met at night.', 'The talks opened in Moscow.'], ['They went on for days.']]);
const port = stored([['The *harbour* was closed.'], ['Ships waited.'], ['A last passage.']], {
  id: 'port_2.txt',
  title: 'Harbour [closed]',
  source: 'Daily News',
  url: null,
});

async function withArticles() {
  const session = await openSession();
  session.engine.articles.push(talks, port);
  session.engine.onLookup = (_, top) => Promise.resolve(hitsIn(talks, port).slice(0, top));
  return session;
}

describe.concurrent('/lookup', () => {
  it('shows what holds the words, to the asker only, page by page in place', async () => {
    const { discord } = await withArticles();
    const first = await discord.slash(discord.world.alice, 'lookup', { query: 'talks *open*' }).response();
    expect(first.ephemeral).toBe(true);
    const shown = show(first.text);
    expect(shown.text).toContain('Passages that hold words of “talks *open*”');
    expect(shown.text).toContain('The *harbour* was closed.\nHarbour [closed] · Daily News');
    expect(shown.bold).toEqual(['They met at night.', 'They went on for days.', 'The *harbour* was closed.']);
    expect(shown.text).toContain('Page 1 of 2');
    const next = await discord.click(first.message, 'Next').responseWhere((text) => text.includes('2 of 2'));
    expect(next.text).toContain('A last passage.');
    expect(next.message.id).toBe(first.message.id);
    expect(discord.violations).toEqual([]);
  });

  it('shows in bold only the best of the sentences that hold them', async () => {
    const { discord, engine } = await withArticles();
    const [hit] = hitsIn(talks);
    const [first, second] = hit!.passage.sentences;
    const best = { start: first!.start, end: second!.end };
    engine.onLookup = () => Promise.resolve([{ ...hit!, best, key: second! }]);
    const seen = await discord.slash(discord.world.alice, 'lookup', { query: 'talks' }).response();
    expect(seen.text).toContain('> They met at night. **The talks opened in Moscow.**');
  });

  it('names the paragraph that the best of them stands in', async () => {
    const { discord, engine } = await withArticles();
    const both = stored([['They met at night.'], ['The talks opened in Moscow.']], { id: 'both.txt' });
    const [first, second] = both.passages;
    const passage = { ...first!, end: second!.end, text: both.article.text };
    const whole = { ...passage, sentences: [...first!.sentences, ...second!.sentences] };
    engine.articles.push({ ...both, passages: [whole] });
    const key = second!.sentences[0]!;
    const [hit] = hitsIn({ ...both, passages: [whole] });
    engine.onLookup = () => Promise.resolve([{ ...hit!, best: key, key }]);
    const seen = await discord.slash(discord.world.alice, 'lookup', { query: 'talks' }).response();
    expect(seen.text).toMatch(/ · ¶2$/);
  });

  it('turns pages after a restart, and leaves out what has changed since', async () => {
    const { discord, community, engine, bot } = await withArticles();
    const first = await discord.slash(discord.world.alice, 'lookup', { query: 'talks' }).response();
    await bot.stop();
    const later = createSession(discord, { community });
    later.engine.articles.push(engine.articles[0]!, stored([['Another text.']], { id: 'port_2.txt' }));
    await later.bot.start();
    const next = await discord.click(first.message, 'Next').responseWhere((text) => text.includes('were found then'));
    expect(next.text).toContain('3 further passages');
    expect(next.text).not.toContain('Ships');
  });

  it('says so where nothing holds the words, and what is no word', async () => {
    const { discord, engine } = await openSession();
    const none = await discord.slash(discord.world.alice, 'lookup', { query: 'zebra' }).response();
    expect(none.text).toBe('No passage here holds any of these words.');
    engine.onLookup = () => Promise.reject(new VerbatimError('QUESTION_EMPTY'));
    const empty = await discord.slash(discord.world.alice, 'lookup', { query: '…' }).response();
    expect(empty.text).toContain('no word in that question');
  });

  it('leaves no gap and no answer for others to follow', async () => {
    const { discord, community } = await withArticles();
    const { general, alice, guildId } = discord.world;
    await discord.slash(alice, 'lookup', { query: 'talks' }).response();
    expect(community.answers.newestIn(general.id, discord.world.snowflake())).toBeNull();
    expect(community.gaps.rows({ guilds: [guildId], source: null })).toEqual([]);
  });

  it('suggests what the corpus has, 25 at most, cut to 100 characters at a word', async () => {
    const { discord, engine } = await openSession();
    const long = `talks ${'about bread '.repeat(20)}`.trim();
    engine.suggested = [long, ...Array.from({ length: 40 }, (_, i) => `talks ${i}`), '*bread*'];
    const { choices } = await discord.autocomplete('lookup', 'query', 'talks');
    expect(choices).toHaveLength(25);
    expect(choices[1]).toEqual({ name: 'talks 0', value: 'talks 0' });
    expect(choices[0]!.name).toMatch(/^talks about bread .* about…$/);
    expect(choices[0]!.value).toMatch(/^talks about bread .* about$/);
    for (const { name, value } of choices) expect(Math.max(name.length, String(value).length)).toBeLessThanOrEqual(100);
    expect((await discord.autocomplete('lookup', 'query', 'zebra')).choices).toEqual([]);
    expect(discord.violations).toEqual([]);
  });

  it('stays within the limits with a query and passages that are all Markdown', async () => {
    const { discord, engine } = await openSession();
    const hostile = Array.from({ length: 6 }, (_, i) =>
      stored([['*_~`|[]<>'.repeat(130)]], { id: `${i}.txt`, title: '[*'.repeat(200), source: '_'.repeat(200) }),
    );
    engine.articles.push(...hostile);
    engine.onLookup = () => Promise.resolve(hitsIn(...hostile));
    const seen = await discord
      .slash(discord.world.alice, 'lookup', { query: '> **@everyone** '.repeat(60) })
      .response();
    expect(seen.text).toContain('Page 1 of 2');
    expect(show(seen.text).other.filter((one) => one !== 'timestamp')).toEqual([]);
    expect(discord.violations).toEqual([]);
  });
});
