import type { Message, PartialMessage } from 'discord.js';
import { orphaned } from '../answer/message.js';
import { componentsOf } from '../components/shown.js';
import type { Context } from '../context.js';
import { deliver } from '../deliver.js';
import { languageOf } from '../language-of.js';
import { safe } from '../payload.js';

/** Where a question was deleted, its answer offers to go, too; it doesn't go by itself, as others may still have a use for it. */
export async function handleDeletion(question: Message | PartialMessage, context: Context): Promise<void> {
  const answer = context.community.answers.toMessage(question.id);
  if (answer?.message == null) return;
  const { id, message } = answer;
  const language = languageOf(question, context);
  await deliver('the offer to delete an answer', context.logger, async () => {
    const { messages } = question.channel;
    const shown = await messages.fetch(message);
    return messages.edit(shown, safe(orphaned(componentsOf(shown), id, language)));
  });
}
