/** The rules for channels, permissions and threads, each broken on purpose. */
import { describe, expect, it } from 'vitest';
import type { PermissionName } from '../../support/discord/permissions.js';
import { type Connection, call, fieldCodes, form, identify } from '../../support/discord/raw.js';
import { openDiscord } from '../../support/discord/session.js';
import { ChannelType } from '../../support/discord/shapes.js';
import { until } from '../../support/discord/until.js';

const everything = 1 | 512 | 1_024 | 4_096 | 8_192;

describe('permissions', async () => {
  const discord = await openDiscord();
  const { world } = discord;
  const words = { content: 'x' };
  it.each<[PermissionName, string, object | FormData | undefined, number | undefined]>([
    ['viewChannel', 'POST messages', words, 50_001],
    ['viewChannel', 'GET', undefined, 50_001],
    ['sendMessages', 'POST messages', words, 50_013],
    ['sendMessages', 'POST typing', undefined, 50_013],
    ['embedLinks', 'POST messages', { embeds: [{ title: 'x' }] }, 50_013],
    ['embedLinks', 'POST messages', words, undefined],
    ['attachFiles', 'POST messages', form({}, { 'a.csv': 'x' }), 50_013],
    ['attachFiles', 'POST messages', words, undefined],
    ['readMessageHistory', 'GET messages/:', undefined, 50_013],
    ['readMessageHistory', 'PUT messages/:/reactions/%F0%9F%91%8D/@me', undefined, 50_013],
    ['createPublicThreads', 'POST messages/:/threads', { name: 'Talks' }, 50_013],
    ['manageMessages', 'DELETE messages/:', undefined, 50_013],
  ])('without %s: %s', async (permission, request, body, code) => {
    const channel = discord.open('channel');
    const message = discord.say(channel, world.alice, 'Hello');
    discord.forbid(channel, [permission]);
    const [method, path] = request.replace(':', message.id).split(' ') as [string, string?];
    const reply = await call(discord, method, `/channels/${channel.id}${path === undefined ? '' : `/${path}`}`, body);
    expect(reply.code).toBe(code);
  });

  it('follow from roles and overwrites, and from each other', () => {
    const channel = world.addChannel('channel');
    world.deny(channel, ['sendMessages']);
    expect(world.can(channel, 'embedLinks')).toBe(false);
    expect(world.can(channel, 'readMessageHistory')).toBe(true);
    world.deny(channel, ['viewChannel']);
    expect(world.permissions(channel, world.bot)).toBe(0n);
    expect(world.can(channel, 'manageGuild', world.addMember('Root', { roles: [world.addRole('Root', 8n)] }))).toBe(
      true,
    );
  });
});

const contents = (bot: Connection) => bot.of('MESSAGE_CREATE').map(({ content }) => content);

describe.concurrent('threads', () => {
  it('are written in by those who may, and heard of by those who are in them', async () => {
    const discord = await openDiscord();
    const { general, alice, bob, bot: me } = discord.world;
    const bot = await identify(discord, everything);
    const question = discord.say(general, alice, `${discord.mention} Where?`);
    const open = discord.thread(general, 'Talks', { from: question });
    expect(open.id).toBe(question.id);
    discord.say(open, bob, `${discord.mention} And when?`);
    const secret = discord.thread(general, 'Secret', { private: true, by: bob });
    discord.say(secret, bob, 'Nobody hears');
    const say = (id: string) => call(discord, 'POST', `/channels/${id}/messages`, { content: 'x' });
    expect((await say(secret.id)).code).toBe(50_001);
    discord.say(secret, bob, `${discord.mention} come in`);
    expect((await say(secret.id)).status).toBe(200);
    const created = bot.of('THREAD_CREATE').map(({ name, type }) => [name, type]);
    // Once when it was started, and again when the mention brought the bot in.
    expect(created).toEqual([
      ['Talks', ChannelType.publicThread],
      ['Talks', ChannelType.publicThread],
      ['Secret', ChannelType.privateThread],
    ]);
    expect(contents(bot).filter((content) => String(content).includes('<@'))).toHaveLength(3);
    expect(contents(bot)).not.toContain('Nobody hears');
    expect(bot.of('THREAD_MEMBERS_UPDATE').at(-1)).toMatchObject({
      id: secret.id,
      added_members: [{ user_id: me.id }],
    });
    discord.forbid(general, ['sendMessagesInThreads']);
    expect((await say(open.id)).code).toBe(50_013);
    discord.forbid(general, ['sendMessages']);
    expect((await say(open.id)).status).toBe(200);
  });

  it('sleep, wake up with a message, and stay asleep when locked', async () => {
    const discord = await openDiscord();
    const { general } = discord.world;
    const bot = await identify(discord, everything);
    const thread = discord.thread(general, 'Talks');
    const path = `/channels/${thread.id}/messages`;
    const { json } = await call(discord, 'POST', path, { content: 'x' });
    discord.archive(thread);
    const edit = () => call(discord, 'PATCH', `${path}/${String(json['id'])}`, { content: 'y' });
    expect((await edit()).code).toBe(50_083);
    expect((await call(discord, 'POST', path, { content: 'Awake' })).status).toBe(200);
    expect((await edit()).status).toBe(200);
    discord.archive(thread, true);
    expect((await call(discord, 'POST', path, { content: 'x' })).code).toBe(50_083);
    await until(() => bot.of('THREAD_UPDATE').length === 3, 'the updates');
    const states = bot.of('THREAD_UPDATE').map(({ thread_metadata: data }) => (data as { archived: boolean }).archived);
    expect(states).toEqual([true, false, true]);
  });

  it('are started, joined and left by the bot', async () => {
    const discord = await openDiscord();
    const { general, alice, bot: me, guildId } = discord.world;
    const question = discord.say(general, alice, 'Where?');
    const path = `/channels/${general.id}/messages/${question.id}/threads`;
    expect(fieldCodes(await call(discord, 'POST', path, { name: 'x'.repeat(101) }))).toEqual({
      name: ['BASE_TYPE_BAD_LENGTH'],
    });
    expect((await call(discord, 'POST', path, { name: 'Talks' })).json).toMatchObject({
      id: question.id,
      owner_id: me.id,
    });
    expect((await call(discord, 'POST', path, { name: 'Talks' })).code).toBe(160_004);
    const other = discord.thread(general, 'Other');
    const own = `/channels/${other.id}/thread-members/@me`;
    expect((await call(discord, 'PUT', own)).status).toBe(204);
    const { json } = await call(discord, 'GET', `/guilds/${guildId}/threads/active`);
    expect(json).toMatchObject({ threads: [{ name: 'Talks' }, { name: 'Other' }], members: [{}, {}] });
    expect((await call(discord, 'DELETE', own)).status).toBe(204);
    const { events } = await identify(discord, 1);
    const guild = events.find(({ t }) => t === 'GUILD_CREATE')?.d;
    expect((guild?.['threads'] as { name: string }[]).map(({ name }) => name)).toEqual(['Talks', 'Other']);
  });
});
