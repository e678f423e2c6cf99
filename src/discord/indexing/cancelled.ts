import type { BaseInteraction } from 'discord.js';
import { textOnly } from '../components/parts.js';
import type { Context } from '../context.js';
import { describe } from '../log.js';
import type { Payload } from '../payload.js';
import type { Language } from '../words/language.js';

/** That an indexing was cancelled, and by whom, where that was done in this server (the audit log has it). */
export function renderCancelled(
  { guildId }: Pick<BaseInteraction, 'guildId'>,
  context: Pick<Context, 'community' | 'logger'>,
  language: Language,
): Payload {
  const who = cancelledBy(guildId, context);
  return textOnly(
    who === null
      ? language.say('error.INDEX_CANCELLED')
      : language.say('indexing.cancelledBy', { person: `<@${who}>` }),
  );
}

/** The user whose cancelling was the last that moderators did; null where it was something else, or can't be read. */
function cancelledBy(
  guild: string | null,
  { community, logger }: Pick<Context, 'community' | 'logger'>,
): string | null {
  try {
    const [latest] = community.audit.list(guild, null, 1);
    return latest?.action === 'reindex-cancel' ? latest.who : null;
  } catch (error) {
    logger.warn(describe(error), 'the audit log could not be read');
    return null;
  }
}
