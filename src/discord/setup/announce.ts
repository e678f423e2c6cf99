import { type Client, GatewayIntentBits } from 'discord.js';
import type { Community } from '../../community/community.js';
import type { DiscordConfig } from '../../config.js';
import { setup } from '../../tunables.js';
import { type Logger, describe } from '../log.js';
import { accessIn, lacksIn } from './access.js';
import { askChannelsIn } from './ask-channels.js';
import { intentSwitch, withoutIntent } from './intents.js';
import { invitation } from './needs.js';

/** Tells the log, once the bot is logged in, how to invite it, and what it can't do, where, and how to change that. Never throws. */
export function announce(
  client: Client<true>,
  {
    config,
    community,
    logger,
  }: { readonly config: DiscordConfig; readonly community: Community; readonly logger: Logger },
): void {
  const { id } = client.application;
  logger.info({ user: client.user.tag, guilds: client.guilds.cache.size }, 'logged in to Discord');
  logger.info({ invitation: invitation(id) }, 'who opens this address can bring the bot into a server');
  let asks = config.askChannelIds.length > 0;
  for (const guild of client.guilds.cache.values()) {
    try {
      const channels = askChannelsIn(guild.id, config, community);
      if (channels.some((one) => guild.channels.cache.has(one))) asks = true;
      const me = guild.members.me;
      if (me === null) continue;
      const { missing, lacking } = accessIn(guild, me, channels);
      const server = { server: guild.name };
      if (missing.length > 0) {
        const names = missing.map(({ name }) => name);
        logger.warn(
          { ...server, missing: names },
          'the bot lacks permissions: give them to its role, or invite it again',
        );
      } else if (lacking.length > 0) {
        const channel = lacksIn(lacking, setup.listed);
        logger.warn(
          { ...server, channel },
          'the bot lacks permissions in channels; npx verbatim doctor says where to click',
        );
      }
    } catch (error) {
      logger.error(describe(error), 'it could not be told what the bot may do in a server');
    }
  }
  if (client.options.intents.has(GatewayIntentBits.MessageContent)) return;
  const lost = `without the Message Content intent, ${withoutIntent}`;
  if (asks) logger.warn({ switch: intentSwitch(id) }, lost);
  else logger.info(lost);
}
