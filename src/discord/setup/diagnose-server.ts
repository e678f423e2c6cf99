import { type APIApplication, type Client, type Guild, type GuildMember, Routes } from 'discord.js';
import type { Community } from '../../community/community.js';
import type { DiscordConfig } from '../../config.js';
import { type Check, failed, ok, warning } from '../../doctor/check.js';
import { setup } from '../../tunables.js';
import { definitions } from '../commands/registry.js';
import { discordCodes, hasCode } from '../deliver.js';
import { accessIn, lacksIn } from './access.js';
import { askChannelsIn } from './ask-channels.js';
import { invitation } from './needs.js';

/** What was found in a server. */
export interface ServerChecks {
  readonly checks: readonly Check[];
  /** Ids of its channels, and of its roles. */
  readonly channels: readonly string[];
  readonly roles: readonly string[];
}

/** @throws what discord.js throws. */
export async function checkServer(
  client: Client,
  id: string,
  application: APIApplication,
  config: DiscordConfig,
  community: Community | null,
): Promise<ServerChecks> {
  const guild = await client.guilds.fetch(id);
  await guild.channels.fetch();
  const me = await guild.members.fetch(application.bot?.id ?? application.id);
  return {
    checks: [
      ...checkPermissions(guild, me, askChannelsIn(id, config, community), application.id),
      await checkCommands(client, guild, application.id, config),
    ],
    channels: [...guild.channels.cache.keys()],
    roles: [...guild.roles.cache.keys()],
  };
}

function checkPermissions(guild: Guild, me: GuildMember, asks: readonly string[], applicationId: string): Check[] {
  const { missing, lacking, hidden, channels } = accessIn(guild, me, asks);
  const role = me.roles.botRole?.name ?? me.displayName;
  if (missing.length > 0) {
    const named = missing.map(({ name, why }) => `${name} (${why})`).join(', ');
    return [
      failed(
        'discord.permissions',
        `In ${guild.name} the bot lacks: ${named}.`,
        `Server Settings → Roles → ${role} → Permissions: switch them on; or open ${invitation(applicationId)} and choose the server again.`,
      ),
    ];
  }
  const asking = lacking.filter(({ isAsk }) => isAsk);
  const others = lacking.filter(({ isAsk }) => !isAsk);
  const fix = `In the channel's settings → Permissions → ${role}: allow them (add the role there if it is missing).`;
  const sees = `sees ${channels - hidden} of ${channels} channels${hidden === 0 ? '' : ' (those it does not see need its role added)'}`;
  return [
    ...(asking.length === 0
      ? []
      : [failed('discord.permissions', `In ${guild.name}, ask channels lack: ${lacksIn(asking, setup.listed)}.`, fix)]),
    ...(others.length === 0
      ? []
      : [warning('discord.permissions', `In ${guild.name} the bot lacks: ${lacksIn(others, setup.listed)}.`, fix)]),
    ...(lacking.length === 0
      ? [ok('discord.permissions', `In ${guild.name} the bot ${sees} and can answer there`)]
      : []),
  ];
}

/** Whether the commands show in the server. */
async function checkCommands(client: Client, guild: Guild, application: string, config: DiscordConfig): Promise<Check> {
  const inGuild = Routes.applicationGuildCommands(application, guild.id);
  try {
    const own = (await client.rest.get(inGuild)) as unknown[];
    const everywhere = (await client.rest.get(Routes.applicationCommands(application))) as unknown[];
    const wanted = config.guildId === null ? everywhere : own;
    if (config.guildId !== null && config.guildId !== guild.id)
      return warning(
        'discord.commands',
        `The commands are registered in the server of DISCORD_GUILD_ID only, not in ${guild.name}.`,
        'Remove DISCORD_GUILD_ID and restart the bot to have them everywhere.',
      );
    if (own.length > 0 && everywhere.length > 0)
      return warning(
        'discord.commands',
        `In ${guild.name} each command shows twice: registered in this server, and everywhere.`,
        'Remove DISCORD_GUILD_ID, or keep it and remove the application’s global commands.',
      );
    return wanted.length === definitions.length
      ? ok('discord.commands', `The ${wanted.length} commands are registered for ${guild.name}`)
      : warning(
          'discord.commands',
          `${wanted.length} of ${definitions.length} commands are registered for ${guild.name}.`,
          'Start the bot: it registers them.',
        );
  } catch (error) {
    if (!hasCode(error, discordCodes.missingAccess)) throw error;
    return failed(
      'discord.commands',
      `The bot was brought into ${guild.name} without commands (the scope applications.commands).`,
      `Open ${invitation(application)} and choose the server again.`,
    );
  }
}
