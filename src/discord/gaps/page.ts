import type { APIMessageTopLevelComponent } from 'discord.js';
import type { GapGroup, GapPage } from '../../community/gap-list.js';
import { layout } from '../../tunables.js';
import { pageButtons } from '../components/paging.js';
import { button, row, select, text } from '../components/parts.js';
import { section } from '../components/section.js';
import { oneLine } from '../line.js';
import type { Payload } from '../payload.js';
import type { Language } from '../words/language.js';
import { type FilterName, filterNames } from './view.js';

export interface GapPageView extends GapPage {
  readonly filter: FilterName;
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  /** What was done just before. */
  readonly note: string | null;
}

/** A page of open gaps, with a button to resolve each. */
export function renderGaps({ groups, total, filter, page, pages, note }: GapPageView, language: Language): Payload {
  const choices = filterNames.map((name) => ({ label: language.say(`gaps.filter.${name}`), value: name }));
  return {
    components: [
      ...(note === null ? [] : [text(note)]),
      text(total === 0 ? language.say('gaps.none') : `**${language.say('gaps.head', { count: total })}**`),
      ...groups.map((group) => renderGroup(group, { filter, page }, language)),
      ...(pages > 1 ? [text(`-# ${language.say('page.of', { page, pages })}`)] : []),
      ...pageButtons('gaps-page', [filter], { page, pages }, language),
      select(language.say('gaps.filter.choose'), 'gaps-filter', [], choices, { present: filter }),
      ...(total === 0 ? [] : [row(button(language.say('button.export'), 'gaps-export', [filter]))]),
    ],
  };
}

function renderGroup(
  { id, question, narrowing, count, people, declined, lastAsked }: GapGroup,
  { filter, page }: Pick<GapPageView, 'filter' | 'page'>,
  language: Language,
): APIMessageTopLevelComponent {
  const unhelpful = count - declined;
  const facts = [
    ...(['source', 'after', 'before'] as const).flatMap((name) => {
      const value = narrowing?.[name];
      return value === undefined
        ? []
        : [`${language.say(`command.ask.${name}.name`)}: ${oneLine(value, layout.source)}`];
    }),
    `${language.say('gaps.asked', { count })} ${language.say('gaps.people', { count: people })}`,
    language.say('gaps.last', { when: `<t:${Math.floor(lastAsked / 1_000)}:R>` }),
    ...(unhelpful === 0 ? [] : [language.say('gaps.unhelpful', { count: unhelpful })]),
  ];
  return section(
    `**${oneLine(question, layout.question)}**\n-# ${facts.join(' · ')}`,
    button(language.say('button.resolve'), 'gaps-resolve', [id, filter, page]),
  );
}
