import type { Message } from 'discord.js';
import { asVerbatimError } from '../../errors.js';
import { answerMessage } from '../asking/answer-message.js';
import { askEngine } from '../asking/keep.js';
import type { Context } from '../context.js';
import { deliver } from '../deliver.js';
import { languageOf } from '../language-of.js';
import { describe } from '../log.js';
import { type Payload, safe } from '../payload.js';
import { renderError } from '../respond.js';
import { exchangeBefore } from './conversation.js';
import { heardIn } from './heard.js';
import { questionIn } from './mention.js';
import { askerOf } from './messages.js';

/** Answers an edited question anew, in the message of the answer before. What was never answered stays so. */
export async function handleEdit(message: Message, context: Context): Promise<void> {
  const { community, limiter, logger } = context;
  const before = community.answers.toMessage(message.id);
  if (before?.message == null) return;
  // It was a question once, however it was found to be one.
  const question = questionIn({ ...heardIn(message, context), continues: true });
  if (question === null || question === '' || question === before.question) return;
  if (limiter.take(message.author.id) > 0) {
    logger.info('an edited question was not answered anew: its author asks too fast');
    return;
  }
  const payload = await answerAnew(message, question, context);
  const shown = await deliver('an edited answer', logger, () => {
    if (!message.channel.isTextBased()) return Promise.resolve(null);
    return message.channel.messages.edit(before.message!, safe(payload));
  });
  if (shown === null) return;
  payload.onShown?.({ channel: before.channel, message: before.message });
  community.answers.remove(before.id);
}

async function answerAnew(message: Message, text: string, context: Context): Promise<Payload> {
  const language = languageOf(message, context);
  try {
    const previous = exchangeBefore(message, context);
    const answer = await askEngine({ text, ...(previous !== null && { previous }) }, context);
    return await answerMessage(answer, askerOf(message), language, context);
  } catch (error) {
    context.logger.error(describe(asVerbatimError(error)), 'an edited question could not be answered');
    return renderError(error, { role: 'member', language });
  }
}
