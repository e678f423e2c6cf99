import { type ChatInputCommandInteraction, type Message, MessageFlags } from 'discord.js';
import { deliver, discordCodes, hasCode } from './deliver.js';
import { type Logger, describe } from './log.js';
import { type Payload, safe } from './payload.js';
import type { Reply } from './respond.js';
import { timing } from '../tunables.js';

export interface InteractionReplyOptions {
  readonly logger: Logger;
  readonly now: () => number;
  /** Whether only the asker sees it. Discord fixes that with the acknowledgement. */
  readonly isPrivate: boolean;
}

/**
 * Answers an interaction: deferred at once, edited later. Before its token dies (15 minutes), a public answer moves to an
 * ordinary message in the channel, where the bot may send one.
 */
export function interactionReply(interaction: ChatInputCommandInteraction, options: InteractionReplyOptions): Reply {
  const { logger, now, isPrivate } = options;
  const expiresAt = now() + timing.tokenLife;
  const ended = [discordCodes.invalidWebhookToken, discordCodes.unknownWebhook] as const;
  let moved = false;
  let message: Message | null = null;

  async function inChannel(payload: Payload): Promise<Message | null> {
    if (message !== null) return message.edit(safe(payload));
    const { channel } = interaction;
    if (isPrivate || channel?.isSendable() !== true) {
      logger.warn(
        { command: interaction.commandName },
        'the answer came after its interaction had expired, and was lost',
      );
      return null;
    }
    return channel.send({ ...safe(payload), nonce: interaction.id, enforceNonce: true });
  }

  async function show(payload: Payload): Promise<void> {
    if (!moved && now() < expiresAt) {
      try {
        await interaction.editReply(safe(payload));
        return;
      } catch (error) {
        if (!hasCode(error, ...ended)) throw error;
      }
    }
    moved = true;
    message = await inChannel(payload);
  }

  return {
    async begin() {
      try {
        await interaction.deferReply(isPrivate ? { flags: MessageFlags.Ephemeral } : {});
      } catch (error) {
        if (!hasCode(error, discordCodes.alreadyAcknowledged)) {
          logger.warn(describe(error), 'an interaction could not be acknowledged');
          return false;
        }
        // A first attempt that seemed to fail had arrived, and discord.js tried again.
        interaction.deferred = true;
      }
      return true;
    },
    async update(payload) {
      await deliver('progress', logger, () => show(payload));
    },
    async finish(payload) {
      await deliver('an answer', logger, () => show(payload));
    },
  };
}
