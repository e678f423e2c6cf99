import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { type ConfigFlags, readConfig } from '../src/config.js';

test('defaults', () => {
  const config = readConfig({}, {}, '/srv/bot');
  expect(config).toEqual({
    discord: null,
    seeds: resolve('/srv/bot/seeds'),
    embeddings: resolve('/srv/bot/embeddings'),
    index: resolve('/srv/bot/embeddings/index'),
    model: 'all-MiniLM-L6-v2',
    precision: 'fp32',
    watch: false,
    retentionDays: 90,
    logLevel: 'info',
    healthPort: null,
  });
  expect(Object.isFrozen(config)).toBe(true);
});

test('everything set', () => {
  const [client, guild, one, two, role] = [1, 2, 3, 4, 5].map((n) => String(n).repeat(18));
  const config = readConfig({
    DISCORD_TOKEN: ' secret ',
    DISCORD_CLIENT_ID: client,
    DISCORD_GUILD_ID: guild,
    DISCORD_API_URL: 'http://127.0.0.1:9/api/',
    ASK_CHANNEL_IDS: `${one}, ${two}`,
    MODERATOR_ROLE_IDS: role,
    SEEDS_DIR: '/articles',
    EMBEDDINGS_DIR: '/index',
    EMBEDDING_MODEL: 'Xenova/multilingual-e5-small',
    EMBEDDING_PRECISION: 'int8',
    QUESTIONS_PER_MINUTE: '3',
    WATCH: 'true',
    RETENTION_DAYS: '7',
    LOG_LEVEL: 'debug',
    HEALTH_PORT: '8080',
  });
  expect(config).toEqual({
    discord: {
      token: 'secret',
      clientId: client,
      guildId: guild,
      apiUrl: 'http://127.0.0.1:9/api',
      askChannelIds: [one, two],
      moderatorRoleIds: [role],
      questionsPerMinute: 3,
    },
    seeds: '/articles',
    embeddings: '/index',
    index: '/index/index',
    model: 'Xenova/multilingual-e5-small',
    precision: 'int8',
    watch: true,
    retentionDays: 7,
    logLevel: 'debug',
    healthPort: 8_080,
  });
});

test('an empty variable counts as absent', () => {
  expect(readConfig({ DISCORD_TOKEN: ' ', EMBEDDING_PRECISION: '', HEALTH_PORT: '' })).toEqual(readConfig({}));
});

test('flags win over the environment, and relative paths start at the working folder', () => {
  const config = readConfig({ SEEDS_DIR: 'a', EMBEDDINGS_DIR: 'b' }, { seeds: 'c' }, '/srv');
  expect(config.seeds).toBe(join('/srv', 'c'));
  expect(config.embeddings).toBe(join('/srv', 'b'));
});

test('all problems are told at once, each with its variable and value, the token never', () => {
  const wrong = {
    DISCORD_TOKEN: 'secret-token',
    DISCORD_CLIENT_ID: 'verbatim',
    DISCORD_API_URL: 'ftp://discord.com',
    ASK_CHANNEL_IDS: 'general',
    EMBEDDING_MODEL: '../../etc/passwd',
    EMBEDDING_PRECISION: 'fp16',
    QUESTIONS_PER_MINUTE: '0',
    RETENTION_DAYS: 'ten',
    WATCH: 'yes',
    LOG_LEVEL: 'loud',
    HEALTH_PORT: '70000',
  };
  let message = '';
  try {
    readConfig(wrong);
  } catch (error) {
    expect(error).toMatchObject({ code: 'CONFIG_INVALID' });
    ({ message } = error as Error);
  }
  expect(message).toContain('10 problems');
  for (const [name, value] of Object.entries(wrong)) {
    if (name === 'DISCORD_TOKEN') continue;
    expect(message).toContain(`${name} ("${value}") is`);
  }
  expect(message).not.toContain('secret-token');
  expect(message).not.toMatch(/undefined|Invalid/);
});

test.each(['1.5', '-1', '1e3', ' ', '0x10'].filter((value) => value.trim() !== ''))(
  '%s questions a minute is refused',
  (value) => {
    expect(() => readConfig({ QUESTIONS_PER_MINUTE: value })).toThrow(/QUESTIONS_PER_MINUTE/);
  },
);

test('a corpus that --seeds names for one command has an index of its own, unless --embeddings says where', () => {
  const indexOf = (flags: ConfigFlags) => readConfig({}, flags, '/srv/bot').index;
  expect(indexOf({ seeds: '/other' })).toMatch(/^\/srv\/bot\/embeddings\/index-[0-9a-f]{8}$/);
  expect(indexOf({ seeds: '/other' })).not.toBe(indexOf({ seeds: '/another' }));
  expect(indexOf({ seeds: 'seeds' })).toBe(resolve('/srv/bot/embeddings/index'));
  expect(indexOf({ seeds: '/other', embeddings: '/elsewhere' })).toBe('/elsewhere/index');
});
