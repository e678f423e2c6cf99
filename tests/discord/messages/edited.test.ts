import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { VerbatimError } from '../../../src/errors.js';
import { answerTo, declined, quoteOf } from '../../support/discord/engine.js';
import { createSession, openSession } from '../../support/discord/session.js';
import { controlsOf, textOf } from '../../support/discord/text.js';
import { until } from '../../support/discord/until.js';

async function answered() {
  const session = await openSession();
  const { discord, engine } = session;
  engine.onAsk = ({ text }) =>
    Promise.resolve(answerTo(text, { quote: quoteOf(text.startsWith('When') ? 'It was on Tuesday.' : 'In Moscow.') }));
  const question = discord.say(discord.world.general, discord.world.alice, `${discord.mention} Where?`);
  return { ...session, question, answer: await discord.answerTo(question) };
}

describe.concurrent('an edited question', () => {
  it('has its answer edited: the same message, no typing, new buttons', async () => {
    const { discord, question, answer, community, engine } = await answered();
    const before = await until(() => community.answers.inMessage(answer.id), 'the record');
    discord.edit(question, `${discord.mention} When?`);
    await until(() => textOf(answer).includes('Tuesday'), 'the edited answer');
    await until(() => community.answers.inMessage(answer.id)?.question === 'When?', 'the record');
    expect(discord.answersTo(question)).toHaveLength(1);
    expect(discord.typing).toHaveLength(1);
    expect(community.answers.find(before.id)).toBeNull();
    expect((await discord.click(answer, 'Helpful').response()).text).toContain('counted');
    expect(engine.asked.map(({ text }) => text)).toEqual(['Where?', 'When?']);
    for (const { pings } of discord.pings) expect(pings).toEqual({ users: [], roles: [], everyone: false });
    expect(discord.violations).toEqual([]);
  });

  it('is not asked again where Discord changed the message and nobody its words', async () => {
    const { discord, question, engine, log } = await answered();
    discord.unfurl(question, [{ title: 'A preview' }]);
    discord.unfurl(question, [{ title: 'A preview' }], true);
    discord.pin(question);
    discord.edit(question, `${discord.mention}   Where? `);
    discord.edit(question, discord.mention);
    await discord.answerTo(discord.say(discord.world.general, discord.world.bob, `${discord.mention} And?`));
    expect(engine.asked.map(({ text }) => text)).toEqual(['Where?', 'And?']);
    expect(log.has('error', /./)).toBe(false);
  });

  it('is answered after a restart, and again when it is edited again', async () => {
    const { discord, question, answer, bot, community } = await answered();
    await bot.stop();
    const next = createSession(discord, { community });
    await next.bot.start();
    next.engine.onAsk = ({ text }) => Promise.resolve(answerTo(text, { quote: quoteOf(`Of ${text}`) }));
    discord.unfurl(question, [], true);
    discord.edit(question, `${discord.mention} When?`);
    await until(() => textOf(answer).includes('Of When?'), 'the first edit');
    discord.edit(question, `${discord.mention} Why?`);
    await until(() => textOf(answer).includes('Of Why?'), 'the second edit');
    expect(next.log.has('error', /./)).toBe(false);
  });

  it('that was never answered stays so', async () => {
    const { discord, engine } = await openSession();
    const { general, alice, bob } = discord.world;
    const talk = discord.say(general, alice, 'Just talking');
    await discord.answerTo(discord.say(general, bob, `${discord.mention} First?`));
    discord.edit(talk, `${discord.mention} Where?`);
    await discord.answerTo(discord.say(general, bob, `${discord.mention} And?`));
    await sleep(20);
    expect(engine.asked.map(({ text }) => text)).toEqual(['First?', 'And?']);
  });

  it('is answered with its last words, where it is edited while it is being answered', async () => {
    const { discord, engine } = await openSession();
    const { general, alice } = discord.world;
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    engine.onAsk = async ({ text }) => {
      await gate;
      return answerTo(text, { quote: quoteOf(`Of ${text}`) });
    };
    const question = discord.say(general, alice, `${discord.mention} One?`);
    await until(() => engine.asked.length === 1, 'the question');
    discord.edit(question, `${discord.mention} Two?`);
    discord.edit(question, `${discord.mention} Three?`);
    open();
    const answer = await discord.answerTo(question);
    await until(() => textOf(answer).includes('Of Three?'), 'the answer to the last words');
    expect(discord.answersTo(question)).toHaveLength(1);
    expect(discord.violations).toEqual([]);
  });

  it('gets the error in its answer’s place, and its answer when it is put right', async () => {
    const { discord, question, answer, engine, log } = await answered();
    const given = engine.onAsk;
    engine.onAsk = () => Promise.reject(new VerbatimError('QUESTION_EMPTY'));
    discord.edit(question, `${discord.mention} ???`);
    await until(() => textOf(answer).includes('Ask in words'), 'the error');
    engine.onAsk = given;
    discord.edit(question, `${discord.mention} When?`);
    await until(() => textOf(answer).includes('Tuesday'), 'the answer');
    expect(log.has('info', /QUESTION_EMPTY.*refused/)).toBe(true);
    expect(log.has('error', /./)).toBe(false);
  });

  it('is heard again, and its deletion noticed, where an answer could not be shown', async () => {
    const { discord, question, answer, engine, community, log } = await answered();
    const { general, guildId } = discord.world;
    const before = await until(() => community.answers.inMessage(answer.id), 'the record');
    const given = engine.onAsk;
    engine.onAsk = ({ text }) => {
      discord.world.deny(general, ['viewChannel']);
      return Promise.resolve(declined(text));
    };
    discord.edit(question, `${discord.mention} Why?`);
    await until(() => log.has('warn', /an edited answer could not be delivered/), 'the failure');
    await until(() => community.answers.toMessage(question.id)?.id === before.id, 'the record to go');
    expect(community.gaps.page({ guilds: [guildId], source: null }, 0, 9).total).toBe(0);
    engine.onAsk = given;
    general.overwrites.clear();
    discord.edit(question, `${discord.mention} When?`);
    await until(() => textOf(answer).includes('Tuesday'), 'the edited answer');
    discord.remove(question);
    await until(() => controlsOf(answer).includes('Delete'), 'the offer to go');
  });

  it('is heard again where its answer could not be kept', async () => {
    const { discord, question, answer, engine } = await answered();
    const hashes = engine.hashes.bind(engine);
    engine.hashes = () => Promise.reject(new Error('no hashes'));
    discord.edit(question, `${discord.mention} When?`);
    await until(() => textOf(answer).includes('Tuesday'), 'the edited answer');
    expect(controlsOf(answer)).toEqual([]);
    engine.hashes = hashes;
    discord.edit(question, `${discord.mention} Where?`);
    await until(() => textOf(answer).includes('Moscow'), 'the next edit');
    await until(() => controlsOf(answer).includes('Helpful'), 'its buttons');
  });
});
