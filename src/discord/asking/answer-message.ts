import type { Answer } from '../../types.js';
import { renderAnswer } from '../answer/message.js';
import type { Context } from '../context.js';
import type { Payload } from '../payload.js';
import type { Language } from '../words/language.js';
import { type Asker, keep, noteShown } from './keep.js';

/** The message for a new answer, which is kept, and whose place will be noted. A private one offers to be shared where others could see it. */
export async function answerMessage(
  answer: Answer,
  asker: Asker,
  language: Language,
  context: Context,
): Promise<Payload> {
  const id = await keep(answer, asker, context);
  return {
    ...renderAnswer(answer, { language, id, canShare: asker.private && asker.guild !== null }),
    ...(id !== null && { onShown: (place) => noteShown(id, place, context) }),
  };
}
