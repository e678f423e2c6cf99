import { GatewayIntentBits, type Interaction } from 'discord.js';
import type { SettingPlace } from '../../community/settings.js';
import type { Context } from '../context.js';
import { languageOf } from '../language-of.js';
import type { Payload } from '../payload.js';
import { renderPanel } from './panel.js';
import { isChannelOf } from './place.js';

/** The panel of a place as it is now, in the language that holds now: it may have been changed just before. */
export function showSettings(
  interaction: Pick<Interaction, 'client' | 'guild' | 'guildId' | 'channel' | 'channelId' | 'locale'>,
  place: SettingPlace,
  context: Context,
): Payload {
  const { guild, client } = interaction;
  const { settings } = context.community;
  const isHere = (channel: string) => guild !== null && isChannelOf(guild, channel);
  const hearsAll = client.options.intents.has(GatewayIntentBits.MessageContent);
  return renderPanel({ settings, place, isHere, hearsAll }, languageOf(interaction, context));
}
