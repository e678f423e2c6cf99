import type { BaseInteraction } from 'discord.js';
import { textOnly } from '../components/parts.js';
import type { Context } from '../context.js';
import type { Payload } from '../payload.js';
import type { Language } from '../words/language.js';

/** That an indexing was cancelled, and by whom, where that was done in this server (the audit log has it). */
export function renderCancelled(
  { guildId }: Pick<BaseInteraction, 'guildId'>,
  { community }: Pick<Context, 'community'>,
  language: Language,
): Payload {
  const [latest] = community.audit.list(guildId, null, 1);
  return textOnly(
    latest?.action === 'reindex-cancel'
      ? language.say('indexing.cancelledBy', { person: `<@${latest.who}>` })
      : language.say('error.INDEX_CANCELLED'),
  );
}
