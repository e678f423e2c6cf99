import { describe, expect, it } from 'vitest';
import { createSession, openSession } from '../../support/discord/session.js';
import { until } from '../../support/discord/until.js';

async function answered() {
  const session = await openSession();
  const { discord } = session;
  const question = discord.say(discord.world.general, discord.world.alice, `${discord.mention} Where?`);
  const answer = await discord.answerTo(question);
  const { id } = await until(() => session.community.answers.inMessage(answer.id), 'the record');
  return { ...session, answer, id };
}

describe.concurrent('Helpful and Not helpful', () => {
  it('count one vote a person, which can be changed, and tell nobody else', async () => {
    const { discord, answer, community, id } = await answered();
    const { alice, bob } = discord.world;
    const seen = await discord.click(answer, 'Helpful', { by: alice }).response();
    expect(seen.ephemeral).toBe(true);
    expect(seen.text).toContain('counted as helpful');
    await discord.click(answer, 'Helpful', { by: alice }).response();
    await discord.click(answer, 'Not helpful', { by: bob }).response();
    expect(community.votes.tally(id)).toEqual({ helpful: 1, notHelpful: 1 });
    const changed = await discord.click(answer, 'Not helpful', { by: alice }).response();
    expect(changed.text).toContain('counted as not helpful');
    expect(community.votes.tally(id)).toEqual({ helpful: 0, notHelpful: 2 });
    expect(discord.violations).toEqual([]);
  });

  it('make a gap of the articles that were asked for', async () => {
    const { discord, community } = await answered();
    const { alice, bob, guildId } = discord.world;
    const asked = { question: 'Where?', source: 'The Courier', after: '2024-01-01' };
    const { message } = await discord.slash(alice, 'ask', asked).response();
    await discord.click(message, 'Not helpful', { by: bob }).response();
    const narrowing = { source: 'The Courier', after: '2024-01-01' };
    expect(community.gaps.rows({ guilds: [guildId], source: null })).toMatchObject([{ question: 'Where?', narrowing }]);
  });

  it('work after a restart, a month later', async () => {
    const { discord, answer, community, id, bot } = await answered();
    await bot.stop();
    discord.advance(30 * 24 * 60 * 60_000);
    const next = createSession(discord, { community });
    await next.bot.start();
    await discord.click(answer, 'Helpful').response();
    expect(community.votes.tally(id).helpful).toBe(1);
  });

  it('say so where the answer is no longer kept', async () => {
    const { discord, answer, community, id } = await answered();
    community.answers.remove(id);
    const seen = await discord.click(answer, 'Helpful').response();
    expect(seen.text).toContain('no longer kept');
    expect(seen.ephemeral).toBe(true);
  });

  it('answer in the clicker’s own language', async () => {
    const { discord, answer } = await answered();
    const seen = await discord.click(answer, 'Helpful', { locale: 'de' }).response();
    expect(seen.text).toContain('als hilfreich gezählt');
  });
});
