import { type APIApplication, Client, Routes } from 'discord.js';
import type { Community } from '../../community/community.js';
import type { DiscordConfig } from '../../config.js';
import { type Check, failed, ok, warning } from '../../doctor/check.js';
import { timing } from '../../tunables.js';
import { loginError } from '../login.js';
import { askChannelsIn } from './ask-channels.js';
import { checkServer } from './diagnose-server.js';
import { hearsAll, intentSwitch, withoutIntent } from './intents.js';
import { invitation } from './needs.js';

/**
 * Looks at the bot's set-up with Discord's REST API, without logging in, so that a bot that runs is not disturbed.
 * @param community what moderators set; null where there is nothing yet.
 */
export async function checkDiscord(config: DiscordConfig, community: Community | null): Promise<Check[]> {
  const rest = { api: config.apiUrl, version: '10', timeout: timing.lookUp, retries: 1 };
  const client = new Client({ intents: [], rest });
  client.rest.setToken(config.token);
  try {
    return await checkAll(client, config, community);
  } catch (error) {
    return [failed('discord.token', loginError(error, config.apiUrl).message, null)];
  } finally {
    await client.destroy();
  }
}

async function checkAll(client: Client, config: DiscordConfig, community: Community | null): Promise<Check[]> {
  const application = (await client.rest.get(Routes.currentApplication())) as APIApplication;
  const listed = [...(await client.guilds.fetch()).values()];
  const asks = listed.flatMap(({ id }) => askChannelsIn(id, config, community));
  const servers = [];
  for (const { id } of listed) servers.push(await checkServer(client, id, application, config, community));
  const seen = new Set(servers.flatMap(({ channels }) => channels));
  const roles = new Set(servers.flatMap(({ roles: found }) => found));
  return [
    ok('discord.token', `Discord knows the token as that of ${application.name} (${application.id})`),
    ...checkApplication(application, config),
    checkIntent(application, [...config.askChannelIds, ...asks].length > 0),
    ...(listed.length === 0
      ? [
          warning(
            'discord.servers',
            'The bot is in no server yet.',
            `Open ${invitation(application.id)} and choose one.`,
          ),
        ]
      : servers.flatMap(({ checks }) => checks)),
    ...config.askChannelIds.filter((id) => !seen.has(id)).map(unknownChannel),
    ...config.moderatorRoleIds.filter((id) => !roles.has(id)).map(unknownRole),
    ...(config.guildId === null || listed.some(({ id }) => id === config.guildId)
      ? []
      : [
          failed(
            'discord.guild',
            `The bot is not in the server of DISCORD_GUILD_ID (${config.guildId}), so its commands can't be registered there.`,
            `Bring it in at ${invitation(application.id)}, or correct or remove DISCORD_GUILD_ID.`,
          ),
        ]),
  ];
}

/** What is set on the application's pages. */
function checkApplication(application: APIApplication, { clientId }: DiscordConfig): Check[] {
  const { id } = application;
  const page = `https://discord.com/developers/applications/${id}/information`;
  return [
    ...(clientId === null || clientId === id
      ? []
      : [
          failed(
            'discord.application',
            `DISCORD_CLIENT_ID is ${clientId}, but the token belongs to the application ${id}.`,
            'Correct DISCORD_CLIENT_ID, or remove it: Verbatim asks Discord for it.',
          ),
        ]),
    ...(application.interactions_endpoint_url == null
      ? []
      : [
          failed(
            'discord.interactions',
            'Discord sends commands and clicks to an Interactions Endpoint URL instead of to the bot.',
            `Empty the field Interactions Endpoint URL on ${page} and save.`,
          ),
        ]),
  ];
}

function checkIntent(application: APIApplication, hasAskChannels: boolean): Check {
  if (hearsAll(application)) return ok('discord.intent', 'The Message Content intent is switched on');
  if (!hasAskChannels)
    return ok('discord.intent', 'The Message Content intent is off, and not needed as there is no ask channel');
  return failed(
    'discord.intent',
    `The Message Content intent is off: ${withoutIntent}.`,
    `Switch it on: ${intentSwitch(application.id)}. Then restart the bot.`,
  );
}

function unknownChannel(id: string): Check {
  return failed(
    'discord.ask-channel',
    `The channel ${id} of ASK_CHANNEL_IDS is in no server of the bot's.`,
    'Right-click the channel in Discord, Copy Channel ID (Settings → Advanced → Developer Mode shows it), and correct ASK_CHANNEL_IDS.',
  );
}

function unknownRole(id: string): Check {
  return warning(
    'discord.role',
    `The role ${id} of MODERATOR_ROLE_IDS is in no server of the bot's.`,
    'Server Settings → Roles, right-click the role, Copy Role ID, and correct MODERATOR_ROLE_IDS.',
  );
}
