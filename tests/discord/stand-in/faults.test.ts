/** The troubles that the stand-in makes on demand, and the limits it keeps when asked to. */
import { describe, expect, it } from 'vitest';
import { crowd } from '../../support/discord/crowd.js';
import { call, connect, identify, register } from '../../support/discord/raw.js';
import { RateLimits } from '../../support/discord/rate-limits.js';
import { openDiscord, openSession } from '../../support/discord/session.js';
import { until } from '../../support/discord/until.js';

describe.concurrent('requests', () => {
  it('are refused, lost, late or cut off as told, and then go through', async () => {
    const discord = await openDiscord();
    const { faults, world } = discord;
    const path = `/channels/${world.general.id}/messages`;
    const send = () => call(discord, 'POST', path, { content: 'x' });
    const sent = () => world.messagesIn(world.general).length;
    faults.next(1, { kind: 'rate-limit', seconds: 0.3 }, /^POST \/channels/);
    faults.next(1, { kind: 'rate-limit', seconds: 2, shared: true });
    faults.next(1, { kind: 'rate-limit', seconds: 2, global: true });
    const [own, shared, global] = [await send(), await send(), await send()];
    expect([own.status, own.json]).toEqual([
      429,
      { message: 'You are being rate limited.', retry_after: 0.3, global: false },
    ]);
    expect(own.headers.get('x-ratelimit-reset-after')).toBe('0.300');
    expect([shared.headers.get('x-ratelimit-scope'), shared.headers.get('retry-after')]).toEqual(['shared', '2']);
    expect([global.headers.get('x-ratelimit-global'), global.headers.get('x-ratelimit-bucket')]).toEqual([
      'true',
      null,
    ]);
    faults.next(1, { kind: 'server-error' });
    faults.next(1, { kind: 'server-error', status: 503 });
    expect([(await send()).status, (await send()).status, sent()]).toEqual([500, 503, 0]);
    faults.next(1, { kind: 'server-error', status: 502 });
    await expect(send()).rejects.toThrow('not valid JSON');
    faults.next(1, { kind: 'lost-answer' });
    expect([(await send()).status, sent()]).toEqual([500, 1]);
    faults.next(1, { kind: 'hang-up' });
    await expect(send()).rejects.toThrow('fetch failed');
    faults.next(1, { kind: 'late-answer', milliseconds: 60_000 });
    void send().catch(() => undefined);
    await until(() => sent() === 2, 'the message that is answered late');
    faults.always({ kind: 'server-error' }, /^POST/);
    expect([(await send()).status, (await send()).status]).toEqual([500, 500]);
    faults.stop();
    expect((await send()).status).toBe(200);
  });

  it('are limited as Discord limits them where a test asks for it', async () => {
    const discord = await openDiscord({ rateLimits: true });
    const { world } = discord;
    const send = async (channel = world.general) =>
      call(discord, 'POST', `/channels/${channel.id}/messages`, { content: 'x' });
    const statuses = [];
    for (let i = 0; i < 6; i++) statuses.push((await send()).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    const other = await send(world.addChannel('other'));
    expect([other.status, other.headers.get('x-ratelimit-remaining')]).toEqual([200, '4']);
    discord.advance(5_000);
    expect((await send()).status).toBe(200);
  });

  it('are limited by route and channel, by interaction, and in all but for interactions', () => {
    let now = 0;
    const limits = new RateLimits(() => now);
    const refused = (times: number, request: string) => {
      const [method, path] = request.split(' ') as [string, string];
      const counts = Array.from({ length: times }, () => limits.count(method, path));
      return counts.flatMap((one) => (one.refused === null ? [] : [one.refused.headers?.['x-ratelimit-scope']]));
    };
    expect(refused(6, 'PATCH /webhooks/1/token/messages/@original')).toEqual(['user']);
    expect(refused(5, 'PATCH /webhooks/1/other/messages/@original')).toEqual([]);
    expect(refused(2, 'PUT /channels/1/messages/2/reactions/x/@me')).toEqual(['user']);
    expect(refused(48, 'GET /users/@me')).toEqual([]);
    expect(refused(1, 'GET /users/@me')).toEqual(['global']);
    expect(refused(100, 'POST /interactions/1/token/callback')).toEqual([]);
    now = 1_000;
    expect(refused(50, 'GET /users/@me')).toEqual([]);
  });
});

describe.concurrent('the gateway', () => {
  it('asks to reconnect, and calls sessions invalid, to be resumed or not', async () => {
    const discord = await openDiscord();
    const bot = await identify(discord, 1 | 512);
    const session_id = bot.of('READY')[0]!['session_id'];
    discord.gateway.askToReconnect();
    discord.gateway.invalidate(true);
    discord.gateway.invalidate();
    await until(() => bot.events.filter(({ op }) => op === 9).length === 2, 'the notices');
    expect(bot.events.filter(({ op }) => op >= 7 && op <= 9).map(({ op, d }) => [op, d])).toEqual([
      [7, null],
      [9, true],
      [9, false],
    ]);
    const again = await connect(discord);
    again.send(6, { token: discord.token, session_id, seq: 1 });
    await until(() => again.events.some(({ op }) => op === 9), 'the refusal');
  });

  it('leaves heartbeats unanswered, or everything, and replays what a zombie missed', async () => {
    const discord = await openDiscord();
    const { general, alice } = discord.world;
    const bot = await identify(discord, 1 | 512);
    const session_id = bot.of('READY')[0]!['session_id'];
    discord.gateway.ignoreHeartbeats();
    bot.send(1, null);
    discord.say(general, alice, 'heard');
    await until(() => bot.of('MESSAGE_CREATE').length === 1, 'the message');
    discord.gateway.freeze();
    discord.say(general, alice, 'missed');
    const again = await connect(discord);
    again.send(6, { token: discord.token, session_id, seq: 3 });
    await until(() => again.of('RESUMED').length === 1, 'the resumption');
    expect([bot.of('MESSAGE_CREATE').length, again.of('MESSAGE_CREATE').length]).toEqual([1, 1]);
    expect(bot.events.some(({ op }) => op === 11)).toBe(false);
    again.send(1, null);
    await until(() => again.events.some(({ op }) => op === 11), 'the acknowledgement');
  });

  it('closes on what a client must not do', async () => {
    const discord = await openDiscord();
    const twice = await identify(discord, 1);
    twice.send(2, { token: discord.token, intents: 1 });
    const unknown = await connect(discord);
    unknown.send(3, {});
    const ahead = await connect(discord);
    ahead.send(6, { token: discord.token, session_id: twice.of('READY')[0]!['session_id'], seq: 99 });
    await until(() => [twice, unknown, ahead].every(({ closed }) => closed !== 0), 'the closes');
    expect([twice.closed, unknown.closed, ahead.closed]).toEqual([4005, 4003, 4007]);
  });

  it('is found again by discord.js after a zombie connection and refused attempts', async () => {
    const { discord } = await openSession({ discord: { heartbeatMilliseconds: 150 } });
    discord.gateway.freeze();
    discord.gateway.refuse(1);
    const question = discord.say(discord.world.general, discord.world.alice, `${discord.mention} Where?`);
    await discord.answerTo(question, 20_000);
    expect(discord.gateway.sessions.size).toBe(1);
  });
});

it('measures a crowd', async () => {
  const discord = await openDiscord();
  await register(discord);
  const { general } = discord.world;
  const bot = await identify(discord, 1 | 512);
  bot.socket.on('message', (data: Buffer) => {
    const { t, d } = JSON.parse(data.toString()) as { t: string; d: Record<string, string> };
    if (t === 'INTERACTION_CREATE') {
      const path = `/interactions/${d['id']}/${d['token']}/callback`;
      void call(discord, 'POST', path, { type: 4, data: { content: 'x' } });
    }
  });
  const interactions = await crowd(discord, {
    members: 3,
    perSecond: 20,
    seconds: 0.2,
    ask: (member) => discord.slash(member, 'ask'),
  });
  expect(interactions).toMatchObject({ asked: 12, unanswered: 0 });
  expect(interactions.answered.max).toBeGreaterThanOrEqual(interactions.acknowledged.p50);
  const ask = (member: typeof discord.world.alice) => discord.say(general, member, 'Where?');
  const messages = await crowd(discord, { members: 2, perSecond: 1, seconds: 1, ask, patience: 20 });
  expect(messages).toMatchObject({ asked: 2, unanswered: 2, answered: { max: NaN } });
});
