import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { IndexReport, Progress } from '../../src/types.js';
import { answerTo, reportOf } from '../support/discord/engine.js';
import { openSession } from '../support/discord/session.js';
import { textOf } from '../support/discord/text.js';
import { until } from '../support/discord/until.js';

const edit = /^PATCH \/webhooks/;
const post = /^POST \/channels\/\d+\/messages$/;

describe.concurrent('when Discord is in trouble', () => {
  it('answers after a rate limit, of the route or global', async () => {
    const { discord } = await openSession();
    discord.faults.next(1, { kind: 'rate-limit', seconds: 0.3 }, edit);
    discord.faults.next(1, { kind: 'rate-limit', seconds: 0.3, global: true }, post);
    const seen = discord.slash(discord.world.alice, 'ask', { question: 'Where?' }).response();
    const question = discord.say(discord.world.general, discord.world.alice, `${discord.mention} Where?`);
    expect((await seen).text).toContain('Moscow');
    expect(textOf(await discord.answerTo(question))).toContain('Moscow');
    expect(discord.requests.filter(({ status }) => status === 429)).toHaveLength(2);
  });

  it('answers once though requests fail five times, or their answers are lost', async () => {
    const { discord } = await openSession();
    const { alice, general } = discord.world;
    discord.faults.next(5, { kind: 'server-error' }, edit);
    discord.faults.next(5, { kind: 'server-error' }, post);
    const seen = discord.slash(alice, 'ask', { question: 'Where?' }).response();
    const question = discord.say(general, alice, `${discord.mention} Where?`);
    expect((await seen).text).toContain('Moscow');
    await discord.answerTo(question);
    expect(discord.answersTo(question).filter((m) => m.message_reference !== null)).toHaveLength(1);
    discord.faults.next(6, { kind: 'lost-answer' }, post);
    const again = discord.say(general, alice, `${discord.mention} Again?`);
    await until(() => discord.requests.filter(({ status }) => status === 500).length === 16, 'the attempts');
    await until(() => discord.requests.at(-1)?.status === 200, 'the last attempt');
    expect(discord.answersTo(again).filter((m) => m.message_reference?.message_id === again.id)).toHaveLength(1);
    discord.faults.next(1, { kind: 'hang-up' }, edit);
    expect((await discord.slash(alice, 'ask', { question: 'Again?' }).response()).text).toContain('Moscow');
  });

  it('acknowledges though the first attempt fails', async () => {
    const { discord } = await openSession();
    discord.faults.next(1, { kind: 'server-error' }, /callback$/);
    discord.faults.next(1, { kind: 'lost-answer' }, /callback$/);
    const seen = await discord.slash(discord.world.alice, 'ask', { question: 'Where?' }).response();
    expect(seen.text).toContain('Moscow');
    // The second attempt had arrived, so the third was one too many; the answer came all the same.
    expect(discord.violations).toEqual([expect.stringContaining('acknowledged twice')]);
  });

  it('answers a message in spite of all at once: a lost connection, a rate limit and failures', async () => {
    const { discord, engine, log } = await openSession();
    const { alice, general } = discord.world;
    engine.onAsk = ({ text }) => {
      discord.gateway.drop();
      discord.faults.next(1, { kind: 'rate-limit', seconds: 0.2 }, post);
      discord.faults.next(1, { kind: 'server-error', status: 502 }, post);
      return Promise.resolve(answerTo(text));
    };
    const question = discord.say(general, alice, `${discord.mention} Where?`);
    const answer = await discord.answerTo(question);
    expect(answer.message_reference?.message_id).toBe(question.id);
    await until(() => log.has('info', /was resumed/), 'the connection');
    expect(discord.answersTo(question)).toHaveLength(1);
    expect((await discord.click(answer, 'Helpful').response()).text).toContain('counted');
    expect(discord.violations).toEqual([]);
  });

  it('brings a reindexing to its end through rate limits, failures and a lost connection', async () => {
    const { discord, engine, log } = await openSession();
    let finish: (report: IndexReport) => void = () => undefined;
    let progress: (progress: Progress) => void = () => undefined;
    engine.onReindex = (onProgress) => {
      progress = onProgress;
      return new Promise((resolve) => (finish = resolve));
    };
    const running = discord.slash(discord.world.alice, 'reindex', {}, { memberPermissions: ['manageGuild'] });
    await until(() => engine.reindexed.length === 1, 'the reindexing');
    discord.faults.next(1, { kind: 'rate-limit', seconds: 0.3 }, edit);
    progress({ stage: 'embedding', done: 1, total: 30 });
    await running.responseWhere((text) => text.includes('1 of 30'));
    discord.gateway.drop();
    discord.faults.next(5, { kind: 'server-error' }, edit);
    finish(reportOf());
    expect((await running.responseWhere((text) => text.includes('Reindexed'))).text).toContain('2024/new.md');
    await until(() => log.has('info', /was resumed/), 'the connection');
    expect((await discord.slash(discord.world.alice, 'ask', { question: 'Where?' }).response()).text).toContain(
      'Moscow',
    );
    expect(discord.violations).toEqual([]);
  });

  it('acknowledges though the connection is cut, and then nothing but failures come', async () => {
    const { discord } = await openSession();
    discord.faults.next(1, { kind: 'hang-up' }, /callback$/);
    discord.faults.next(5, { kind: 'server-error', status: 503 }, /callback$/);
    const seen = await discord.slash(discord.world.alice, 'ask', { question: 'Where?' }).response();
    expect(seen.text).toContain('Moscow');
    expect(discord.violations).toEqual([]);
  });

  it('tells once who asks too fast, though the answer to that is lost', async () => {
    const { discord } = await openSession({ config: () => ({ questionsPerMinute: 1 }) });
    const { alice, general } = discord.world;
    await discord.slash(alice, 'ask', { question: 'Where?' }).response();
    discord.faults.next(1, { kind: 'lost-answer' }, post);
    discord.say(general, alice, `${discord.mention} Where?`);
    const direct = discord.world.directChannel(alice);
    const sent = () => discord.requests.filter(({ path }) => path === `/channels/${direct.id}/messages`);
    await until(() => sent().at(-1)?.status === 200, 'the second attempt');
    expect(discord.world.messagesIn(direct)).toHaveLength(1);
    discord.faults.next(1, { kind: 'lost-answer' }, /callback$/);
    const refused = discord.slash(alice, 'ask', { question: 'Where?' });
    expect((await refused.response()).text).toContain('Ask again in');
  });

  it('acts once on what Discord sends again when the connection is resumed', async () => {
    const { discord, engine, log } = await openSession();
    const { alice, general } = discord.world;
    const question = discord.say(general, alice, `${discord.mention} Where?`);
    await discord.answerTo(question);
    await discord.slash(alice, 'ask', { question: 'Where?' }).response();
    // More than discord.js remembers of a channel.
    for (let i = 0; i < 30; i++) discord.say(general, alice, 'Talk');
    const last = discord.say(general, alice, `${discord.mention} When?`);
    await discord.answerTo(last);
    discord.gateway.repeat(100);
    discord.gateway.drop();
    await until(() => log.has('info', /was resumed/), 'the connection');
    await discord.slash(alice, 'ask', { question: 'Again?' }).response();
    expect(engine.asked).toHaveLength(4);
    expect(discord.answersTo(question).filter((m) => m.message_reference?.message_id === question.id)).toHaveLength(1);
    expect(discord.violations).toEqual([]);
  });

  it('says where an answer went that came late, though it could not be sent there at first', async () => {
    const { discord, engine } = await openSession();
    const { alice, general, bot } = discord.world;
    engine.onAsk = ({ text }) => {
      discord.advance(14.5 * 60_000);
      // Of one attempt of the bot's, discord.js makes four.
      discord.faults.next(4, { kind: 'server-error' }, post);
      return Promise.resolve(answerTo(text));
    };
    const seen = await discord.slash(alice, 'ask', { question: 'Where?' }).response();
    const said = discord.world.messagesIn(general).find((m) => m.author.id === bot.id && m.webhook_id === null)!;
    expect(textOf(said)).toContain('Moscow');
    expect(seen.text).toMatch(new RegExp(`^This goes on in \\S+/${said.id}$`));
    expect(discord.violations).toEqual([]);
  });

  it('leaves an interaction alone that it could not acknowledge in time', async () => {
    const { discord, engine, log } = await openSession();
    discord.faults.next(1, { kind: 'delay', milliseconds: 3_200 }, /callback$/);
    discord.slash(discord.world.alice, 'ask', { question: 'Where?' });
    await until(() => log.has('warn', /could not be acknowledged/), 'a line in the log');
    expect(engine.asked).toEqual([]);
    expect(discord.violations).toHaveLength(1);
  });
});

