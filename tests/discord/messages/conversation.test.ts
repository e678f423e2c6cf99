import { describe, expect, it } from 'vitest';
import { createSession, openSession } from '../../support/discord/session.js';
import { until } from '../../support/discord/until.js';

const quote = 'The talks opened in Moscow on Tuesday.';
const first = { question: 'Where?', quote, article: '2024/talks.txt' };
const open = () =>
  openSession({ discord: { messageContent: true }, config: () => ({ askChannelIds: ['123456789012345678'] }) });

/** Alice asked in a thread of hers, and was answered. */
async function inThread() {
  const session = await open();
  const { discord } = session;
  const thread = discord.thread(discord.world.general, 'Talks');
  const question = discord.say(thread, discord.world.alice, `${discord.mention} Where?`);
  await discord.answerTo(question);
  return { ...session, thread, asked: () => session.engine.asked.map(({ text }) => text) };
}

describe.concurrent('a follow-up', () => {
  it('carries the exchange it replies to, whoever asks, also after a restart', async () => {
    const { discord, engine, community, bot } = await open();
    const { alice, bob, general } = discord.world;
    const answer = await discord.answerTo(discord.say(general, alice, `${discord.mention} Where?`));
    await discord.answerTo(discord.say(general, bob, 'And when?', { replyTo: answer }));
    expect(engine.asked[1]).toEqual({ text: 'And when?', top: 10, previous: first });
    await bot.stop();
    const next = createSession(discord, { community });
    await next.bot.start();
    await discord.answerTo(discord.say(general, bob, `${discord.mention} And why?`, { replyTo: answer }));
    expect(next.engine.asked[0]?.previous).toEqual(first);
  });

  it('in a direct message is of the newest answer there, while that is fresh', async () => {
    const { discord, engine } = await open();
    const { alice } = discord.world;
    const direct = discord.world.directChannel(alice);
    await discord.answerTo(discord.say(direct, alice, 'Where?'));
    await discord.answerTo(discord.say(direct, alice, 'And when?'));
    expect(engine.asked[1]?.previous).toEqual(first);
    discord.advance(31 * 60_000);
    await discord.answerTo(discord.say(direct, alice, 'Who won?'));
    expect(engine.asked[2]).toEqual({ text: 'Who won?', top: 10 });
  });

  it('that is edited leans on what came before it, and on nothing that came after', async () => {
    const { discord, engine } = await open();
    const { alice, general } = discord.world;
    const places = [discord.world.directChannel(alice), discord.thread(general, 'Talks')];
    for (const place of places) {
      const say = (words: string) => discord.say(place, alice, `${discord.mention} ${words}`);
      const edit = async (message: ReturnType<typeof say>, words: string) => {
        discord.edit(message, `${discord.mention} ${words}`);
        return until(() => engine.asked.find(({ text }) => text === words), 'the edit');
      };
      const opening = say('Where?');
      await discord.answerTo(opening);
      const followUp = say('And when?');
      await discord.answerTo(followUp);
      await discord.answerTo(say('Who won?'));
      expect((await edit(followUp, 'And since when?')).previous).toEqual(first);
      expect((await edit(opening, 'Where exactly?')).previous).toBeUndefined();
      engine.asked.length = 0;
    }
  });

  it('is none where a question stands for itself', async () => {
    const { discord, engine } = await open();
    const { alice, general } = discord.world;
    await discord.answerTo(discord.say(general, alice, `${discord.mention} Where?`));
    await discord.answerTo(discord.say(general, alice, `${discord.mention} And when?`));
    expect(engine.asked[1]).toEqual({ text: 'And when?', top: 10 });
  });
});

