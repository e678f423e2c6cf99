import { describe, expect, it } from 'vitest';
import { answerIn, stored } from '../../support/discord/corpus.js';
import { show } from '../../support/discord/markdown.js';
import { createSession, openSession } from '../../support/discord/session.js';
import { controlsOf, textOf } from '../../support/discord/text.js';
import { until } from '../../support/discord/until.js';

const words = 'The talks opened in Moscow.';
const talks = stored([[words], ['They went on for days.']]);

async function asked() {
  const session = await openSession();
  const { discord, engine } = session;
  engine.articles.push(talks);
  engine.onAsk = ({ text }) => Promise.resolve(answerIn(text, words, talks));
  const seen = await discord.slash(discord.world.alice, 'ask', { question: 'Where?', private: true }).response();
  const publicly = () => discord.world.messagesIn(discord.world.general).filter((m) => m.viewer === null);
  return { ...session, seen, publicly };
}

describe.concurrent('Share', () => {
  it('makes a private answer public, once, naming who shared it', async () => {
    const { discord, seen, publicly, engine } = await asked();
    const { alice, bob } = discord.world;
    expect(seen.controls).toEqual(['Context', 'More sources', 'Helpful', 'Not helpful', 'Share']);
    expect(publicly()).toEqual([]);
    const first = discord.click(seen.message, 'Share', { by: alice });
    const second = discord.click(seen.message, 'Share', { by: alice });
    const refused = await second.followUp();
    const shared = await first.followUp();
    expect(refused.text).toContain('shared already');
    expect(refused.ephemeral).toBe(true);
    expect(shared.ephemeral).toBe(false);
    expect(shared.text).toMatch(new RegExp(`^-# Shared by <@${alice.id}>\n> \\*\\*The talks`));
    expect(shared.controls).toEqual(['Context', 'More sources', 'Helpful', 'Not helpful']);
    expect(publicly()).toHaveLength(1);
    expect(engine.asked).toHaveLength(1);
    for (const { pings } of discord.pings) expect(pings.users).toEqual([]);
    await until(() => !controlsOf(seen.message).includes('Share'), 'the button to go');
    expect(controlsOf(seen.message)).toEqual(['Context', 'More sources', 'Helpful', 'Not helpful']);

    const context = await discord.click(shared.message, 'Context', { by: bob }).response();
    expect(show(context.text).bold).toEqual([words]);
    const followUp = discord.say(discord.world.general, bob, 'And when?', { replyTo: shared.message });
    await discord.answerTo(followUp);
    expect(engine.asked.at(-1)?.previous).toEqual({ question: 'Where?', quote: words, article: talks.article.id });
    expect(discord.violations).toEqual([]);
  });

  it('says so where the article has changed since, or gone', async () => {
    const fates = [
      [stored([['Something else.']]), 'the quoted words no longer stand in it'],
      [stored([['Before.'], [words]]), 'the quoted words still stand in it'],
      [null, 'no longer among the articles here'],
    ] as const;
    for (const [now, said] of fates) {
      const { discord, seen, engine } = await asked();
      const vote = await discord.click(seen.message, 'Helpful').response();
      expect(vote.text).not.toContain('article');
      engine.articles.splice(0, 1, ...(now === null ? [] : [now]));
      const shared = await discord.click(seen.message, 'Share').followUp();
      expect(shared.text).toContain(said);
      expect(shared.text).toContain(words);
      expect((await discord.click(shared.message, 'Not helpful').response()).text).toContain(said);
    }
  });

  it('is offered on private answers only, and not in direct messages, where there is nobody to share with', async () => {
    const { discord } = await asked();
    const { alice } = discord.world;
    const open = await discord.slash(alice, 'ask', { question: 'Where?' }).response();
    expect(open.controls).not.toContain('Share');
    const channel = discord.world.directChannel(alice);
    const direct = await discord.slash(alice, 'ask', { question: 'Where?', private: true }, { channel }).response();
    expect(direct.controls).not.toContain('Share');
  });

  it('can be tried again where the message could not be sent', async () => {
    const { discord, seen, publicly } = await asked();
    discord.faults.next(4, { kind: 'server-error' }, /^POST \/webhooks/);
    const failed = await discord.click(seen.message, 'Share').followUp();
    expect(failed.text).toContain('could not be shown in this channel');
    expect(publicly()).toEqual([]);
    expect(textOf(seen.message)).toContain(words);
    await discord.click(seen.message, 'Share').followUp();
    expect(publicly()).toHaveLength(1);
  });

  it('works after a restart', async () => {
    const { discord, seen, publicly, bot, community } = await asked();
    await bot.stop();
    const next = createSession(discord, { community });
    await next.bot.start();
    await discord.click(seen.message, 'Share').followUp();
    expect(textOf(publicly()[0]!)).toContain(words);
  });
});
