/** The rules for components, each broken on purpose. */
import { describe, expect, it } from 'vitest';
import { call, callbackPath, fieldCodes, form, register, webhookPath } from '../../support/discord/raw.js';
import { openDiscord } from '../../support/discord/session.js';
import type { Message } from '../../support/discord/shapes.js';
import { controlsOf, textOf } from '../../support/discord/text.js';

const V2 = 1 << 15;
const text = (content = 'Words') => ({ type: 10, content });
const button = (given: object = {}) => ({ type: 2, style: 2, label: 'Context', custom_id: 'context', ...given });
const row = (...components: object[]) => ({ type: 1, components });
const v2 = (...components: object[]) => ({ flags: V2, components });
const legacy = (...components: object[]) => ({ content: 'Words', components });
const option = (value: string) => ({ label: value, value });
const select = (given: object = {}) => ({ type: 3, custom_id: 'page', options: [option('1')], ...given });
const many = <T>(count: number, make: (i: number) => T) => Array.from({ length: count }, (_, i) => make(i));
const section = (given: object = {}) => ({ type: 9, components: [text()], accessory: button(), ...given });

/** Everything that a message of Components V2 may hold. */
const full = v2(
  {
    type: 17,
    accent_color: 0x2e7d32,
    components: [
      section(),
      text('> **Talks opened.**'),
      { type: 14, divider: true, spacing: 2 },
      section({ accessory: { type: 11, media: { url: 'https://example.org/a.png' }, description: 'A picture' } }),
      { type: 12, items: [{ media: { url: 'attachment://b.png' } }] },
      { type: 13, file: { url: 'attachment://gaps.csv' } },
      row(button({ custom_id: 'a' }), button({ custom_id: 'b', emoji: { name: '👍' }, label: null })),
      row({ type: 2, style: 5, label: 'Article', url: 'https://example.org/#:~:text=words' }),
      row(select({ placeholder: 'Page', options: [option('1'), option('2')], max_values: 2 })),
    ],
  },
  text('-# index a1b2c3'),
);

