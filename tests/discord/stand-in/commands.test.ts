/** The rules for registering commands, each broken on purpose, and what a bot may ask about itself. */
import { describe, expect, it } from 'vitest';
import { call, fieldCodes, register } from '../../support/discord/raw.js';
import { openDiscord } from '../../support/discord/session.js';

const ask = (given: object = {}) => ({ name: 'ask', description: 'Ask', ...given });
const option = (given: object = {}) => ({ type: 3, name: 'question', description: 'Question', ...given });
const withOption = (given: object) => ask({ options: [option(given)] });
const part = (type: number, options: object[]) => ({ type, name: 'part', description: 'Part', options });

describe('commands', async () => {
  const discord = await openDiscord();

  it('may be called in every script, with translations', async () => {
    const good = [
      ask({
        name_localizations: { de: 'frage', ru: 'спросить', hi: 'पूछें', th: 'ถาม', ja: '質問' },
        description_localizations: { de: 'Stellt eine Frage' },
        default_member_permissions: '32',
        contexts: [0, 1],
        options: [
          option({ required: true, max_length: 300, autocomplete: true }),
          option({
            name: 'source',
            choices: [{ name: 'The Courier', value: 'courier', name_localizations: { de: 'Kurier' } }],
          }),
        ],
      }),
      { name: 'Verify quote', type: 3, name_localizations: { de: 'Zitat prüfen' } },
      { name: 'ask', type: 2 },
      ask({ name: 'settings', options: [part(2, [part(1, [option()])])] }),
    ];
    expect((await register(discord, good)).json).toMatchObject([{ type: 1 }, { type: 3 }, { type: 2 }, { type: 1 }]);
    expect(discord.violations).toEqual([]);
  });

  it.each<[string, object[], Record<string, string[]>]>([
    ['capitals', [ask({ name: 'Ask' })], { '0.name': ['APPLICATION_COMMAND_INVALID_NAME'] }],
    ['spaces', [ask({ name: 'ask me' })], { '0.name': ['APPLICATION_COMMAND_INVALID_NAME'] }],
    [
      'capitals in Cyrillic',
      [ask({ name_localizations: { ru: 'Спросить' } })],
      { '0.name_localizations.ru': ['APPLICATION_COMMAND_INVALID_NAME'] },
    ],
    [
      '33 characters',
      [ask({ name: 'x'.repeat(33) })],
      { '0.name': ['BASE_TYPE_BAD_LENGTH', 'APPLICATION_COMMAND_INVALID_NAME'] },
    ],
    [
      'an unknown language',
      [ask({ name_localizations: { 'de-AT': 'frage' } })],
      { '0.name_localizations.de-AT': ['BASE_TYPE_CHOICES'] },
    ],
    ['no description', [{ name: 'ask' }], { '0.description': ['BASE_TYPE_REQUIRED'] }],
    [
      'a description of 101 characters',
      [ask({ description: 'x'.repeat(101) })],
      { '0.description': ['BASE_TYPE_BAD_LENGTH'] },
    ],
    [
      'a translated description of 101',
      [ask({ description_localizations: { de: 'x'.repeat(101) } })],
      { '0.description_localizations.de': ['BASE_TYPE_BAD_LENGTH'] },
    ],
    [
      'a menu with a description',
      [{ name: 'Verify', type: 3, description: 'x' }],
      { '0.description': ['APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_CANNOT_BE_SET'] },
    ],
    [
      'a menu with options',
      [{ name: 'Verify', type: 3, options: [option()] }],
      { '0.options': ['APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS_CANNOT_BE_SET'] },
    ],
    ['the same name twice', [ask(), ask()], { 1: ['APPLICATION_COMMANDS_DUPLICATE_NAME'] }],
    [
      'a translation that is another command’s name',
      [ask(), ask({ name: 'add', name_localizations: { de: 'ask' } })],
      { 1: ['APPLICATION_COMMANDS_DUPLICATE_NAME'] },
    ],
    [
      '26 options',
      [ask({ options: Array.from({ length: 26 }, (_, i) => option({ name: `o${i}` })) })],
      { '0.options': ['BASE_TYPE_MAX_LENGTH'] },
    ],
    [
      'a required option after an optional one',
      [ask({ options: [option(), option({ name: 'file', required: true })] })],
      { '0.options.1': ['APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID'] },
    ],
    [
      'an option’s name in capitals',
      [withOption({ name: 'Q' })],
      { '0.options.0.name': ['APPLICATION_COMMAND_INVALID_NAME'] },
    ],
    [
      'an option twice',
      [ask({ options: [option(), option()] })],
      { '0.options.1.name': ['APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATED'] },
    ],
    [
      'an option without description',
      [withOption({ description: '' })],
      { '0.options.0.description': ['BASE_TYPE_BAD_LENGTH'] },
    ],
    [
      'a subcommand beside an option',
      [ask({ options: [part(1, []), option()] })],
      { '0.options': ['APPLICATION_COMMAND_OPTIONS_TYPE_INVALID'] },
    ],
    [
      'a group in a group',
      [ask({ options: [part(2, [part(2, [part(1, [])])])] })],
      { '0.options.0.options.0.type': ['BASE_TYPE_CHOICES'] },
    ],
    [
      '26 choices',
      [withOption({ choices: Array.from({ length: 26 }, (_, i) => ({ name: `${i}`, value: `${i}` })) })],
      { '0.options.0.choices': ['BASE_TYPE_MAX_LENGTH'] },
    ],
    [
      'choices and autocompletion',
      [withOption({ autocomplete: true, choices: [{ name: 'x', value: 'x' }] })],
      { '0.options.0': ['APPLICATION_COMMAND_AUTOCOMPLETE_AND_CHOICES'] },
    ],
    [
      'autocompletion of a boolean',
      [withOption({ type: 5, autocomplete: true })],
      { '0.options.0': ['APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID'] },
    ],
    [
      'more than 8,000 characters',
      [
        ask({
          options: Array.from({ length: 4 }, (_, i) =>
            option({
              name: `o${i}`,
              choices: Array.from({ length: 25 }, (_c, j) => ({ name: 'x'.repeat(100), value: `${j}` })),
            }),
          ),
        }),
      ],
      { 0: ['APPLICATION_COMMAND_TOO_LARGE'] },
    ],
  ])('are refused: %s', async (_, definitions, errors) => {
    const reply = await register(discord, definitions);
    expect(reply.code).toBe(50_035);
    expect(fieldCodes(reply)).toEqual(errors);
  });

  it('are a hundred at most, and five menus', async () => {
    const many = (count: number, given: object) =>
      Array.from({ length: count }, (_, i) => ask({ name: `c${i}`, ...given }));
    expect((await register(discord, many(100, {}))).status).toBe(200);
    expect((await register(discord, many(101, {}))).code).toBe(30_032);
    expect((await register(discord, many(6, { type: 3, description: undefined }))).code).toBe(30_032);
    const one = await call(discord, 'POST', `/applications/${discord.world.applicationId}/commands`, ask());
    expect(one.code).toBe(30_032);
  });

  it('are created, changed and deleted one by one, by the same rules', async () => {
    const path = `/applications/${discord.world.applicationId}/commands`;
    await register(discord, []);
    const { json } = await call(discord, 'POST', path, ask());
    const at = `${path}/${String(json['id'])}`;
    expect((await call(discord, 'POST', path, ask({ description: 'Again' }))).json['id']).toBe(json['id']);
    expect(fieldCodes(await call(discord, 'PATCH', at, { name: 'Ask' }))).toEqual({
      name: ['APPLICATION_COMMAND_INVALID_NAME'],
    });
    expect((await call(discord, 'GET', at)).json['description']).toBe('Again');
    expect((await call(discord, 'DELETE', at)).status).toBe(204);
    expect((await call(discord, 'DELETE', at)).code).toBe(10_063);
  });

  it('cannot be registered in a server where the invitation lacked the scope', async () => {
    const { applicationId, guildId, application } = discord.world;
    application.commandsScope = false;
    expect((await call(discord, 'PUT', `/applications/${applicationId}/guilds/${guildId}/commands`, [])).code).toBe(
      50_001,
    );
  });
});

