import {
  type ChatInputCommandInteraction,
  type Message,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
} from 'discord.js';
import { acknowledge } from './acknowledge.js';
import { deliver, discordCodes, hasCode } from './deliver.js';
import { type Logger, describe } from './log.js';
import { type Payload, safe } from './payload.js';
import type { Reply } from './respond.js';
import { timing } from '../tunables.js';

export type AnswerableInteraction =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | MessageComponentInteraction
  | ModalSubmitInteraction;

export interface InteractionReplyOptions {
  readonly logger: Logger;
  readonly now: () => number;
  /**
   * Where the answer goes: a message that everyone sees, one that only the asker sees, or the message that the component stands on.
   * Discord fixes that with the acknowledgement.
   */
  readonly where: 'public' | 'private' | 'update';
  /** What is left in the place of an answer that moved to another message, given the link to that. */
  readonly moved: (link: string) => Payload;
}

/**
 * Answers an interaction: deferred at once, edited later. Before its token dies (15 minutes), a public answer moves to an
 * ordinary message in the channel, where the bot may send one.
 */
export function interactionReply(interaction: AnswerableInteraction, options: InteractionReplyOptions): Reply {
  const { logger, now, where } = options;
  const expiresAt = now() + timing.tokenLife;
  const ended = [discordCodes.invalidWebhookToken, discordCodes.unknownWebhook] as const;
  let moved = false;
  let isShown = false;
  let message: Message | null = null;

  async function defer(): Promise<void> {
    if (where !== 'update') await interaction.deferReply(where === 'private' ? { flags: MessageFlags.Ephemeral } : {});
    else if ('deferUpdate' in interaction) await interaction.deferUpdate();
  }

  async function inChannel(payload: Payload): Promise<Message | null> {
    if (message !== null) return message.edit(safe(payload));
    const { channel } = interaction;
    if (where !== 'public' || channel?.isSendable() !== true) {
      logger.warn(
        { interaction: nameOf(interaction) },
        'the answer came after its interaction had expired, and was lost',
      );
      return null;
    }
    return channel.send({ ...safe(payload), nonce: interaction.id, enforceNonce: true });
  }

  async function show(payload: Payload): Promise<Message | null> {
    isShown = true;
    if (!moved && now() < expiresAt) {
      try {
        return await interaction.editReply(safe(payload));
      } catch (error) {
        if (!hasCode(error, ...ended)) throw error;
      }
    }
    const isFirst = message === null;
    moved = true;
    message = await inChannel(payload);
    if (isFirst && message !== null) await leave(message.url);
    return message;
  }

  /** Says where the answer went, while the token still lives; the buttons go with it. */
  async function leave(link: string): Promise<void> {
    try {
      await interaction.editReply(safe(options.moved(link)));
    } catch (error) {
      logger.debug(describe(error), 'it could not be said where an answer went');
    }
  }

  /**
   * Takes away the acknowledgement that everyone sees, for a message that only the asker sees: as long as it is there, a further one would
   * take its place, as public as it is.
   */
  async function privately(payload: Payload, forAll: Payload): Promise<void> {
    try {
      await interaction.deleteReply();
    } catch (error) {
      if (hasCode(error, ...ended)) {
        await show(forAll);
        return;
      }
      if (!hasCode(error, discordCodes.unknownMessage)) throw error;
    }
    await beside(payload);
  }

  /** A message that only the asker sees, beside what is there, which stays as it is. */
  async function beside(payload: Payload): Promise<void> {
    const { flags, ...rest } = safe(payload);
    await interaction.followUp({ ...rest, flags: flags | MessageFlags.Ephemeral });
  }

  return {
    async begin() {
      if (!(await acknowledge(logger, defer))) return false;
      // Also where it failed by all appearances, and discord.js does not know.
      interaction.deferred = true;
      return true;
    },
    async update(payload) {
      await deliver('progress', logger, () => show(payload), timing.progressRetries);
    },
    async finish(payload) {
      if (payload === null) return;
      const shown = await deliver('an answer', logger, () => show(payload));
      if (shown !== null) payload.onShown?.({ channel: interaction.channelId ?? shown.channelId, message: shown.id });
    },
    async refuse(payload, forAll) {
      await deliver('an error', logger, async () => {
        if (where === 'update') await beside(payload);
        else if (where !== 'public' || !interaction.inGuild()) await show(payload);
        else if (isShown) await show(forAll);
        else await privately(payload, forAll);
      });
      // Beside what everyone has seen begin. Once the token has died nobody can be told privately any more: the log has it.
      if (where === 'public' && interaction.inGuild() && isShown && !moved)
        await deliver('an error', logger, () => beside(payload));
    },
  };
}

/** What the log calls an interaction: a command's name, or a component's custom id, which holds no member's words. */
function nameOf(interaction: AnswerableInteraction): string {
  return 'commandName' in interaction ? interaction.commandName : interaction.customId;
}
