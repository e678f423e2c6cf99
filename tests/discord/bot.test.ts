import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { definitions } from '../../src/discord/commands/registry.js';
import { isVerbatimError } from '../../src/errors.js';
import { answerTo } from '../support/discord/engine.js';
import { createSession, openDiscord, openSession } from '../support/discord/session.js';
import { textOf } from '../support/discord/text.js';
import { until } from '../support/discord/until.js';

/** The code of the error that a promise is rejected with. */
async function failure(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    if (isVerbatimError(error)) return error.code;
    throw error;
  }
  return 'none';
}

describe.concurrent('logging in', () => {
  it('registers the commands once, and again only when they changed', async () => {
    const discord = await openDiscord();
    const first = createSession(discord);
    await first.bot.start();
    expect(discord.commands.writes).toBe(1);
    expect(discord.commands.list(null).map((command) => command.name)).toEqual(definitions.map(({ name }) => name));
    await first.bot.stop();

    const second = createSession(discord);
    await second.bot.start();
    expect(discord.commands.writes).toBe(1);
    expect(second.log.has('info', /commands unchanged/)).toBe(true);
    await second.bot.stop();

    const stale = discord.commands.list(null)[0]!;
    discord.commands.patch(null, stale.id, { description: 'An older description' });
    const third = createSession(discord);
    await third.bot.start();
    expect(discord.commands.writes).toBe(3);
    expect(discord.commands.list(null)[0]).toMatchObject({
      id: stale.id,
      description: expect.stringContaining('quote') as string,
    });
    expect(discord.violations).toEqual([]);
  });

  it('registers in one server only where it is told to', async () => {
    const discord = await openDiscord();
    for (let i = 0; i < 2; i++) {
      const { bot } = createSession(discord, { config: ({ world }) => ({ guildId: world.guildId }) });
      await bot.start();
      await bot.stop();
    }
    expect(discord.commands.list(null)).toEqual([]);
    expect(discord.commands.list(discord.world.guildId)).toHaveLength(definitions.length);
    expect(discord.commands.writes).toBe(1);
  });

  it('answers even where the commands cannot be registered, and says what to check', async () => {
    const { discord, log } = await openSession({ config: () => ({ guildId: '123456789012345678' }) });
    expect(log.has('error', /could not be registered: check/)).toBe(true);
    const question = discord.say(discord.world.general, discord.world.alice, `${discord.mention} Where?`);
    expect(textOf(await discord.answerTo(question))).toContain('Moscow');
  });

  it('says that the token is wrong', async () => {
    const discord = await openDiscord();
    const wrong = createSession(discord, { config: () => ({ token: 'MTIz.wrong.token' }) });
    expect(await failure(wrong.bot.start())).toBe('DISCORD_TOKEN_INVALID');
    const broken = createSession(discord, { config: () => ({ token: 'two\nlines' }) });
    expect(await failure(broken.bot.start())).toBe('DISCORD_TOKEN_INVALID');
  });

  it('says that the Message Content intent is not granted, and asks for it with ask channels only', async () => {
    const discord = await openDiscord({ messageContent: false });
    const asking = createSession(discord, { config: ({ world }) => ({ askChannelIds: [world.general.id] }) });
    expect(await failure(asking.bot.start())).toBe('DISCORD_INTENT');
    const plain = createSession(discord);
    await plain.bot.start();
  });

  it('says that Discord cannot be reached', async () => {
    const discord = await openDiscord();
    const { bot } = createSession(discord, { config: () => ({ apiUrl: 'http://127.0.0.1:9/api' }) });
    expect(await failure(bot.start())).toBe('DISCORD_UNREACHABLE');
  });

  it('tells when Discord refuses the running bot for good', async () => {
    const refused: string[] = [];
    const { discord } = await openSession({ options: () => ({ onRefused: (error) => void refused.push(error.code) }) });
    discord.gateway.drop(4004);
    await until(() => refused.length > 0, 'the refusal');
    expect(refused).toEqual(['DISCORD_TOKEN_INVALID']);
  });
});

