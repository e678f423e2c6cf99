import type { Client } from 'discord.js';
import type { DiscordConfig } from '../config.js';
import { definitions } from './commands/registry.js';
import { deployCommands } from './deploy.js';
import { type Logger, describe } from './log.js';

/** Registers the commands where they changed. Where that fails, mentions are still answered, so the bot stays. */
export async function registerCommands(client: Client, config: DiscordConfig, logger: Logger): Promise<void> {
  const applicationId = config.clientId ?? client.application?.id;
  if (applicationId === undefined) return;
  try {
    const changed = await deployCommands(client.rest, applicationId, config.guildId, definitions);
    logger.info(
      { commands: definitions.length, guild: config.guildId },
      changed ? 'commands registered' : 'commands unchanged',
    );
  } catch (error) {
    logger.error(
      { ...describe(error), guild: config.guildId },
      'the commands could not be registered: check DISCORD_CLIENT_ID and DISCORD_GUILD_ID, and that the bot was invited with the applications.commands scope',
    );
  }
}
