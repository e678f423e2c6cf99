/** The rules for interactions, each broken on purpose. */
import { describe, expect, it } from 'vitest';
import { call, callbackPath, fieldCodes, form, identify, register, webhookPath } from '../../support/discord/raw.js';
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
const button = (label: string) => ({ type: 1, components: [{ type: 2, style: 2, label, custom_id: `id:${label}` }] });

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

describe.concurrent('components', () => {
  async function asked() {
    const discord = await open();
    const handle = discord.slash(discord.world.alice, 'ask', { question: 'Where?' });
    await answer(discord, handle, 4, { content: 'Answer', components: [button('Context'), button('Share')] });
    return { discord, message: (await handle.response()).message };
  }

  it('are clicked by what they are called, by whoever sees the message', async () => {
    const { discord, message } = await asked();
    const { alice, bob } = discord.world;
    discord.advance(31 * 86_400_000);
    const click = discord.click(message, 'Context', { by: bob });
    await answer(discord, click, 7, { content: 'Updated' });
    expect(await click.response()).toMatchObject({ content: 'Updated', controls: ['Context', 'Share'] });
    expect(click.interaction.original).toBe(message);
    expect(() => discord.click(message, 'Missing')).toThrow('only: Context, Share');

    const secret = discord.click(message, 'id:Share', { by: bob });
    await answer(discord, secret, 4, { content: 'Shown to one', flags: 64, components: [button('Next')] });
    const seen = (await secret.response()).message;
    expect(() => discord.click(seen, 'Next', { by: alice })).toThrow('alice cannot see the message');
    const next = discord.click(seen, 'Next');
    expect(next.interaction.user).toBe(bob);
    await answer(discord, next, 7, { content: 'Page 2', components: [] });
    expect((await next.response()).ephemeral).toBe(true);
    expect(() => discord.click(seen, 'Next')).toThrow('nothing to click');
  });

  it('may be put off, then edited, or answered beside', async () => {
    const { discord, message } = await asked();
    const click = discord.click(message, 'Context');
    expect((await answer(discord, click, 6)).status).toBe(204);
    await call(discord, 'POST', webhookPath(discord, click), { content: 'Context', flags: 64 });
    expect(await click.response()).toMatchObject({ content: 'Context', ephemeral: true });
    await call(discord, 'PATCH', `${webhookPath(discord, click)}/messages/@original`, { content: 'Edited' });
    expect(message.content).toBe('Edited');
  });

  it('of a deleted message can still arrive; there is then nothing to update', async () => {
    const { discord, message } = await asked();
    discord.world.messages.delete(message.id);
    expect((await answer(discord, discord.click(message, 'Context'), 7, { content: 'x' })).code).toBe(10_008);
    const deferred = discord.click(message, 'Context');
    await answer(discord, deferred, 6);
    const original = `${webhookPath(discord, deferred)}/messages/@original`;
    expect((await call(discord, 'PATCH', original, { content: 'x' })).code).toBe(10_008);
    const fresh = discord.click(message, 'Context');
    expect((await answer(discord, fresh, 4, { content: 'Gone', flags: 64 })).status).toBe(204);
  });

  it('may be menus, of which one chooses what is offered', async () => {
    const { discord } = await asked();
    const handle = discord.slash(discord.world.alice, 'ask', { question: 'Where?' });
    const options = ['a', 'b'].map((value) => ({ label: value.toUpperCase(), value }));
    const menu = { type: 3, custom_id: 'filter', placeholder: 'Filter', options };
    await answer(discord, handle, 4, { content: 'x', components: [{ type: 1, components: [menu] }] });
    const { message } = await handle.response();
    expect(() => discord.select(message, 'Filter', ['c'])).toThrow('only: a, b');
    expect(() => discord.select(message, 'Filter', [])).toThrow('choose 1 to 1');
    const bot = await identify(discord, 1);
    const chosen = discord.select(message, 'Filter', ['b']);
    await answer(discord, chosen, 6);
    expect(bot.of('INTERACTION_CREATE')[0]!['data']).toMatchObject({
      custom_id: 'filter',
      component_type: 3,
      values: ['b'],
    });
  });

  it('may open a modal, whose submission may update the message', async () => {
    const { discord, message } = await asked();
    const click = discord.click(message, 'Context');
    const input = (given: object = {}) => ({ type: 4, custom_id: 'why', style: 2, max_length: 20, ...given });
    const modal = (given: object = {}) => ({
      custom_id: 'feedback',
      title: 'Feedback',
      components: [{ type: 18, label: 'Why?', component: input() }],
      ...given,
    });
    expect(fieldCodes(await answer(discord, click, 9, modal({ title: 'x'.repeat(46) })))).toEqual({
      'data.title': ['BASE_TYPE_BAD_LENGTH'],
    });
    const unlabelled = modal({ components: [{ type: 1, components: [input()] }] });
    expect(fieldCodes(await answer(discord, click, 9, unlabelled))).toEqual({
      'data.components.0.components.0.label': ['BASE_TYPE_REQUIRED'],
    });
    expect((await answer(discord, click, 9, modal())).status).toBe(204);
    await expect(discord.submit(click, {})).rejects.toThrow('must be filled in');
    await expect(discord.submit(click, { 'Why?': 'x'.repeat(21) })).rejects.toThrow('too long');
    await expect(discord.submit(click, { 'Why?': 'x', Who: 'y' })).rejects.toThrow('has no "Who"');
    const bot = await identify(discord, 1);
    const submitted = await discord.submit(click, { 'Why?': 'Unclear' });
    expect((await answer(discord, submitted, 9, modal())).code).toBe(50_035);
    await answer(discord, submitted, 7, { content: 'Thank you' });
    expect(message.content).toBe('Thank you');
    expect(bot.of('INTERACTION_CREATE')[0]).toMatchObject({
      type: 5,
      message: { id: message.id },
      data: { custom_id: 'feedback', components: [{ type: 18, component: { custom_id: 'why', value: 'Unclear' } }] },
    });
  });

  it('may be answered with a file', async () => {
    const { discord, message } = await asked();
    const click = discord.click(message, 'Share');
    const body = { type: 4, data: { content: 'Gaps', attachments: [{ id: '0', description: 'All' }] } };
    await call(discord, 'POST', callbackPath(click), form(body, { 'gaps.csv': 'question' }));
    const [attachment] = (await click.response()).message.attachments;
    expect(attachment).toMatchObject({ filename: 'gaps.csv', size: 8, description: 'All' });
    expect(discord.requests.at(-1)?.files[0]?.name).toBe('gaps.csv');
  });
});