describe.concurrent('a thread it answered in', () => {
  it('lets the asker go on without a mention', async () => {
    const { discord, thread, engine, asked } = await inThread();
    const { alice } = discord.world;
    await discord.answerTo(discord.say(thread, alice, 'And when?'));
    expect(engine.asked[1]).toEqual({ text: 'And when?', top: 10, previous: first });
    const thought = discord.say(thread, alice, 'Hm, on a Tuesday.');
    const thanks = discord.say(thread, alice, 'thanks');
    await discord.answerTo(discord.say(thread, alice, 'who came'));
    expect(asked()).toEqual(['Where?', 'And when?', 'who came']);
    expect(discord.reactions.map(({ message }) => message.id)).toEqual([thanks.id]);
    expect(discord.answersTo(thought).map((m) => m.message_reference?.message_id)).not.toContain(thought.id);
    expect(discord.violations).toEqual([]);
  });

  it('hears who is told to, with the exchange', async () => {
    const { discord, thread, engine } = await inThread();
    await discord.answerTo(discord.say(thread, discord.world.bob, `${discord.mention} And when?`));
    expect(engine.asked[1]).toEqual({ text: 'And when?', top: 10, previous: first });
  });

  it('is silent while people talk to each other', async () => {
    const { discord, thread, asked } = await inThread();
    const { alice, bob } = discord.world;
    const carol = discord.world.addMember('Carol');
    discord.world.allow(discord.world.general, ['mentionEveryone'], alice);
    discord.say(thread, bob, 'Is that so?');
    const said = discord.say(thread, bob, 'I doubt it.');
    discord.say(thread, alice, 'Why do you think so?');
    discord.say(thread, alice, 'Really?', { replyTo: said });
    await discord.answerTo(discord.say(thread, alice, `${discord.mention} Who?`));
    discord.say(thread, alice, `<@${carol.id}> what do you think?`);
    discord.say(thread, alice, '@everyone who knows?');
    discord.say(thread, carol, 'Who, me?');
    await discord.answerTo(discord.say(thread, bob, `${discord.mention} Why?`));
    expect(asked()).toEqual(['Where?', 'Who?', 'Why?']);
  });

  it('lets the asker go on after a restart, and nobody else', async () => {
    const { discord, thread, community, bot } = await inThread();
    const { alice, bob } = discord.world;
    await bot.stop();
    const next = createSession(discord, { community, config: () => ({ askChannelIds: ['123456789012345678'] }) });
    await next.bot.start();
    await discord.answerTo(discord.say(thread, alice, 'And when?'));
    discord.say(thread, bob, 'And who?');
    await discord.answerTo(discord.say(thread, bob, `${discord.mention} Why?`));
    expect(next.engine.asked.map(({ text }) => text)).toEqual(['And when?', 'Why?']);
  });

  it('may be begun from an answer in a channel', async () => {
    const { discord, engine } = await open();
    const { alice, bob, general } = discord.world;
    const answer = await discord.answerTo(discord.say(general, alice, `${discord.mention} Where?`));
    const thread = discord.thread(general, 'Talks', { from: answer });
    discord.say(thread, bob, 'Is it so?');
    await discord.answerTo(discord.say(thread, bob, `${discord.mention} And when?`));
    expect(engine.asked[1]?.previous).toEqual(first);

    const other = await discord.answerTo(discord.say(general, alice, `${discord.mention} Where?`));
    const begun = discord.thread(general, 'More', { from: other });
    await discord.answerTo(discord.say(begun, alice, 'And when?'));
    expect(engine.asked.at(-1)?.previous).toEqual(first);
  });

  it('hears only those who turn to it, without the Message Content intent', async () => {
    const { discord, engine, log } = await openSession();
    const { alice, general } = discord.world;
    const thread = discord.thread(general, 'Talks');
    const answer = await discord.answerTo(discord.say(thread, alice, `${discord.mention} Where?`));
    discord.say(thread, alice, 'And when?');
    await discord.answerTo(discord.say(thread, alice, 'And why?', { replyTo: answer }));
    expect(engine.asked.map(({ text }) => text)).toEqual(['Where?', 'And why?']);
    expect(log.has('error', /./)).toBe(false);
  });
});
