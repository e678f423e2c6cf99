/** The rules for interactions, each broken on purpose. */
import { describe, expect, it } from 'vitest';
import { call, callbackPath, fieldCodes, identify, register, webhookPath } from '../../support/discord/raw.js';
import { Handle } from '../../support/discord/handle.js';
import type { Discord } from '../../support/discord/server.js';
import { openDiscord } from '../../support/discord/session.js';

const option = (name: string, type: number, given: object = {}) => ({ name, type, description: name, ...given });
const commands = [
  { name: 'ask', description: 'Ask', options: [option('question', 3, { required: true, max_length: 300 })] },
  { name: 'lookup', description: 'Look up', options: [option('query', 3, { required: true, autocomplete: true })] },
  { name: 'add', description: 'Add', options: [option('file', 11, { required: true }), option('note', 3)] },
  {
    name: 'settings',
    description: 'Settings',
    default_member_permissions: '32',
    contexts: [0],
    options: [option('channel', 1, { options: [option('where', 7, { required: true }), option('who', 6)] })],
  },
  { name: 'Verify quote', type: 3 },
];

async function open(): Promise<Discord> {
  const discord = await openDiscord();
  expect((await register(discord, commands)).status).toBe(200);
  return discord;
}

const answer = (discord: Discord, handle: Handle, type: number, data?: unknown) =>
  call(discord, 'POST', callbackPath(handle), { type, data });

