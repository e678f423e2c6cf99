/** The rules for messages, each broken on purpose. */
import { describe, expect, it } from 'vitest';
import { call, fieldCodes, form, identify } from '../../support/discord/raw.js';
import { openDiscord } from '../../support/discord/session.js';
import { until } from '../../support/discord/until.js';

const everything = 1 | 512 | 1_024 | 4_096 | 8_192;

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
