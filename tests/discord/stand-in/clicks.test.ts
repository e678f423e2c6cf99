/** Clicks, choices and modals, each also as no client would send it. */
import { describe, expect, it } from 'vitest';
import type { Handle } from '../../support/discord/handle.js';
import { call, callbackPath, fieldCodes, form, identify, register, webhookPath } from '../../support/discord/raw.js';
import type { Discord } from '../../support/discord/server.js';
import { openDiscord } from '../../support/discord/session.js';

const answer = (discord: Discord, handle: Handle, type: number, data?: unknown) =>
  call(discord, 'POST', callbackPath(handle), { type, data });
const button = (label: string) => ({ type: 1, components: [{ type: 2, style: 2, label, custom_id: `id:${label}` }] });

describe.concurrent('components', () => {
  async function asked() {
    const discord = await openDiscord();
    await register(discord);
    const handle = discord.slash(discord.world.alice, 'ask');
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
    const handle = discord.slash(discord.world.alice, 'ask');
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
