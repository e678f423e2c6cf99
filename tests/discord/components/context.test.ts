import { describe, expect, it } from 'vitest';
import { answerIn, stored } from '../../support/discord/corpus.js';
import { declined } from '../../support/discord/engine.js';
import { show } from '../../support/discord/markdown.js';
import { createSession, openSession } from '../../support/discord/session.js';
import { controlsOf } from '../../support/discord/text.js';

const sentence = (n: number) =>
  `Sentence ${n} is about the delegations, who had arrived at night and were not seen by anyone.`;
const paragraph = (n: number) => [0, 1, 2, 3].map((i) => sentence(4 * n + i));
/** Five pages, the quote on the third. */
const talks = stored([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18].map(paragraph));
const words = sentence(40);
const month = 30 * 24 * 60 * 60_000;

async function answered() {
  const session = await openSession();
  const { discord, engine } = session;
  engine.articles.push(talks);
  engine.onAsk = ({ text }) => Promise.resolve(answerIn(text, words, talks));
  const question = discord.say(discord.world.general, discord.world.alice, `${discord.mention} Who came?`);
  return { ...session, answer: await discord.answerTo(question) };
}

describe.concurrent('Context', () => {
  it('shows the quote within its article, to whoever clicks, page by page', async () => {
    const { discord, answer } = await answered();
    const { bob } = discord.world;
    expect(controlsOf(answer)).toEqual(['Context', 'More sources', 'Helpful', 'Not helpful']);
    const opened = await discord.click(answer, 'Context', { by: bob }).response();
    expect(opened.ephemeral).toBe(true);
    expect(show(opened.text).bold).toEqual([words]);
    expect(opened.text).toContain('Page 3 of 5');
    expect(opened.controls).toEqual(['Previous', 'Next']);

    const next = await discord
      .click(opened.message, 'Next', { by: bob })
      .responseWhere((text) => text.includes('4 of 5'));
    expect(next.message.id).toBe(opened.message.id);
    expect(show(next.text).bold).toEqual([]);
    await discord.click(next.message, 'Previous', { by: bob }).responseWhere((text) => text.includes('3 of 5'));
    await discord.click(next.message, 'Previous', { by: bob }).responseWhere((text) => text.includes('2 of 5'));
    const first = await discord
      .click(next.message, 'Previous', { by: bob })
      .responseWhere((text) => text.includes('1 of 5'));
    expect(first.text).toContain(sentence(0));
    expect(() => discord.click(first.message, 'Previous', { by: bob })).toThrow('greyed out');
    expect(discord.violations).toEqual([]);
  });

  it('shows all of the article’s words, each once, over its pages', async () => {
    const { discord, answer } = await answered();
    let seen = await discord.click(answer, 'Context').response();
    for (const page of ['2', '1']) {
      seen = await discord.click(seen.message, 'Previous').responseWhere((text) => text.includes(`Page ${page} `));
    }
    const pages = [seen.text];
    for (const page of ['2', '3', '4', '5']) {
      seen = await discord.click(seen.message, 'Next').responseWhere((text) => text.includes(`Page ${page} `));
      pages.push(seen.text);
    }
    const lines = pages.flatMap((page) => page.split('\n').slice(1, -1));
    const shown = show(lines.join('\n')).text.replace(/\s+/g, ' ').trim();
    expect(shown).toBe(talks.article.text.replace(/\s+/g, ' '));
  });

  it('marks what the answer marks: the quote as a quote, its key sentence in bold; names its paragraph', async () => {
    const { discord, engine } = await answered();
    const quoted = `${sentence(40)} ${sentence(41)}`;
    engine.onAsk = ({ text }) => {
      const answer = answerIn(text, quoted, talks);
      const { start, end } = answer.quote!;
      const key = { start: end - sentence(41).length, end };
      return Promise.resolve({ ...answer, quote: { ...answer.quote!, start, end, key } });
    };
    const asked = await discord.slash(discord.world.alice, 'ask', { question: 'Who came?' }).response();
    const opened = await discord.click(asked.message, 'Context').response();
    expect(opened.text.split('\n').filter((line) => line.startsWith('> '))).toEqual([
      `> ${sentence(40)} **${sentence(41)}**`,
    ]);
    expect(opened.text).toContain(`\n\n${sentence(42)} ${sentence(43)}\n\n${sentence(44)}`);
    expect(opened.text.split('\n')[0]).toMatch(/ · ¶11$/);
    const next = await discord.click(opened.message, 'Next').responseWhere((text) => text.includes('4 of 5'));
    expect(next.text.split('\n')[0]).toMatch(/ · ¶1[2-6]$/);
    expect(next.text).not.toMatch(/^> /m);
  });

  it('works after a restart, a month later, for another member', async () => {
    const { discord, answer, bot, community, engine } = await answered();
    await bot.stop();
    discord.advance(month);
    const next = createSession(discord, { community });
    next.engine.articles.push(...engine.articles);
    await next.bot.start();
    const opened = await discord.click(answer, 'Context', { by: discord.world.bob }).response();
    expect(show(opened.text).bold).toEqual([words]);
  });

  it('says so where the article has changed, and whether the words still stand in it', async () => {
    const { discord, answer, engine } = await answered();
    engine.articles[0] = stored([['A new beginning.'], [words], ['The end.']]);
    const moved = await discord.click(answer, 'Context').response();
    expect(moved.text).toContain('has changed since; the quoted words still stand in it');
    expect(show(moved.text).bold).toEqual([words]);
    engine.articles[0] = stored([['Nothing is as it was.']]);
    const gone = await discord.click(answer, 'Context').response();
    expect(gone.text).toContain('no longer stand in it');
    expect(show(gone.text).bold).toEqual([]);
    engine.articles.pop();
    const removed = await discord.click(answer, 'Context').response();
    expect(removed.text).toContain('no longer among the articles here');
    expect(removed.controls).toEqual([]);
  });

  it('shows an unchanged article without a word about changes', async () => {
    const { discord, answer } = await answered();
    expect((await discord.click(answer, 'Context').response()).text).not.toContain('changed');
  });

  it('is not offered under a decline, and turns to the last page where the article got shorter', async () => {
    const { discord, engine, answer } = await answered();
    const opened = await discord.click(answer, 'Context').response();
    engine.articles[0] = stored([[words]]);
    const seen = await discord.click(opened.message, 'Next').responseWhere((text) => text.includes('Page 1 of 1'));
    expect(seen.controls).toEqual([]);
    engine.onAsk = ({ text }) => Promise.resolve(declined(text));
    const asked = await discord.slash(discord.world.alice, 'ask', { question: 'Who won?' }).response();
    expect(asked.controls).toEqual([]);
  });
});

