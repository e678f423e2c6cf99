import { MessageFlags } from 'discord.js';
import { acknowledge } from './acknowledge.js';
import type { AnswerableInteraction } from './interaction-reply.js';
import type { Logger } from './log.js';
import { safe } from './payload.js';
import { logFailure, renderError } from './respond.js';
import type { Language } from './words/language.js';

/**
 * Tells the asker alone why nothing is done for an interaction, with its acknowledgement: one request, which no rate limit holds up, so that
 * it is told in time also in a rush. Never throws.
 */
export async function refuse(
  interaction: AnswerableInteraction,
  error: unknown,
  { logger, language }: { readonly logger: Logger; readonly language: Language },
): Promise<void> {
  logFailure(error, logger);
  const { flags, ...rest } = safe(renderError(error, { role: 'member', language }));
  await acknowledge(logger, () => interaction.reply({ ...rest, flags: flags | MessageFlags.Ephemeral }));
}
