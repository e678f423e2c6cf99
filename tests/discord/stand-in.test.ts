/** The stand-in itself: each of its rules, broken on purpose. */
import { describe, expect, it } from 'vitest';
import { checkChoices } from '../support/discord/choice-rules.js';
import { checkMessage } from '../support/discord/message-rules.js';
import { openapiAvailable } from '../support/discord/openapi.js';
import { call, connect, identify } from '../support/discord/raw.js';
import { openDiscord } from '../support/discord/session.js';
import { until } from '../support/discord/until.js';

describe.concurrent('the stand-in', () => {
  it.skipIf(openapiAvailable)(
    'SKIPPED: bodies are not checked against OpenAPI, as Discord’s description is not there',
    () => undefined,
  );

  it.runIf(openapiAvailable)('refuses and notes a body that Discord’s own description does not allow', async () => {
    const discord = await openDiscord();
    const { status } = await call(discord, 'POST', `/channels/${discord.world.general.id}/messages`, { content: 5 });
    expect(status).toBe(400);
    expect(discord.violations[0]).toContain('MessageCreateRequest');
  });

  it('refuses a wrong token, over REST and the gateway', async () => {
    const discord = await openDiscord();
    expect((await call(discord, 'GET', '/users/@me', undefined, 'wrong')).status).toBe(401);
    expect((await call(discord, 'GET', '/users/@me')).status).toBe(200);
    expect((await identify(discord, 1, 'wrong')).closed).toBe(4004);
  });

  it('gives the words of a message only where Discord does', async () => {
    const discord = await openDiscord({ messageContent: true });
    const { general, alice } = discord.world;
    const without = await identify(discord, 1 | 512);
    const withIntent = await identify(discord, 1 | 512 | 32_768);
    discord.say(general, alice, 'plain');
    discord.say(general, alice, `to ${discord.mention}`);
    const contents = (one: typeof without) => one.of('MESSAGE_CREATE').map(({ content }) => content);
    await until(() => contents(without).length === 2 && contents(withIntent).length === 2, 'the messages');
    expect(contents(without)).toEqual(['', `to ${discord.mention}`]);
    expect(contents(withIntent)).toEqual(['plain', `to ${discord.mention}`]);
  });

  it('closes on an intent that was not granted', async () => {
    const discord = await openDiscord();
    expect((await identify(discord, 1 | 512 | 32_768)).closed).toBe(4014);
  });

  it('acknowledges heartbeats, and replays what was missed when a session resumes', async () => {
    const discord = await openDiscord();
    const first = await identify(discord, 1 | 512);
    first.send(1, null);
    await until(() => first.events.some(({ op }) => op === 11), 'the acknowledgement');
    const session = first.of('READY')[0]!['session_id'];
    discord.gateway.drop();
    await until(() => first.closed !== 0, 'the drop');
    discord.say(discord.world.general, discord.world.alice, 'meanwhile');
    const second = await connect(discord);
    second.send(6, { token: discord.token, session_id: session, seq: 2 });
    const types = () => second.events.flatMap(({ t }) => t ?? []);
    await until(() => types().includes('RESUMED'), 'the resumption');
    expect(types()).toEqual(['MESSAGE_CREATE', 'RESUMED']);
  });

  it.each([
    [{ content: 'x'.repeat(2_001) }, 50_035],
    [{ content: ' ' }, 50_006],
    [{ embeds: [{ title: 'x'.repeat(257) }] }, 50_035],
    [{ embeds: [{ description: 'x'.repeat(4_097) }] }, 50_035],
    [{ embeds: [{ footer: { text: 'x'.repeat(2_049) } }] }, 50_035],
    [{ embeds: [{ fields: [{ name: 'n', value: 'x'.repeat(1_025) }] }] }, 50_035],
    [{ embeds: Array.from({ length: 26 }, () => ({ title: 'x' })) }, 50_035],
    [{ embeds: [{ description: 'x'.repeat(4_000) }, { description: 'x'.repeat(2_001) }] }, 50_035],
    [
      {
        content: 'x',
        components: [{ type: 1, components: [{ type: 2, style: 1, label: 'x', custom_id: 'x'.repeat(101) }] }],
      },
      50_035,
    ],
    [
      {
        content: 'x',
        components: [{ type: 1, components: [{ type: 2, style: 1, label: 'x'.repeat(81), custom_id: 'x' }] }],
      },
      50_035,
    ],
  ])('refuses a message beyond the limits (%#)', (body, code) => {
    expect(() => checkMessage(body)).toThrow(expect.objectContaining({ status: 400, code }) as Error);
  });

  it('refuses too many or too long choices', () => {
    const choices = (count: number, length: number) =>
      Array.from({ length: count }, () => ({ name: 'x'.repeat(length), value: 1 }));
    expect(() => checkChoices(choices(25, 100))).not.toThrow();
    expect(() => checkChoices(choices(26, 1))).toThrow('Invalid Form Body');
    expect(() => checkChoices(choices(1, 101))).toThrow('Invalid Form Body');
  });

  it('answers with nested field errors as Discord does, and notes the violation', async () => {
    const discord = await openDiscord();
    const body = { content: 'x'.repeat(2_001) };
    const { status, code, json } = await call(discord, 'POST', `/channels/${discord.world.general.id}/messages`, body);
    expect([status, code]).toEqual([400, 50_035]);
    expect(json['errors']).toEqual({
      content: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH', message: 'Must be 2000 or fewer in length.' }] },
    });
    expect(discord.violations).toHaveLength(1);
  });

  it('enforces permissions', async () => {
    const discord = await openDiscord();
    const { world } = discord;
    const path = `/channels/${world.general.id}/messages`;
    const question = discord.say(world.general, world.alice, 'Hello');
    const reply = { content: 'x', message_reference: { message_id: question.id } };
    const codes = [];
    for (const permission of ['viewChannel', 'sendMessages', 'embedLinks', 'readMessageHistory'] as const) {
      world.deny(world.general, [permission]);
      codes.push((await call(discord, 'POST', path, { ...reply, embeds: [{ title: 'x' }] })).code);
    }
    expect(codes).toEqual([50_001, 50_013, 50_013, 160_002]);
    world.general.overwrites.clear();
    expect((await call(discord, 'POST', path, reply)).status).toBe(200);
    expect((await call(discord, 'PATCH', `${path}/${question.id}`, { content: 'x' })).code).toBe(50_005);
  });

  it('tells whom a message would have pinged', async () => {
    const discord = await openDiscord();
    const { alice, general, botRole } = discord.world;
    const path = `/channels/${general.id}/messages`;
    const content = `@everyone <@${alice.id}> <@&${botRole.id}> \`<@1>\``;
    const reply = { message_reference: { message_id: discord.say(general, alice, 'Hello').id } };
    await call(discord, 'POST', path, { content, ...reply });
    await call(discord, 'POST', path, { content, ...reply, allowed_mentions: { parse: [] } });
    await call(discord, 'POST', path, { content, allowed_mentions: { parse: ['users'] } });
    await call(discord, 'POST', path, { content: 'x', ...reply, allowed_mentions: { parse: [], replied_user: true } });
    expect(discord.pings.map(({ pings }) => pings)).toEqual([
      { users: [alice.id, alice.id], roles: [botRole.id], everyone: true },
      { users: [], roles: [], everyone: false },
      { users: [alice.id], roles: [], everyone: false },
      { users: [alice.id], roles: [], everyone: false },
    ]);
  });

  it('stores commands as Discord does, and counts writes', async () => {
    const discord = await openDiscord();
    const { applicationId, guildId } = discord.world;
    const definition = { name: 'ask', description: 'Ask', name_localizations: { de: 'frage' }, contexts: [0] };
    const path = `/applications/${applicationId}/guilds/${guildId}/commands`;
    await call(discord, 'POST', path, definition);
    expect((await call(discord, 'GET', path)).json).toEqual([
      expect.objectContaining({ name: 'ask', contexts: null, guild_id: guildId }),
    ]);
    expect((await call(discord, 'GET', path)).json).not.toEqual([
      expect.objectContaining({ name_localizations: { de: 'frage' } }),
    ]);
    expect((await call(discord, 'GET', `/applications/${applicationId}/guilds/1/commands`)).code).toBe(50_001);
    expect(discord.commands.writes).toBe(1);
  });
});