describe.concurrent('when the engine is stalled for 5 s', () => {
  it('acknowledges a click and types at a message all the same, and answers in the end', async () => {
    const { discord, engine } = await openSession();
    const { alice, general } = discord.world;
    const answer = await discord.answerTo(discord.say(general, alice, `${discord.mention} Where?`));
    const given = engine.onAsk;
    const stall = () => sleep(5_000);
    engine.article = () => stall().then(() => null);
    engine.onAsk = (question) => stall().then(() => given(question));
    const typed = discord.typing.length;
    const asked = discord.say(general, alice, `${discord.mention} When?`);
    const clicked = discord.click(answer, 'Context');
    expect(await clicked.acknowledged()).toBeLessThan(3_000);
    await until(() => discord.typing.length > typed, 'the typing', 3_000);
    expect((await clicked.response()).text).toContain('no longer among the articles');
    expect(textOf(await discord.answerTo(asked))).toContain('Moscow');
    expect(discord.violations).toEqual([]);
  });
});

describe.concurrent('where the answer cannot go', () => {
  it('survives a channel without Send Messages or View Channel', async () => {
    const { discord, engine, log } = await openSession();
    const { world } = discord;
    for (const permission of ['sendMessages', 'viewChannel'] as const) {
      const channel = world.addChannel(permission);
      world.deny(channel, [permission]);
      const seen = engine.asked.length;
      discord.gateway.dispatch('CHANNEL_CREATE', 0, () => ({
        id: channel.id,
        type: 0,
        guild_id: world.guildId,
        name: permission,
      }));
      discord.say(channel, world.alice, `${discord.mention} Where?`);
      await until(() => engine.asked.length > seen, 'the question');
      // A command is answered all the same: its answer doesn't go by the bot's permissions.
      const asked = discord.slash(world.alice, 'ask', { question: 'Where?' }, { channel });
      expect((await asked.response()).text).toContain('Moscow');
    }
    await until(
      () => log.has('warn', /50013.*could not be delivered/) && log.has('warn', /50001.*could not be/),
      'the log',
    );
  });

  it('needs neither Embed Links nor Read Message History', async () => {
    const { discord } = await openSession();
    const { world } = discord;
    world.deny(world.general, ['embedLinks', 'readMessageHistory']);
    const question = discord.say(world.general, world.alice, `${discord.mention} Where?`);
    const answer = await discord.answerTo(question);
    expect(textOf(answer)).toContain('Moscow');
    expect(answer.message_reference).toBeNull();
    expect((await discord.slash(world.alice, 'ask', { question: 'Where?' }).response()).text).toContain('Moscow');
  });

  it('survives a thread without Send Messages in Threads, and one that is locked', async () => {
    const { discord, log } = await openSession();
    const { world } = discord;
    const thread = discord.thread(world.general, 'Talks');
    discord.forbid(world.general, ['sendMessagesInThreads']);
    discord.say(thread, world.alice, `${discord.mention} Where?`);
    await until(() => log.has('warn', /50013.*could not be delivered/), 'the log');
    discord.forbid(world.general, []);
    const locked = discord.thread(world.general, 'Old talks');
    discord.archive(locked, true);
    discord.say(locked, world.alice, `${discord.mention} Where?`);
    await until(() => log.has('warn', /50083.*could not be delivered/), 'the log');
    expect(textOf(await discord.answerTo(discord.say(thread, world.alice, `${discord.mention} Where?`)))).toContain(
      'Moscow',
    );
    expect(log.has('error', /./)).toBe(false);
  });

  it('survives a deleted channel, a deleted question, a deleted answer, an expired token', async () => {
    const { discord, engine, log } = await openSession();
    const { world } = discord;
    let meanwhile = () => world.deleteMessages(world.general);
    engine.onAsk = ({ text }) => {
      meanwhile();
      return Promise.resolve(answerTo(text));
    };
    const question = discord.say(world.general, world.alice, `${discord.mention} Where?`);
    expect(textOf(await discord.answerTo(question))).toContain('Moscow');

    discord.slash(world.alice, 'ask', { question: 'Where?' });
    await until(() => log.has('warn', /10008.*could not be delivered/), 'the lost answer');

    meanwhile = () => void (world.ahead += 16 * 60_000);
    discord.slash(world.alice, 'ask', { question: 'Where?', private: true });
    await until(() => log.has('warn', /interaction had expired, and was lost/), 'the expired answer');

    const channel = world.addChannel('doomed');
    discord.gateway.dispatch('CHANNEL_CREATE', 0, () => ({
      id: channel.id,
      type: 0,
      guild_id: world.guildId,
      name: 'doomed',
    }));
    meanwhile = () => discord.deleteChannel(channel);
    discord.say(channel, world.alice, `${discord.mention} Where?`);
    await until(() => log.has('warn', /10003.*could not be delivered/), 'the deleted channel');
    expect(log.has('error', /./)).toBe(false);
  });
});
