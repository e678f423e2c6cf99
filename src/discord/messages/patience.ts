import type { Message } from 'discord.js';
import { VerbatimError, asVerbatimError } from '../../errors.js';
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
  const body = { ...safe(told), nonce: message.id, enforceNonce: true };
  await deliver('a request for patience', logger, () => message.author.send(body));
}

/**
 * Tells that more is asked than can be answered, with a reaction alone: messages are what there is too much of, for the engine or for what Discord
 * takes of a bot in a channel. Where too many of these wait already, nothing more is done.
 */
export async function putOff(message: Message, { logger, reactions }: Context): Promise<void> {
  logger.info({ code: 'BUSY' }, 'a request was refused');
  try {
    await reactions.run(() => deliver('a reaction', logger, () => message.react(LATER)));
  } catch (error) {
    logger.info({ code: asVerbatimError(error).code }, 'it was not told that a request was refused');
  }
}