describe.concurrent('interactions', () => {
  it('give three seconds to acknowledge, by a clock that tests move', async () => {
    const discord = await open();
    const handle = discord.slash(discord.world.alice, 'ask', { question: 'Where?' });
    discord.advance(2_000);
    expect(discord.violations).toEqual([]);
    discord.advance(1_000);
    const original = `${webhookPath(discord, handle)}/messages/@original`;
    expect((await call(discord, 'PATCH', original, { content: 'x' })).code).toBe(10_015);
    expect((await answer(discord, handle, 5)).code).toBe(10_062);
    expect(discord.violations).toEqual([expect.stringContaining('not acknowledged within 3 s')]);
  });

  it('are acknowledged once, and answered for fifteen minutes', async () => {
    const discord = await open();
    const handle = discord.slash(discord.world.alice, 'ask', { question: 'Where?' });
    const original = `${webhookPath(discord, handle)}/messages/@original`;
    expect((await answer(discord, handle, 5, { flags: 64 })).status).toBe(204);
    expect((await answer(discord, handle, 5)).code).toBe(40_060);
    expect((await call(discord, 'PATCH', original, { content: 'Answer' })).status).toBe(200);
    expect(await handle.response()).toMatchObject({ content: 'Answer', ephemeral: true });
    expect((await call(discord, 'GET', original)).json).toMatchObject({ content: 'Answer', flags: 64 });
    const elsewhere = original.replace(discord.world.applicationId, '1');
    expect((await call(discord, 'GET', elsewhere)).code).toBe(10_015);
    discord.advance(15 * 60_000 + 1);
    expect((await call(discord, 'PATCH', original, { content: 'Late' })).code).toBe(50_027);
    expect((await call(discord, 'POST', webhookPath(discord, handle), { content: 'Late' })).code).toBe(50_027);
  });

  it('let a first follow-up take the place of a deferred answer, and have followers of their own', async () => {
    const discord = await open();
    const handle = discord.slash(discord.world.alice, 'ask', { question: 'Where?' });
    const webhook = webhookPath(discord, handle);
    await answer(discord, handle, 5);
    await call(discord, 'POST', webhook, { content: 'Answer', flags: 64 });
    const more = await call(discord, 'POST', webhook, { content: 'More', flags: 64 });
    expect(await handle.followUp()).toMatchObject({ content: 'More', ephemeral: true });
    expect(handle.interaction.original).toMatchObject({ content: 'Answer', viewer: null, type: 20 });
    const at = `${webhook}/messages/${String(more.json['id'])}`;
    expect((await call(discord, 'PATCH', at, { content: 'Even more' })).status).toBe(200);
    expect(handle.interaction.contents).toEqual(['Answer', 'More', 'Even more']);
    expect((await call(discord, 'DELETE', at)).status).toBe(204);
    expect((await call(discord, 'GET', at)).code).toBe(10_008);
    const inChannel = `/channels/${discord.world.general.id}/messages/${String(more.json['id'])}`;
    expect((await call(discord, 'PATCH', inChannel, { content: 'x' })).code).toBe(10_008);
  });

  it('bring who, where, and in which language', async () => {
    const discord = await open();
    const { world } = discord;
    const bot = await identify(discord, 1);
    const moderator = world.addMember('Mo', { locale: 'de', roles: [world.addRole('Moderators', 32n)] });
    world.locale = 'fr';
    const handle = discord.slash(moderator, 'ask', { question: 'Wo?' });
    discord.slash(moderator, 'ask', { question: 'Wo?' }, { channel: world.directChannel(moderator), locale: 'pl' });
    discord.slash(world.alice, 'settings channel', { where: world.general.id, who: world.bob.id });
    await answer(discord, handle, 4, { content: 'Dort' });
    const [inGuild, direct, settings] = bot.of('INTERACTION_CREATE');
    expect(inGuild).toMatchObject({
      type: 2,
      locale: 'de',
      guild_locale: 'fr',
      context: 0,
      guild_id: world.guildId,
      authorizing_integration_owners: { 0: world.guildId },
      app_permissions: String(world.permissions(world.general, world.bot)),
      member: { user: { id: moderator.id } },
    });
    const { permissions } = inGuild!['member'] as { permissions: string };
    expect(BigInt(permissions) & 32n).toBe(32n);
    expect(direct).toMatchObject({ context: 1, locale: 'pl', user: { id: moderator.id } });
    expect(direct).not.toHaveProperty('member');
    expect(settings!['data']).toMatchObject({
      options: [{ name: 'channel', type: 1, options: [{ value: world.general.id }, { value: world.bob.id }] }],
      resolved: {
        channels: { [world.general.id]: { name: 'general' } },
        users: { [world.bob.id]: { username: 'bob' } },
      },
    });
  });

  it('cannot be sent as no client would let them', async () => {
    const discord = await open();
    const { alice } = discord.world;
    const slash = (name: string, options?: Record<string, unknown>) => () => discord.slash(alice, name, options);
    expect(slash('missing')).toThrow('/missing is not registered');
    expect(slash('ask')).toThrow('/ask needs question');
    expect(slash('ask', { question: 'x'.repeat(301) })).toThrow('too long');
    expect(slash('ask', { question: 'Where?', who: 1 })).toThrow('no option who');
    expect(slash('settings')).toThrow('only usable with a subcommand');
    expect(slash('add', { file: 'a.txt' })).toThrow('is not a file');
    await expect(discord.autocomplete('ask', 'question', 'W')).rejects.toThrow('does not complete question');
  });

  it('offer commands by place and permission', async () => {
    const { world, offered } = await open().then((discord) => ({
      world: discord.world,
      offered: discord.offered.bind(discord),
    }));
    const moderator = world.addMember('Mo', { roles: [world.addRole('Moderators', 32n)] });
    const all = ['ask', 'lookup', 'add', 'Verify quote'];
    expect(offered(world.alice)).toEqual(all);
    expect(offered(moderator)).toEqual(['ask', 'lookup', 'add', 'settings', 'Verify quote']);
    expect(offered(moderator, world.directChannel(moderator))).toEqual(all);
  });

  it('complete what is typed, with at most 25 choices of at most 100 characters', async () => {
    const discord = await open();
    const bot = await identify(discord, 1);
    const typing = discord.autocomplete('lookup', 'query', 'sho', { by: discord.world.bob });
    const handle = new Handle(discord.interactions.latest!);
    const choices = (count: number, length: number) =>
      Array.from({ length: count }, (_, i) => ({ name: 'x'.repeat(length), value: `${i}` }));
    const reply = (data: unknown, type = 8) => answer(discord, handle, type, data);
    expect(fieldCodes(await reply({ choices: choices(26, 1) }))).toEqual({ 'data.choices': ['BASE_TYPE_MAX_LENGTH'] });
    expect(fieldCodes(await reply({ choices: choices(1, 101) }))).toEqual({
      'data.choices.0.name': ['BASE_TYPE_BAD_LENGTH'],
    });
    expect(fieldCodes(await reply({ content: 'x' }, 4))).toEqual({ type: ['BASE_TYPE_CHOICES'] });
    expect((await reply({ choices: choices(25, 100) })).status).toBe(204);
    expect((await typing).choices).toHaveLength(25);
    expect(bot.of('INTERACTION_CREATE')[0]!['data']).toMatchObject({
      options: [{ name: 'query', value: 'sho', focused: true }],
    });
  });

  it('bring files that are served for a day', async () => {
    const discord = await open();
    const bot = await identify(discord, 1);
    const handle = discord.upload('add', { file: { name: 'my notes.txt', content: 'Wörter' }, note: 'Please' });
    await answer(discord, handle, 6).then(({ json }) => expect(json['code']).toBe(50_035));
    await answer(discord, handle, 4, { content: 'Added' });
    const data = bot.of('INTERACTION_CREATE')[0]!['data'] as {
      options: { value: string }[];
      resolved: { attachments: Record<string, { url: string }> };
    };
    const attachment = data.resolved.attachments[data.options[0]!.value]!;
    expect(attachment).toMatchObject({
      filename: 'my_notes.txt',
      title: 'my notes',
      size: 7,
      content_type: 'text/plain; charset=utf-8',
      ephemeral: true,
    });
    const download = () => fetch(attachment.url);
    expect(await (await download()).text()).toBe('Wörter');
    expect((await fetch(attachment.url.replace(/hm=../, 'hm=zz'))).status).toBe(404);
    discord.advance(25 * 3_600_000);
    expect((await download()).status).toBe(404);
  });

  it('of a message menu bring the message, with its words', async () => {
    const discord = await open();
    const bot = await identify(discord, 1 | 512);
    const { world } = discord;
    const message = discord.say(world.general, world.alice, 'He said "words".');
    const handle = discord.menu('Verify quote', message, { by: world.bob });
    await answer(discord, handle, 4, { content: 'Word for word' });
    const [event] = bot.of('INTERACTION_CREATE');
    expect(event!['data']).toMatchObject({
      type: 3,
      target_id: message.id,
      resolved: { messages: { [message.id]: { content: 'He said "words".' } } },
    });
    expect(bot.of('MESSAGE_CREATE')[0]).toMatchObject({ content: '' });
  });
});