describe.concurrent('a component that is forged, foreign or forgotten', () => {
  it('gets a polite word, to the clicker only', async () => {
    const { discord, answer, community } = await answered();
    const forge = async (customId: string) => {
      const forged = {
        ...answer,
        components: [{ type: 1, components: [{ type: 2, style: 2, label: 'X', custom_id: customId }] }],
      };
      const seen = await discord.click(forged, 'X', { by: discord.world.bob }).response();
      expect(seen.ephemeral).toBe(true);
      return seen.text;
    };
    for (const id of [
      '',
      'x',
      'v1:nothing:1',
      'v2:context:1',
      'v1:context',
      'v1:context:',
      `v1:context-page:${'a'.repeat(16)}:0`,
    ])
      expect(await forge(id), id).toMatch(/not one of this version|no longer kept/);
    expect(await forge('v1:context:AAAAAAAAAAAAAAAA')).toContain('no longer kept');
    const foreign = community.answers.record({
      answer: answerIn('?', words, talks),
      hashes: new Map(),
      user: '1',
      guild: '123456789012345678',
      channel: '1',
      questionMessage: null,
      private: false,
    });
    expect(await forge(`v1:context:${foreign}`)).toContain('another server');
    const own = community.answers.inMessage(answer.id)!.id;
    for (const page of ['', '0', '-1', 'x', '1e9'])
      expect(await forge(`v1:context-page:${own}:${page}`)).toContain('not one of');
    expect(discord.violations).toEqual([]);
  });
});
