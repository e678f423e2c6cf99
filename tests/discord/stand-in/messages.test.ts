/** The rules for messages, channels and threads, each broken on purpose. */
import { describe, expect, it } from 'vitest';
import type { PermissionName } from '../../support/discord/permissions.js';
import { type Connection, call, fieldCodes, form, identify } from '../../support/discord/raw.js';
import { openDiscord } from '../../support/discord/session.js';
import { ChannelType } from '../../support/discord/shapes.js';
import { until } from '../../support/discord/until.js';

const everything = 1 | 512 | 1_024 | 4_096 | 8_192;
const contents = (bot: Connection, t: string) => bot.of(t).map(({ content }) => content);

describe.concurrent('messages', () => {
  it('are told of as they are written, edited and deleted', async () => {
    const discord = await openDiscord();
    const { general, alice, bot: me } = discord.world;
    const bot = await identify(discord, everything);
    const question = discord.say(general, alice, `${discord.mention} Where?`);
    discord.edit(question, `${discord.mention} When?`);
    discord.unfurl(question, [{ title: 'A page' }]);
    discord.unfurl(question, [{ title: 'A page' }], true);
    discord.pin(question);
    const others = [discord.say(general, alice, 'one'), discord.say(general, alice, 'two')];
    discord.remove(question);
    discord.remove(...others);
    await until(() => bot.of('MESSAGE_DELETE_BULK').length > 0, 'the deletions');
    const [edited, unfurled, partial, pinned] = bot.of('MESSAGE_UPDATE');
    expect(edited).toMatchObject({ content: `${discord.mention} When?`, mentions: [{ id: me.id }] });
    expect(edited!['edited_timestamp']).not.toBeNull();
    expect(unfurled).toMatchObject({ ...edited, embeds: [{ title: 'A page' }] });
    expect(Object.keys(partial!).sort()).toEqual(['channel_id', 'embeds', 'guild_id', 'id']);
    expect(pinned).toMatchObject({ pinned: true, edited_timestamp: edited!['edited_timestamp'] });
    expect(bot.of('MESSAGE_DELETE')).toEqual([
      { id: question.id, channel_id: general.id, guild_id: discord.world.guildId },
    ]);
    expect(bot.of('MESSAGE_DELETE_BULK')[0]!['ids']).toEqual(others.map(({ id }) => id));
  });

  it('carry files, and are read without the intent only where they are meant for the bot', async () => {
    const discord = await openDiscord();
    const { general, alice } = discord.world;
    const bot = await identify(discord, everything);
    const files = [{ name: 'a.pdf', content: 'Words' }];
    discord.say(general, alice, 'Look', { files });
    const seen = discord.say(general, alice, `${discord.mention} look`, { files });
    discord.say(general, alice, '', { forward: seen });
    await until(() => bot.of('MESSAGE_CREATE').length === 3, 'the messages');
    const [hidden, read, forward] = bot.of('MESSAGE_CREATE');
    expect(hidden).toMatchObject({ content: '', attachments: [] });
    const [attachment] = read!['attachments'] as { url: string; content_type: string }[];
    expect(attachment?.content_type).toBe('application/pdf');
    expect(await (await fetch(attachment!.url)).text()).toBe('Words');
    expect(forward).toMatchObject({ content: '', message_reference: { type: 1, message_id: seen.id } });
    const { json } = await call(discord, 'GET', `/channels/${general.id}/messages`);
    expect((json as unknown as { content: string }[]).map(({ content }) => content)).toEqual(['', seen.content, '']);
  });

  it('refer to what they reply to, or to nothing where that is gone', async () => {
    const discord = await openDiscord();
    const { general, alice } = discord.world;
    const path = `/channels/${general.id}/messages`;
    const question = discord.say(general, alice, `${discord.mention} Where?`);
    const body = (id: string, more: object = {}) => ({ content: 'x', message_reference: { message_id: id, ...more } });
    const { json } = await call(discord, 'POST', path, body(question.id));
    expect(json).toMatchObject({ type: 19, referenced_message: { id: question.id } });
    const system = discord.say(general, alice, '', { type: 7 });
    expect(fieldCodes(await call(discord, 'POST', path, body(system.id)))).toEqual({
      message_reference: ['REPLIES_CANNOT_REPLY_TO_SYSTEM_MESSAGE'],
    });
    discord.remove(question);
    expect(fieldCodes(await call(discord, 'POST', path, body(question.id)))).toEqual({
      message_reference: ['REPLIES_UNKNOWN_MESSAGE'],
    });
    const gone = await call(discord, 'POST', path, body(question.id, { fail_if_not_exists: false }));
    expect(gone.json).toMatchObject({ type: 0 });
    expect((await call(discord, 'GET', `${path}/${String(json['id'])}`)).json['referenced_message']).toBeNull();
  });

  it('are read back newest first, in pieces', async () => {
    const discord = await openDiscord({ messageContent: true });
    const { general, alice } = discord.world;
    const said = Array.from({ length: 6 }, (_, i) => discord.say(general, alice, `${i}`));
    const read = async (query: string) => {
      const { json } = await call(discord, 'GET', `/channels/${general.id}/messages?${query}`);
      return (json as unknown as { content: string }[]).map(({ content }) => content).join('');
    };
    expect(await read('')).toBe('543210');
    expect(await read('limit=2')).toBe('54');
    expect(await read(`limit=2&before=${said[3]!.id}`)).toBe('21');
    expect(await read(`limit=2&after=${said[1]!.id}`)).toBe('32');
    expect(await read(`limit=3&around=${said[2]!.id}`)).toBe('321');
    const tooMany = await call(discord, 'GET', `/channels/${general.id}/messages?limit=101`);
    expect(tooMany.code).toBe(50_035);
    discord.forbid(general, ['readMessageHistory']);
    expect(await read('')).toBe('');
  });

  it('take files of at most 10 MiB, of which ten, that the request names rightly', async () => {
    const discord = await openDiscord();
    const path = `/channels/${discord.world.general.id}/messages`;
    const send = (payload: object, files: Record<string, string>) => call(discord, 'POST', path, form(payload, files));
    const sent = await send({ attachments: [{ id: '0', filename: 'gaps.csv' }] }, { 'x.csv': 'a,b' });
    expect(sent.json['attachments']).toMatchObject([{ filename: 'gaps.csv', content_type: 'text/csv; charset=utf-8' }]);
    expect((await send({}, { 'a.txt': 'x'.repeat(10 * 1_024 * 1_024 + 1) })).code).toBe(40_005);
    const eleven = Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`${i}.txt`, 'x']));
    expect(fieldCodes(await send({}, eleven))).toEqual({ attachments: ['BASE_TYPE_MAX_LENGTH'] });
    const unnamed = await send({ attachments: [{ id: '1' }] }, { 'a.txt': 'x' });
    expect(fieldCodes(unnamed)).toEqual({ 'attachments.0.id': ['ATTACHMENT_NOT_FOUND'] });
    const at = `${path}/${String(sent.json['id'])}`;
    expect((await call(discord, 'PATCH', at, { attachments: [] })).code).toBe(50_006);
    const replaced = await call(discord, 'PATCH', at, form({ attachments: [{ id: '0' }] }, { 'b.csv': 'c' }));
    expect(replaced.json['attachments']).toMatchObject([{ filename: 'b.csv' }]);
    expect((await call(discord, 'POST', path, '{')).status).toBe(400);
  });

  it('are reacted to with emoji that Discord knows', async () => {
    const discord = await openDiscord();
    const { general, alice } = discord.world;
    const bot = await identify(discord, everything);
    const question = discord.say(general, alice, 'Where?');
    const put = (emoji: string, method = 'PUT') =>
      call(
        discord,
        method,
        `/channels/${general.id}/messages/${question.id}/reactions/${encodeURIComponent(emoji)}/@me`,
      );
    expect((await put('▲')).code).toBe(10_014);
    expect((await put('🤷')).status).toBe(204);
    discord.forbid(general, ['addReactions']);
    expect([(await put('🤷')).status, (await put('👍')).code]).toEqual([204, 50_013]);
    expect((await put('🤷', 'DELETE')).status).toBe(204);
    expect(bot.of('MESSAGE_REACTION_ADD')[0]).toMatchObject({
      emoji: { id: null, name: '🤷' },
      message_id: question.id,
    });
    expect(discord.reactions).toHaveLength(2);
    expect(question.reactions.size).toBe(0);
  });

  it('cannot be sent to those who take none', async () => {
    const discord = await openDiscord();
    const { alice, bot: me } = discord.world;
    const open = (id: string) => call(discord, 'POST', '/users/@me/channels', { recipient_id: id });
    const { json } = await open(alice.id);
    const path = `/channels/${String(json['id'])}/messages`;
    expect((await call(discord, 'POST', path, { content: 'Found' })).status).toBe(200);
    discord.closeDirect(alice);
    expect((await call(discord, 'POST', path, { content: 'Found' })).code).toBe(50_007);
    expect((await open(me.id)).code).toBe(50_007);
    expect((await open('1')).code).toBe(10_013);
    const said = discord.say(discord.world.directChannel(alice), alice, 'Hello');
    expect((await call(discord, 'DELETE', `${path}/${said.id}`)).code).toBe(50_003);
  });
});

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
    expect(contents(bot, 'MESSAGE_CREATE').filter((content) => String(content).includes('<@'))).toHaveLength(3);
    expect(contents(bot, 'MESSAGE_CREATE')).not.toContain('Nobody hears');
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