describe('Components V2', async () => {
  const discord = await openDiscord();
  const path = `/channels/${discord.world.general.id}/messages`;
  const send = (body: unknown) => call(discord, 'POST', path, body);
  const sent = (id: unknown) => discord.world.messages.get(id as string)!;

  it('takes every component, gives each an id, and addresses of what was uploaded', async () => {
    const reply = await send(form(full, { 'b.png': 'picture', 'gaps.csv': 'question,times' }));
    expect([reply.status, discord.violations]).toEqual([200, []]);
    const message = sent(reply.json['id']);
    expect(textOf(message)).toBe('Words\n> **Talks opened.**\nWords\n-# index a1b2c3');
    expect(controlsOf(message)).toEqual(['Context', 'Context', '👍', 'Article', 'Page']);
    const container = message.components[0]!;
    expect([container.id, container.components?.[0]?.id, message.components[1]?.id]).toEqual([1, 2, 19]);
    expect(container.components?.[5]?.file?.url).toMatch(/^http:.*gaps\.csv\?ex=/);
    expect(await (await fetch(container.components![5]!.file!.url)).text()).toBe('question,times');
  });

  it.each<[string, object, Record<string, string[]>]>([
    [
      'content with the flag',
      { ...v2(text()), content: 'Words' },
      { content: ['MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2'] },
    ],
    [
      'embeds with the flag',
      { ...v2(text()), embeds: [{ title: 'x' }] },
      { embeds: ['MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2'] },
    ],
    ['text without the flag', legacy(text()), { 'components.0': ['UNION_TYPE_CHOICES'] }],
    ['a button outside a row', v2(button()), { 'components.0': ['UNION_TYPE_CHOICES'] }],
    [
      'a container in a container',
      v2({ type: 17, components: [{ type: 17, components: [text()] }] }),
      { 'components.0.components.0': ['UNION_TYPE_CHOICES'] },
    ],
    [
      'more than 40 components, those within counted',
      v2({ type: 17, components: many(20, () => text()) }, ...many(20, () => text())),
      { components: ['COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED'] },
    ],
    [
      'more than 4,000 characters of text in all',
      v2(text('x'.repeat(2_000)), text('x'.repeat(2_001))),
      { components: ['COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED'] },
    ],
    ['empty text', v2(text('')), { 'components.0.content': ['BASE_TYPE_BAD_LENGTH'] }],
    [
      'a section without accessory',
      v2(section({ accessory: undefined })),
      { 'components.0.accessory': ['BASE_TYPE_REQUIRED'] },
    ],
    [
      'a section of four texts',
      v2(section({ components: many(4, () => text()) })),
      { 'components.0.components': ['BASE_TYPE_BAD_LENGTH'] },
    ],
    [
      'a file that did not come with it',
      v2({ type: 13, file: { url: 'attachment://gaps.csv' } }),
      { 'components.0.file.url': ['UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND'] },
    ],
    [
      'six rows',
      legacy(...many(6, (i) => row(button({ custom_id: `${i}` })))),
      { components: ['BASE_TYPE_MAX_LENGTH'] },
    ],
    [
      'six buttons in a row',
      legacy(row(...many(6, (i) => button({ custom_id: `${i}` })))),
      { 'components.0.components': ['BASE_TYPE_BAD_LENGTH'] },
    ],
    [
      'a menu beside a button',
      legacy(row(button(), select())),
      { 'components.0.components.1': ['COMPONENT_LAYOUT_WIDTH_EXCEEDED'] },
    ],
    [
      'a custom id twice, though one is greyed out',
      legacy(row(button({ disabled: true }), button())),
      { 'components.0.components.1.custom_id': ['COMPONENT_CUSTOM_ID_DUPLICATED'] },
    ],
    [
      'a custom id of 101 characters',
      legacy(row(button({ custom_id: 'x'.repeat(101) }))),
      { 'components.0.components.0.custom_id': ['BASE_TYPE_BAD_LENGTH'] },
    ],
    [
      'a label of 81 characters',
      legacy(row(button({ label: 'x'.repeat(81) }))),
      { 'components.0.components.0.label': ['BASE_TYPE_MAX_LENGTH'] },
    ],
    [
      'a button without custom id',
      legacy(row(button({ custom_id: undefined }))),
      { 'components.0.components.0.custom_id': ['BUTTON_COMPONENT_CUSTOM_ID_REQUIRED'] },
    ],
    [
      'a button with custom id and url',
      legacy(row(button({ style: 5, url: 'https://example.org' }))),
      { 'components.0.components.0': ['BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE'] },
    ],
    [
      'a link to no web page',
      legacy(row({ type: 2, style: 5, label: 'x', url: 'javascript:alert(1)' })),
      { 'components.0.components.0.url': ['URL_TYPE_INVALID_SCHEME'] },
    ],
    [
      'a link of more than 512 characters',
      legacy(row({ type: 2, style: 5, label: 'x', url: `https://example.org/${'x'.repeat(500)}` })),
      { 'components.0.components.0.url': ['BASE_TYPE_MAX_LENGTH'] },
    ],
    [
      'a button with nothing on it',
      legacy(row(button({ label: undefined }))),
      { 'components.0.components.0.label': ['BUTTON_COMPONENT_LABEL_REQUIRED'] },
    ],
    [
      'a premium button with a label',
      legacy(row({ type: 2, style: 6, label: 'x', sku_id: '1' })),
      { 'components.0.components.0.label': ['BUTTON_COMPONENT_PREMIUM'] },
    ],
    [
      'a symbol that is no emoji',
      legacy(row(button({ emoji: { name: '▲' } }))),
      { 'components.0.components.0.emoji.name': ['COMPONENT_INVALID_EMOJI'] },
    ],
    [
      'a menu of 26 options',
      legacy(row(select({ options: many(26, (i) => option(`${i}`)) }))),
      { 'components.0.components.0.options': ['BASE_TYPE_BAD_LENGTH'] },
    ],
    [
      'a menu with the same value twice',
      legacy(row(select({ options: [option('1'), option('1')] }))),
      { 'components.0.components.0.options.1.value': ['SELECT_COMPONENT_OPTION_VALUE_DUPLICATED'] },
    ],
  ])('refuses %s, with the reason', async (_, body, errors) => {
    const reply = await send(body);
    expect([reply.status, reply.code]).toEqual([400, 50_035]);
    expect(fieldCodes(reply)).toEqual(errors);
  });

  it('refuses a message of nothing', async () => {
    expect((await send({ flags: V2, components: [] })).code).toBe(50_006);
    expect((await send({ flags: V2 })).code).toBe(50_006);
  });

  it('keeps the flag on edits, and lets it be set where the content is nulled', async () => {
    const { json } = await send({ content: 'Words', embeds: [{ title: 'x' }] });
    const at = `${path}/${String(json['id'])}`;
    const half = await call(discord, 'PATCH', at, v2(text()));
    expect(Object.keys(fieldCodes(half))).toEqual(['content', 'embeds']);
    const whole = await call(discord, 'PATCH', at, { ...v2(text('New')), content: null, embeds: [] });
    expect([whole.status, textOf(sent(json['id']))]).toEqual([200, 'New']);
    expect((await call(discord, 'PATCH', at, { components: [text('Newer')] })).status).toBe(200);
    expect(sent(json['id']).flags & V2).toBe(V2);
    const without = await call(discord, 'PATCH', at, { flags: 0, components: [row(button())] });
    expect(fieldCodes(without)).toEqual({ flags: ['MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG'] });
    expect(fieldCodes(await call(discord, 'PATCH', at, { content: 'Words' }))).toHaveProperty('content');
  });

  it('pings whom a text display mentions', async () => {
    const { alice } = discord.world;
    await send(v2(text(`<@${alice.id}> @everyone`)));
    await send({ ...v2(text(`<@${alice.id}>`)), allowed_mentions: { parse: [] } });
    expect(discord.pings.slice(-2).map(({ pings }) => [pings.users, pings.everyone])).toEqual([
      [[alice.id], true],
      [[], false],
    ]);
  });

  it('are sent in place of a deferred answer, ephemeral or not as the deferral said', async () => {
    await register(discord);
    for (const flags of [0, 64]) {
      const handle = discord.slash(discord.world.alice, 'ask');
      await call(discord, 'POST', callbackPath(handle), { type: 5, data: { flags } });
      const edit = (body: object) => call(discord, 'PATCH', `${webhookPath(discord, handle)}/messages/@original`, body);
      expect(fieldCodes(await edit({ components: [text()] }))).toEqual({ 'components.0': ['UNION_TYPE_CHOICES'] });
      expect((await edit(v2(text('Answer'), row(button())))).status).toBe(200);
      const seen = await handle.response();
      expect(seen).toMatchObject({ text: 'Answer', controls: ['Context'], ephemeral: flags === 64 });
      expect(seen.message.flags).toBe(V2 | flags);
    }
  });

  it('tells where in the answer to an interaction the mistake is', async () => {
    const handle = discord.slash(discord.world.alice, 'ask');
    const reply = await call(discord, 'POST', callbackPath(handle), { type: 4, data: v2(button()) });
    expect(fieldCodes(reply)).toEqual({ 'data.components.0': ['UNION_TYPE_CHOICES'] });
    expect(handle.interaction.acknowledgedAfter).toBeNull();
  });

  it('notes a message to a channel that asks to be ephemeral, and shows it to all', async () => {
    const { json } = await send({ content: 'Secret', flags: 64 });
    expect(discord.violations.at(-1)).toContain('asks to be ephemeral');
    const message: Message = sent(json['id']);
    expect([message.flags, discord.world.messagesIn(discord.world.general).includes(message)]).toEqual([0, true]);
  });
});
