import type { Message, PartialMessage } from 'discord.js';
import { renderAnswer } from '../answer/message.js';
import { askEngine, forgetUnshown, keep, noteShown } from '../asking/keep.js';
import type { Context } from '../context.js';
import { deliver } from '../deliver.js';
import { languageOf } from '../language-of.js';
import { type Payload, safe } from '../payload.js';
import { logFailure, renderError } from '../respond.js';
import { exchangeBefore } from './conversation.js';
import { heardIn } from './heard.js';
import { questionIn } from './mention.js';
import { askerOf } from './messages.js';

/** A message whose words were changed. */
export interface Edit {
  readonly message: Message;
  /** What it asks now, if it is a question. */
  readonly question: string;
  /** What it asked before; null where that is not known any more, or was nothing. */
  readonly before: string | null;
}

/** What an edit changed; null where it left nothing to answer, or was none: a link's preview appeared, or the message was pinned. */
export function editIn(
  old: Message | PartialMessage,
  message: Message | PartialMessage,
  context: Context,
): Edit | null {
  if (message.partial || message.author.bot) return null;
  // Whether it is a question is told by whether it was answered.
  const wordsOf = (one: Message) => questionIn({ ...heardIn(one, context), continues: true });
  const question = wordsOf(message);
  const before = old.partial ? null : wordsOf(old);
  return question === null || question === '' || question === before ? null : { message, question, before };
}

/** Answers an edited question anew, in the message of the answer before. What was never answered stays so. */
export async function handleEdit({ message, question, before: asked }: Edit, context: Context): Promise<void> {
  const { community, limiter, logger } = context;
  const before = community.answers.toMessage(message.id);
  if (before?.message == null || (asked === null && question === before.question)) return;
  if (limiter.take(message.author.id) > 0) {
    logger.info('an edited question was not answered anew: its author asks too fast');
    return;
  }
  const place = { channel: before.channel, message: before.message };
  const { payload, id } = await answerAnew(message, question, context);
  const shown = await deliver('an edited answer', logger, () => edit(message, place.message, payload));
  // One answer stays kept, with its message: by it the next edit finds that, and a deletion.
  if (id === null) return;
  if (shown === null) {
    forgetUnshown(id, context);
    return;
  }
  noteShown(id, place, context);
  community.answers.remove(before.id);
}

function edit({ channel }: Message, answer: string, payload: Payload): Promise<Message> {
  return channel.messages.edit(answer, safe(payload));
}

/** The new answer, and the id under which it is kept; null where it isn't, or where there is an error in its place. */
async function answerAnew(
  message: Message,
  text: string,
  context: Context,
): Promise<{ readonly payload: Payload; readonly id: string | null }> {
  const language = languageOf(message, context);
  try {
    const previous = exchangeBefore(message, context);
    const answer = await askEngine({ text, ...(previous !== null && { previous }) }, context);
    const id = await keep(answer, askerOf(message), context);
    return { payload: renderAnswer(answer, { language, id, canShare: false }), id };
  } catch (error) {
    logFailure(error, context.logger);
    return { payload: renderError(error, { role: 'member', language }), id: null };
  }
}