describe.concurrent('the connection', () => {
  it('is resumed after a drop, and what was said meanwhile is answered', async () => {
    const { discord, engine, log } = await openSession();
    const { alice, general } = discord.world;
    engine.onAsk = async ({ text }) => {
      discord.gateway.drop();
      await sleep(50);
      return answerTo(text);
    };
    const before = discord.slash(alice, 'ask', { question: 'Where?' });
    expect((await before.response()).text).toContain('Moscow');
    engine.onAsk = ({ text }) => Promise.resolve(answerTo(text));
    const meanwhile = discord.say(general, alice, `${discord.mention} When?`);
    expect(textOf(await discord.answerTo(meanwhile))).toContain('Moscow');
    expect(discord.gateway.sessions.size).toBe(1);
    expect(log.has('info', /resumed/)).toBe(true);
    expect(discord.violations).toEqual([]);
  });

  it('begins anew where the session is gone', async () => {
    const { discord } = await openSession();
    discord.gateway.invalidate();
    await until(() => discord.gateway.sessions.size === 1, 'a new session', 15_000);
    const seen = await discord.slash(discord.world.alice, 'ask', { question: 'Where?' }).response();
    expect(seen.text).toContain('Moscow');
  });
});

describe.concurrent('stopping', () => {
  it('lets an answer in hand finish, and takes no new question', async () => {
    const { discord, engine, bot } = await openSession();
    const { alice } = discord.world;
    const gate = new AbortController();
    engine.onAsk = async ({ text }) => {
      await once(gate.signal, 'abort');
      return answerTo(text);
    };
    const asked = discord.slash(alice, 'ask', { question: 'Where?' });
    const said = discord.say(discord.world.general, alice, `${discord.mention} When?`);
    await until(() => engine.asked.length === 2, 'the questions');
    const stopped = bot.stop();
    discord.slash(alice, 'ask', { question: 'Too late?' });
    await sleep(50);
    gate.abort();
    await stopped;
    expect(asked.interaction.contents).toEqual([expect.stringContaining('Moscow')]);
    expect(textOf(await discord.answerTo(said, 0))).toContain('Moscow');
    expect(engine.asked).toHaveLength(2);
    await until(() => [...discord.gateway.sessions.values()].every((session) => session.socket === null), 'the close');
  });

  it('tells a moderator whose reindexing it cuts short', async () => {
    const { discord, engine, bot } = await openSession();
    engine.onReindex = () => new Promise(() => undefined);
    const running = discord.slash(discord.world.alice, 'reindex', {}, { memberPermissions: ['manageGuild'] });
    await until(() => engine.reindexed.length === 1, 'the reindexing');
    await bot.stop();
    expect((await running.response()).text).toContain('Indexing stopped (Verbatim was shut down)');
  });

  it('does not wait for ever', async () => {
    const { discord, engine, bot, log } = await openSession();
    engine.onAsk = () => new Promise(() => undefined);
    discord.slash(discord.world.alice, 'ask', { question: 'Where?' });
    await until(() => engine.asked.length === 1, 'the question');
    await bot.stop();
    expect(log.has('info', /finishing the answers/)).toBe(true);
  });

  it('while the connection is being made anew waits for it, and then closes it', async () => {
    const { discord, bot, log } = await openSession();
    discord.gateway.drop();
    await until(() => log.has('info', /reconnecting/), 'the drop');
    await bot.stop();
    expect(log.has('info', /resumed/)).toBe(true);
    expect([...discord.gateway.sessions.values()].filter((session) => session.socket !== null)).toEqual([]);
  });

  it('comes to an end where Discord is gone, whatever the connection is about to do', async () => {
    const { discord, bot, log } = await openSession();
    await discord.stop();
    await until(() => log.has('info', /reconnecting/), 'the drop');
    await bot.stop();
  });

  it('may come before logging in', async () => {
    const { bot } = createSession(await openDiscord());
    await bot.stop();
  });
});

describe('the log', () => {
  it('never holds the token, nor the words of a member', async () => {
    const { discord, engine, log, bot } = await openSession();
    engine.onAsk = () => Promise.reject(new Error('broken'));
    await discord.slash(discord.world.alice, 'ask', { question: 'A secret question?' }).response();
    discord.deleteChannel(discord.world.general);
    await bot.stop();
    expect(log.lines.length).toBeGreaterThan(2);
    const text = JSON.stringify(log.lines);
    expect(text).not.toContain(discord.token);
    expect(text).not.toContain('secret');
  });
});
