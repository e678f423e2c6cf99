import { removeArticle, removedArticles, restoreArticle } from '../../corpus-files/remove.js';
import { VerbatimError, isVerbatimError } from '../../errors.js';
import { keyOf } from '../../retrieval/article-titles.js';
import type { IndexReport } from '../../types.js';
import type { Call, Context } from '../context.js';
import { isReport, takeIn } from '../corpus/take-in.js';
import { titledArticle } from '../corpus/titled.js';
import type { Lead } from '../indexing/report.js';
import { reportOn } from '../indexing/run.js';
import { noteAction } from '../note-action.js';
import type { Payload } from '../payload.js';
import type { Component } from './component.js';
import { button, row, text, textOnly } from './parts.js';

/** Takes the article out of the corpus and of the index. */
export const removeConfirm: Component = {
  action: 'remove-confirm',
  forModerators: true,
  reply: 'update',
  async run(interaction, [key], context, call) {
    const { seeds, engine } = context;
    const { language } = call;
    const id = await engine.articleNamed(keyIn(key));
    if (id === null || keyOf(id) !== key) return textOnly(language.say('remove.gone'));
    const named = await titledArticle(id, context, language);
    await removeArticle(seeds, id);
    noteAction(interaction, 'article-remove', id, context);
    const outcome = await takeIn(interaction.user.id, context, call).catch(async (error: unknown) => {
      if (!isVerbatimError(error, 'SEEDS_EMPTY')) throw error;
      await restoreArticle(seeds, id);
      noteAction(interaction, 'article-restore', id, context);
      throw new VerbatimError('ARTICLE_LAST', { id });
    });
    const { components } = await told(outcome, { text: language.say('remove.done', named), file: id }, context, call);
    return { components: [...components, row(button(language.say('button.restore'), 'remove-undo', [key]))] };
  },
};

/** Leaves it where it is. */
export const removeKeep: Component = {
  action: 'remove-keep',
  forModerators: true,
  reply: 'update',
  run: (_interaction, _parts, _context, { language }) => Promise.resolve(textOnly(language.say('remove.kept'))),
};

/** Puts a removed article back. */
export const removeUndo: Component = {
  action: 'remove-undo',
  forModerators: true,
  reply: 'update',
  async run(interaction, [part], context, call) {
    const key = keyIn(part);
    const id = (await removedArticles(context.seeds)).find((one) => keyOf(one) === key);
    if (id === undefined) return textOnly(call.language.say('remove.notThere'));
    await restoreArticle(context.seeds, id);
    noteAction(interaction, 'article-restore', id, context);
    const outcome = await takeIn(interaction.user.id, context, call);
    const named = await titledArticle(id, context, call.language);
    return told(outcome, { text: call.language.say('remove.undone', named), file: id }, context, call);
  },
};

/** What was done, and what came of indexing it. */
async function told(outcome: IndexReport | Payload, lead: Lead, context: Context, call: Call): Promise<Payload> {
  if (isReport(outcome)) return reportOn(outcome, lead, context, call);
  return { components: [text(lead.text), ...outcome.components] };
}

/** @throws VerbatimError COMPONENT_UNKNOWN where it is no key of an article. */
function keyIn(part: string | undefined): string {
  if (part === undefined || !/^[\w-]{16}$/.test(part)) throw new VerbatimError('COMPONENT_UNKNOWN');
  return part;
}