it('tells a bot of its application and its server', async () => {
  const discord = await openDiscord({ messageContent: true });
  const { application, guildId, general, bot, botRole } = discord.world;
  const get = async (path: string) => (await call(discord, 'GET', path)).json;
  expect(await get('/applications/@me')).toMatchObject({
    flags: 1 << 19,
    interactions_endpoint_url: null,
    bot_public: true,
  });
  application.contentGranted = false;
  application.interactionsEndpoint = 'https://example.org';
  expect(await get('/applications/@me')).toMatchObject({ flags: 0, interactions_endpoint_url: 'https://example.org' });
  discord.forbid(general, ['sendMessages']);
  const [channel] = (await get(`/guilds/${guildId}/channels`)) as unknown as { permission_overwrites: object[] }[];
  expect(channel).toMatchObject({ name: 'general', permission_overwrites: [{ id: bot.id, type: 1, deny: '2048' }] });
  expect(await get(`/guilds/${guildId}/members/${bot.id}`)).toMatchObject({ roles: [botRole.id] });
  expect(await get(`/guilds/${guildId}/roles`)).toMatchObject([
    { name: '@everyone' },
    { name: 'Verbatim', managed: true },
  ]);
  expect(await get('/users/@me/guilds')).toMatchObject([{ id: guildId, name: 'Readers' }]);
  expect(await get('/guilds/1')).toMatchObject({ code: 50_001 });
  expect(await get(`/guilds/${guildId}/members/1`)).toMatchObject({ code: 10_007 });
});
