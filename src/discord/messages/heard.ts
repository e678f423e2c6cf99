import { type Message, MessageType } from 'discord.js';
import type { Context } from '../context.js';
import { namesIn } from '../plain-words.js';
import { settingsOf } from '../settings-of.js';
import type { Heard } from './mention.js';

const written = [MessageType.Default, MessageType.Reply];

/** What of a message decides whether it is a question to the bot. */
export function heardIn(message: Message, context: Context): Heard {
  const { mentions } = message;
  const bot = message.client.user.id;
  const botRole = message.guild?.roles.botRoleFor(bot)?.id ?? null;
  return {
    content: message.content,
    bot,
    botRole,
    automatic: message.author.bot || message.webhookId !== null || !written.includes(message.type),
    everyone: mentions.everyone,
    mentioned: mentions.users.has(bot),
    roleMentioned: botRole !== null && mentions.roles.has(botRole),
    repliesToBot: mentions.repliedUser?.id === bot,
    direct: message.channel.isDMBased(),
    inAskChannel: settingsOf(message, context).askChannels.includes(message.channelId),
    continues: false,
    nameOf: (id) => namesIn(message.guild)(id) ?? mentions.users.get(id)?.displayName ?? null,
  };
}
