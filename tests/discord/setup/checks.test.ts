import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMUNITY, openCommunity } from '../../../src/community/community.js';
import { type Config, readConfig } from '../../../src/config.js';
import { discordChecks } from '../../../src/discord/setup/checks.js';
import type { Check } from '../../../src/doctor/check.js';
import type { Discord } from '../../support/discord/server.js';
import { createSession, openDiscord } from '../../support/discord/session.js';
import { temporaryFolder, writeFiles } from '../../support/folders.js';

const unknown = '123456789012345678';

function configOf(discord: Discord, given: Record<string, string> = {}): Config {
  const env = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url, EMBEDDINGS_DIR: temporaryFolder() };
  return readConfig({ ...env, ...given });
}

/** What is found, without what is as it should be. */
async function wrong(discord: Discord, given: Record<string, string> = {}): Promise<Check[]> {
  const checks = await discordChecks(configOf(discord, given));
  expect(JSON.stringify(checks)).not.toContain(given.DISCORD_TOKEN ?? discord.token);
  return checks.filter(({ state }) => state !== 'ok');
}

/** A stand-in with the bot's commands registered. */
async function setUp(given: Parameters<typeof openDiscord>[0] = {}): Promise<Discord> {
  const discord = await openDiscord(given);
  const { bot } = createSession(discord);
  await bot.start();
  await bot.stop();
  return discord;
}

describe.concurrent('verbatim doctor, of Discord', () => {
  it('finds nothing wrong where nothing is, without a gateway connection', async () => {
    const discord = await setUp({ messageContent: true });
    const sessions = discord.gateway.sessions.size;
    const checks = await discordChecks(configOf(discord, { ASK_CHANNEL_IDS: discord.world.general.id }));
    expect(checks.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'community ok',
      'discord.token ok',
      'discord.intent ok',
      'discord.permissions ok',
      'discord.commands ok',
    ]);
    expect(checks[3]!.message).toBe('In Readers the bot sees 1 of 1 channels and can answer there');
    expect(discord.gateway.sessions.size).toBe(sessions);
    expect(discord.violations).toEqual([]);
  });

  it('a wrong token, and a Discord out of reach', async () => {
    const discord = await openDiscord();
    expect(await wrong(discord, { DISCORD_TOKEN: 'MTIz.wrong.token' })).toMatchObject([
      { id: 'discord.token', state: 'failed', message: expect.stringContaining('Reset Token') as string },
    ]);
    expect(await wrong(discord, { DISCORD_API_URL: 'http://127.0.0.1:9/api' })).toMatchObject([
      { id: 'discord.token', state: 'failed', message: expect.stringContaining('could not be reached') as string },
    ]);
  });

  it('an intent that ask channels need, set by the operator or by moderators', async () => {
    const discord = await setUp();
    const { guildId, general, applicationId, alice } = discord.world;
    expect(await wrong(discord)).toEqual([]);
    const lacking = {
      id: 'discord.intent',
      state: 'failed',
      fix: `Switch it on: https://discord.com/developers/applications/${applicationId}/bot → Privileged Gateway Intents → Message Content Intent. Then restart the bot.`,
    };
    expect(await wrong(discord, { ASK_CHANNEL_IDS: general.id })).toMatchObject([lacking]);

    const folder = temporaryFolder();
    const defaults = { askChannels: [], privateByDefault: false, language: 'auto' };
    const community = openCommunity(join(folder, COMMUNITY), { now: Date.now, defaults });
    community.settings.set({ guild: guildId }, 'askChannels', [general.id], alice.id);
    community.close();
    expect(await wrong(discord, { EMBEDDINGS_DIR: folder })).toMatchObject([lacking]);
  });

  it('permissions, by channel, and ask channels above all', async () => {
    const discord = await setUp({ messageContent: true });
    const { world } = discord;
    const quiet = world.addChannel('quiet');
    world.deny(quiet, ['sendMessages']);
    world.deny(world.addChannel('staff'), ['viewChannel']);
    const asks = world.addChannel('questions');
    world.deny(asks, ['viewChannel']);
    expect(await wrong(discord, { ASK_CHANNEL_IDS: asks.id })).toMatchObject([
      { state: 'failed', message: 'In Readers, ask channels lack: #questions (View Channels).' },
      {
        state: 'warning',
        message: 'In Readers the bot lacks: #quiet (Send Messages).',
        fix: expect.stringContaining('Permissions → Verbatim') as string,
      },
    ]);
    world.everyone.permissions &= ~((1n << 11n) | (1n << 6n));
    expect(await wrong(discord)).toMatchObject([
      {
        id: 'discord.permissions',
        state: 'failed',
        message:
          'In Readers the bot lacks: Send Messages (to answer messages), Add Reactions (to react where an answer would be too much).',
        fix: expect.stringMatching(/Server Settings → Roles → Verbatim.*oauth2\/authorize/) as string,
      },
    ]);
  });

  it('ids in the configuration that fit nothing', async () => {
    const discord = await setUp({ messageContent: true });
    const found = await wrong(discord, {
      ASK_CHANNEL_IDS: unknown,
      MODERATOR_ROLE_IDS: `${unknown},${discord.world.botRole.id}`,
      DISCORD_CLIENT_ID: unknown,
      DISCORD_GUILD_ID: unknown,
    });
    expect(found.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'discord.application failed',
      'discord.commands warning',
      'discord.ask-channel failed',
      'discord.role warning',
      'discord.guild failed',
    ]);
    for (const { fix } of found) expect(fix).toBeTruthy();
  });

  it('commands that are missing, doubled, or were not invited; interactions that go elsewhere', async () => {
    const discord = await openDiscord();
    const { world, commands } = discord;
    expect(await wrong(discord)).toMatchObject([
      { id: 'discord.commands', fix: expect.stringContaining('Start the bot') as string },
    ]);
    await setUpIn(discord);
    commands.replaceAll(world.guildId, [{ name: 'ask', description: 'Ask', type: 1 }]);
    expect(await wrong(discord)).toMatchObject([
      { id: 'discord.commands', message: expect.stringContaining('twice') as string },
    ]);
    world.application.commandsScope = false;
    world.application.interactionsEndpoint = 'https://elsewhere.example';
    expect(await wrong(discord)).toMatchObject([
      { id: 'discord.interactions', state: 'failed', fix: expect.stringContaining('/information') as string },
      { id: 'discord.commands', state: 'failed', message: expect.stringContaining('applications.commands') as string },
    ]);
  });

  it('what is kept of members, where it can’t be read; and no token', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { [COMMUNITY]: 'not a database, though as long as one ought to be: '.repeat(20) });
    const checks = await discordChecks(readConfig({ EMBEDDINGS_DIR: folder }));
    expect(checks).toMatchObject([
      { id: 'community', state: 'failed', message: expect.stringContaining('is damaged') as string },
      { id: 'discord', state: 'unchecked', message: expect.stringContaining('No DISCORD_TOKEN') as string },
    ]);
  });
});

async function setUpIn(discord: Discord): Promise<void> {
  const { bot } = createSession(discord);
  await bot.start();
  await bot.stop();
}
