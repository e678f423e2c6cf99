import { describe, expect, it } from 'vitest';
import { hitsIn, stored } from '../../support/discord/corpus.js';
import { declined } from '../../support/discord/engine.js';
import { openSession } from '../../support/discord/session.js';
import { controlsOf, textOf } from '../../support/discord/text.js';
import { until } from '../../support/discord/until.js';

const talks = stored([['The talks opened in Moscow.']]);

async function inAskChannel() {
  const session = await openSession({
    discord: { messageContent: true },
    config: ({ world }) => ({ askChannelIds: [world.addChannel('ask').id], questionsPerMinute: 100 }),
  });
  const { discord, engine } = session;
  engine.onAsk = ({ text }) =>
    Promise.resolve({ ...declined(text), results: hitsIn(talks).map((hit) => ({ ...hit, score: 0.01 })) });
  const channel = [...discord.world.channels.values()].find(({ name }) => name === 'ask')!;
  return { ...session, channel };
}

describe.concurrent('an ask channel', () => {
  it('gets a reaction to talk, and words to a question that nothing answers', async () => {
    const { discord, channel, community } = await inAskChannel();
    const { alice, bob, guildId } = discord.world;
    const talk = discord.say(channel, alice, 'that was a long day');
    await until(() => discord.reactions.length === 1, 'a reaction');
    expect(discord.reactions[0]).toMatchObject({ message: { id: talk.id }, emoji: '🤷' });
    expect(discord.answersTo(talk)).toEqual([]);
    expect(community.answers.toMessage(talk.id)).toBeNull();

    const asked = discord.say(channel, bob, 'Who won the cup?');
    const answer = await discord.answerTo(asked);
    expect(textOf(answer)).toMatch(/None of the 5 articles here answers this[^]*Nothing quoted/);
    expect(controlsOf(answer)).toEqual(['More sources']);
    const gaps = community.gaps.rows({ guilds: [guildId], source: 'declined' });
    expect(gaps.map(({ question }) => question)).toEqual(['Who won the cup?']);
    expect(discord.violations).toEqual([]);
  });

  it('gets a reaction to thanks and greetings, which are never asked and never counted', async () => {
    const { discord, channel, engine } = await inAskChannel();
    const { alice } = discord.world;
    discord.say(channel, alice, 'thanks!');
    discord.say(channel, alice, 'hello all');
    await until(() => discord.reactions.length === 2, 'the reactions');
    expect(discord.reactions.map(({ emoji }) => emoji).sort()).toEqual(['👋', '👍'].sort());
    expect(engine.asked).toEqual([]);
    expect(discord.typing).toEqual([]);
  });

  it('does without the reaction where it may not react', async () => {
    const { discord, channel, log } = await inAskChannel();
    discord.forbid(channel, ['addReactions']);
    discord.say(channel, discord.world.alice, 'thanks!');
    await until(() => log.has('warn', /a reaction could not be delivered/), 'a line in the log');
    expect(log.has('error', /./)).toBe(false);
  });

  it('is one as soon as moderators set it, without a restart', async () => {
    const { discord, community, engine } = await inAskChannel();
    const { alice, guildId, general } = discord.world;
    discord.say(general, alice, 'Where is this?');
    await discord.answerTo(discord.say(general, alice, `${discord.mention} Who?`));
    community.settings.set({ guild: guildId }, 'askChannels', [general.id], alice.id);
    await discord.answerTo(discord.say(general, alice, 'Where is that?'));
    expect(engine.asked.map(({ text }) => text)).toEqual(['Who?', 'Where is that?']);
  });
});

describe.concurrent('courtesy elsewhere', () => {
  it('gets a reaction to thanks, and the how-to where someone greets the bot by name or in private', async () => {
    const { discord, engine } = await inAskChannel();
    const { alice, general } = discord.world;
    const direct = discord.world.directChannel(alice);
    expect(textOf(await discord.answerTo(discord.say(direct, alice, 'Hello!')))).toContain('Ask me a question');
    expect(textOf(await discord.answerTo(discord.say(general, alice, `Hi ${discord.mention}`)))).toContain('Ask me');
    discord.say(direct, alice, 'thanks a lot');
    await until(() => discord.reactions.length === 1, 'a reaction');
    expect(engine.asked).toEqual([]);
  });
});
