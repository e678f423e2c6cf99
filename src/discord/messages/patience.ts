import type { Message } from 'discord.js';
import { VerbatimError } from '../../errors.js';
import type { Context } from '../context.js';
import { deliver } from '../deliver.js';
import { safe } from '../payload.js';
import { renderError } from '../respond.js';
import type { Language } from '../words/language.js';

/** What the bot reacts with to a question that it will not answer now. */
const LATER = '⏳';

/**
 * Tells who asks too fast when to ask again, in private: in a direct message. In a channel, a reaction says to which question that belongs,
 * and to who takes no direct messages, that there is something to wait for.
 */
export async function askForPatience(
  message: Message,
  seconds: number,
  language: Language,
  { logger }: Context,
): Promise<void> {
  const told = renderError(new VerbatimError('TOO_FAST', { seconds }), { role: 'member', language });
  if (!message.channel.isDMBased()) await deliver('a reaction', logger, () => message.react(LATER));
  await deliver('a request for patience', logger, () => message.author.send(safe(told)));
}
