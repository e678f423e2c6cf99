import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { VerbatimError } from '../../../src/errors.js';
import { openSession } from '../../support/discord/session.js';
import { textOf } from '../../support/discord/text.js';
import { until } from '../../support/discord/until.js';

describe.concurrent('messages', () => {
  it('answers a mention with a reply to it, typing meanwhile', async () => {
    const { discord, engine } = await openSession();
    const { alice, bob, general } = discord.world;
    const question = discord.say(general, alice, `${discord.mention}  what did <@${bob.id}> <:hm:1> say?`);
    const answer = await discord.answerTo(question);
    expect(answer.message_reference?.message_id).toBe(question.id);
    expect(textOf(answer)).toContain('Moscow');
    expect(engine.asked).toEqual([{ text: 'what did Bob say?', top: 10 }]);
    expect(discord.typing).toEqual([general]);
    expect(discord.pings.map(({ pings }) => pings)).toEqual([{ users: [], roles: [], everyone: false }]);
    expect(discord.violations).toEqual([]);
  });

  it('says how to ask where the mention has no words', async () => {
    const { discord, engine } = await openSession();
    const answer = await discord.answerTo(discord.say(discord.world.general, discord.world.alice, discord.mention));
    expect(textOf(answer)).toContain('Ask me a question');
    expect(engine.asked).toEqual([]);
  });

  it('takes a mention of its role for one of itself, and says how to ask where the words don’t come with it', async () => {
    for (const messageContent of [true, false]) {
      const { discord, engine } = await openSession({ discord: { messageContent } });
      const { alice, general, botRole } = discord.world;
      const other = discord.world.addRole('Librarians');
      const silent = discord.say(general, alice, `<@&${other.id}> Where?`);
      const answer = await discord.answerTo(discord.say(general, alice, `<@&${botRole.id}> Where?`));
      expect(textOf(answer)).toContain(messageContent ? 'Moscow' : 'Ask me a question');
      expect(engine.asked.map(({ text }) => text)).toEqual(messageContent ? ['Where?'] : []);
      expect(discord.answersTo(silent).filter((m) => m.message_reference?.message_id === silent.id)).toEqual([]);
    }
  });

  it('is silent on everything else', async () => {
    const { discord, engine } = await openSession();
    const { world, mention } = discord;
    const { alice, bob, general } = world;
    const robot = world.addMember('Robot', { bot: true });
    world.allow(general, ['mentionEveryone'], alice);
    const byBob = discord.say(general, bob, 'Where did they meet?');
    const unanswered = [
      discord.say(general, alice, 'Where did they meet?'),
      discord.say(general, robot, `${mention} Where?`),
      discord.say(general, alice, `${mention} Where?`, { webhook: true }),
      discord.say(general, alice, `@everyone ask ${mention} anything`),
      discord.say(general, alice, `> ${mention} Where?\nthey said`),
      discord.say(general, alice, `>>> all of\n${mention} this`),
      discord.say(general, alice, `\`${mention}\` is how to write it`),
      discord.say(general, alice, `\`\`\`\n${mention} Where?\n\`\`\``),
      discord.say(general, alice, 'I think in Moscow', { replyTo: byBob }),
    ];
    const answered = discord.say(general, alice, `${mention} And now?`);
    await discord.answerTo(answered);
    expect(engine.asked).toEqual([{ text: 'And now?', top: 10 }]);
    await sleep(50);
    expect(
      unanswered
        .flatMap((message) => discord.answersTo(message))
        .filter((m) => m.message_reference?.message_id !== answered.id),
    ).toEqual([]);
  });

  it('takes a reply to its own answer for a question', async () => {
    const { discord, engine } = await openSession();
    const { alice, general } = discord.world;
    const answer = await discord.answerTo(discord.say(general, alice, `${discord.mention} Where?`));
    const followUp = discord.say(general, alice, 'And when?', { replyTo: answer });
    expect(textOf(await discord.answerTo(followUp))).toContain('Moscow');
    // Without a mention its words don't arrive; there is nothing to answer.
    const unread = discord.say(general, alice, 'And why?', { replyTo: answer, replyPing: false });
    await discord.answerTo(discord.say(general, alice, `${discord.mention} Who?`));
    expect(discord.answersTo(unread)).toEqual([]);
    expect(engine.asked.map(({ text }) => text)).toEqual(['Where?', 'And when?', 'Who?']);
  });

  it('answers direct messages', async () => {
    const { discord } = await openSession();
    const channel = discord.world.directChannel(discord.world.alice);
    const answer = await discord.answerTo(discord.say(channel, discord.world.alice, 'Where did they meet?'));
    expect(textOf(answer)).toContain('Moscow');
  });

  it('answers every message in an ask channel, and nowhere else', async () => {
    const { discord, engine } = await openSession({
      discord: { messageContent: true },
      config: ({ world }) => ({ askChannelIds: [world.addChannel('ask').id] }),
    });
    const { world } = discord;
    const channel = [...world.channels.values()].find(({ name }) => name === 'ask')!;
    world.allow(channel, ['mentionEveryone'], world.alice);
    discord.say(world.general, world.alice, 'Just talking');
    discord.say(channel, world.alice, '');
    discord.say(channel, world.alice, '@here a new rule');
    const answer = await discord.answerTo(discord.say(channel, world.alice, 'Where did they meet?'));
    expect(textOf(answer)).toContain('Moscow');
    expect(engine.asked).toEqual([{ text: 'Where did they meet?', top: 10 }]);
  });

  it('answers an error with what to do next', async () => {
    const { discord, engine } = await openSession();
    engine.onAsk = () => Promise.reject(new VerbatimError('QUESTION_EMPTY'));
    const answer = await discord.answerTo(
      discord.say(discord.world.general, discord.world.alice, `${discord.mention} ???`),
    );
    expect(textOf(answer)).toContain('Ask in words');
  });

  it('asks for patience once where somebody asks too fast: in private, with a reaction to the question', async () => {
    const { discord, engine } = await openSession({ config: () => ({ questionsPerMinute: 1 }) });
    const { alice, bob, general } = discord.world;
    await discord.answerTo(discord.say(general, alice, `${discord.mention} One?`));
    const second = discord.say(general, alice, `${discord.mention} Two?`);
    const direct = discord.world.directChannel(alice);
    const [told] = await until(
      () => (discord.world.messagesIn(direct).length > 0 ? discord.world.messagesIn(direct) : null),
      'the request',
    );
    expect(textOf(told!)).toMatch(/Ask again in \d+ s/);
    expect(discord.reactions.map(({ message, emoji }) => [message.id, emoji])).toEqual([[second.id, '⏳']]);
    const third = discord.say(general, alice, `${discord.mention} Three?`);
    await discord.answerTo(discord.say(general, bob, `${discord.mention} Four?`));
    for (const ignored of [second, third])
      expect(discord.answersTo(ignored).filter((m) => m.message_reference?.message_id === ignored.id)).toEqual([]);
    expect(discord.world.messagesIn(direct)).toHaveLength(1);
    expect(engine.asked.map(({ text }) => text)).toEqual(['One?', 'Four?']);
    expect(discord.violations).toEqual([]);
  });

  it('asks for patience with the reaction alone where direct messages are closed', async () => {
    const { discord, log } = await openSession({ config: () => ({ questionsPerMinute: 1 }) });
    const { alice, general } = discord.world;
    discord.closeDirect(alice);
    await discord.answerTo(discord.say(general, alice, `${discord.mention} One?`));
    discord.say(general, alice, `${discord.mention} Two?`);
    await until(() => log.has('warn', /50007.*patience could not be delivered/), 'the refusal');
    expect(discord.reactions).toHaveLength(1);
  });

  it('asks for patience in a direct message where the question came in one', async () => {
    const { discord } = await openSession({ config: () => ({ questionsPerMinute: 1 }) });
    const direct = discord.world.directChannel(discord.world.alice);
    await discord.answerTo(discord.say(direct, discord.world.alice, 'One?'));
    const told = await discord.answerTo(discord.say(direct, discord.world.alice, 'Two?'));
    expect(textOf(told)).toMatch(/Ask again in \d+ s/);
    expect(discord.reactions).toEqual([]);
  });

  it('says that it is busy, in the server’s language, rather than nothing', async () => {
    const { discord, engine } = await openSession();
    engine.onAsk = () => Promise.reject(new VerbatimError('BUSY'));
    const { alice, general } = discord.world;
    const answer = await discord.answerTo(discord.say(general, alice, `${discord.mention} Where?`));
    expect(textOf(answer)).toBe('More is being asked just now than can be answered. Ask again in a few seconds.');
    const seen = await discord.slash(alice, 'ask', { question: 'Where?' }, { locale: 'de' }).response();
    expect(seen.text).toContain('Frag in ein paar Sekunden noch einmal');
  });
});
