import type { BaseInteraction } from 'discord.js';
import type { AuditAction } from '../community/audit.js';
import type { Context } from './context.js';
import { describe } from './log.js';

/**
 * Notes what a moderator did, in the bot's log and in the audit log. Where the audit log can't be written just now, it is done all the
 * same, and the bot's log has it.
 * @param detail what it was done to, never a member's words.
 */
export function noteAction(
  { user, guildId }: Pick<BaseInteraction, 'user' | 'guildId'>,
  action: AuditAction,
  detail: string | null,
  { community, logger }: Pick<Context, 'community' | 'logger'>,
): void {
  logger.info({ by: user.id, guild: guildId, action, detail }, 'a moderator acted');
  try {
    community.audit.record({ guild: guildId, who: user.id, action, detail });
  } catch (error) {
    logger.error({ ...describe(error), by: user.id, action, detail }, 'the audit log could not be written');
  }
}
