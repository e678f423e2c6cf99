import { VerbatimError } from '../../errors.js';
import { gaps as tunables, layout } from '../../tunables.js';
import { exportGaps } from '../gaps/export.js';
import { showGaps } from '../gaps/show.js';
import { filterNamed, filterOf, guildsSeen } from '../gaps/view.js';
import { oneLine } from '../line.js';
import { noteAction } from '../note-action.js';
import type { Component } from './component.js';
import { pageIn } from './custom-id.js';
import { file } from './file.js';
import { text, textOnly } from './parts.js';

/** Turns the page of the gaps. */
export const gapsPage: Component = {
  action: 'gaps-page',
  forModerators: true,
  reply: 'update',
  run: (interaction, [filter, page], context, { language }) => {
    const asked = { filter: filterNamed(filter), page: pageOf(page) };
    return Promise.resolve(showGaps(interaction, asked, context, language));
  },
};

/** Shows all gaps, or those of one kind. */
export const gapsFilter: Component = {
  action: 'gaps-filter',
  forModerators: true,
  reply: 'update',
  run: (interaction, _, context, { language }) => {
    if (!interaction.isStringSelectMenu()) throw new VerbatimError('COMPONENT_UNKNOWN');
    const asked = { filter: filterNamed(interaction.values[0]), page: 1 };
    return Promise.resolve(showGaps(interaction, asked, context, language));
  },
};

/** Resolves a gap. */
export const gapsResolve: Component = {
  action: 'gaps-resolve',
  forModerators: true,
  reply: 'update',
  run: (interaction, [id = '', filter, page], context, { language }) => {
    const { community, logger } = context;
    if (!/^[1-9]\d{0,14}$/.test(id)) throw new VerbatimError('COMPONENT_UNKNOWN');
    const asked = { filter: filterNamed(filter), page: pageOf(page) };
    const guilds = guildsSeen(interaction);
    const group = community.gaps.group(Number(id), guilds);
    const by = { user: interaction.user.id, guild: interaction.guildId! };
    const isResolved = community.gaps.resolve(Number(id), by, guilds);
    if (isResolved) logger.info({ by, action: 'gap-resolve', detail: id }, 'a moderator acted');
    const note =
      isResolved && group !== null
        ? language.say('gaps.resolved', { question: oneLine(group.question, layout.question) })
        : language.say('gaps.closed');
    return Promise.resolve(showGaps(interaction, { ...asked, note }, context, language));
  },
};

/** Gives the gaps as a CSV file, to the moderator only. */
export const gapsExport: Component = {
  action: 'gaps-export',
  forModerators: true,
  reply: 'private',
  run: (interaction, [name], context, { language }) => {
    const filter = filterNamed(name);
    const rows = context.community.gaps.rows(filterOf(interaction, filter));
    if (rows.length === 0) return Promise.resolve(textOnly(language.say('gaps.none')));
    noteAction(interaction, 'gaps-export', filter, context);
    const { csv, rows: count, left } = exportGaps(rows, tunables.exported);
    const fileName = `gaps-${new Date(context.now()).toISOString().slice(0, 10)}.csv`;
    return Promise.resolve({
      components: [
        text(language.say('gaps.exported', { count })),
        ...(left === 0 ? [] : [text(language.say('gaps.exportCut', { count: left }))]),
        file(fileName),
      ],
      files: [{ name: fileName, content: csv }],
    });
  },
};

/** @throws VerbatimError COMPONENT_UNKNOWN where it is no page. */
function pageOf(part: string | undefined): number {
  const page = pageIn(part);
  if (page === null) throw new VerbatimError('COMPONENT_UNKNOWN');
  return page;
}
