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

  it('prints its invitation, with the permissions that it needs and both scopes', async () => {
    const { discord, log } = await openSession();
    const line = log.lines.find(({ text }) => text.includes('oauth2/authorize'))!;
    const url = new URL(
      (JSON.parse(line.text.slice(0, line.text.indexOf('} ') + 1)) as { invitation: string }).invitation,
    );
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: discord.world.applicationId,
      scope: 'bot applications.commands',
      // View Channels, Send Messages, Send Messages in Threads, Read Message History, Add Reactions, Attach Files
      permissions: String((1n << 10n) | (1n << 11n) | (1n << 38n) | (1n << 16n) | (1n << 6n) | (1n << 15n)),
    });
  });

  it('says in which channels it lacks what', async () => {
    const discord = await openDiscord();
    const { world } = discord;
    world.deny(world.general, ['sendMessages', 'addReactions']);
    world.deny(world.addChannel('staff'), ['viewChannel']);
    const { bot, log } = createSession(discord);
    await bot.start();
    const lacks = log.lines.filter(({ level, text }) => level === 'warn' && text.includes('lacks permissions'));
    expect(lacks.map(({ text }) => text)).toEqual([expect.stringMatching(/#general \(Send Messages, Add Reactions\)/)]);
    expect(lacks[0]!.text).not.toContain('staff');
  });

  it('says which permissions its role lacks', async () => {
    const discord = await openDiscord();
    discord.world.everyone.permissions &= ~(1n << 16n);
    const { bot, log } = createSession(discord);
    await bot.start();
    expect(log.has('warn', /"missing":\["Read Message History"\].*lacks permissions: give them/)).toBe(true);
  });
});

describe.concurrent('without the Message Content intent', () => {
  const asked = async (discord: Awaited<ReturnType<typeof openDiscord>>) => {
    const { general, alice } = discord.world;
    const mention = discord.say(general, alice, `${discord.mention} Where?`);
    expect(textOf(await discord.answerTo(mention))).toContain('Moscow');
    const direct = discord.say(discord.world.directChannel(alice), alice, 'Where?');
    expect(textOf(await discord.answerTo(direct))).toContain('Moscow');
  };
  const askChannel = ({ world }: { world: { general: { id: string } } }) => ({ askChannelIds: [world.general.id] });

  it('mentions and direct messages are answered, ask channels are not; what is lost is said, and where to click', async () => {
    const { discord, log, engine } = await openSession({ config: askChannel });
    const lost = log.lines.find(({ text }) => text.includes('without the Message Content intent'))!;
    expect(lost.level).toBe('warn');
    expect(lost.text).toMatch(/applications\/\d+\/bot → Privileged Gateway Intents.*ask channels.*stay unanswered/);
    discord.say(discord.world.general, discord.world.alice, 'Where did they meet?');
    await asked(discord);
    expect(engine.asked.map(({ text }) => text)).toEqual(['Where?', 'Where?']);
  });

  it('nobody is warned where there is no ask channel', async () => {
    const { log } = await openSession();
    expect(log.has('info', /without the Message Content intent/)).toBe(true);
    expect(log.has('warn', /./)).toBe(false);
  });

  it('it logs in again without, where Discord refuses it after all', async () => {
    const discord = await openDiscord();
    discord.faults.next(4, { kind: 'server-error' }, /applications\/@me/);
    const { bot, log } = createSession(discord, { config: askChannel });
    await bot.start();
    expect(log.has('info', /logging in again without/)).toBe(true);
    expect([...discord.gateway.sessions.values()].filter(({ socket }) => socket !== null)).toHaveLength(1);
    await asked(discord);
  });

  it('it goes on where the intent is taken away while it runs', async () => {
    const refused: string[] = [];
    const { discord, log } = await openSession({
      discord: { messageContent: true },
      config: askChannel,
      options: () => ({ onRefused: (error) => void refused.push(error.code) }),
    });
    const { general, alice } = discord.world;
    expect(textOf(await discord.answerTo(discord.say(general, alice, 'Where did they meet?')))).toContain('Moscow');
    discord.world.application.contentGranted = false;
    discord.gateway.drop(4014);
    await until(() => log.has('warn', /without the Message Content intent/), 'the new login');
    await asked(discord);
    expect(refused).toEqual([]);
  });
});

describe.concurrent('what Discord refuses', () => {
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
