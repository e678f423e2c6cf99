import type { Answer, Coverage } from '../../types.js';
import { timestampOf } from '../dates.js';
import { escapeMarkdown } from '../escape.js';
import type { Language } from '../words/language.js';
import { renderFooter, renderNotice } from './notice.js';

/** What the articles cover, without a word about the question or who asked it. */
export function renderDeclined({ coverage, notice, index }: Answer, language: Language): string {
  const { articles: count } = coverage;
  return [
    ...(count === 0
      ? [language.say('declined.empty')]
      : [language.say('declined.none', { count }), ...renderCoverage(coverage, language)]),
    ...renderNotice(notice, language),
    renderFooter('declined.footer', index, language),
  ].join('\n');
}

function renderCoverage(coverage: Coverage, language: Language): string[] {
  const dates = renderDates(coverage, language);
  return dates === null ? [] : [language.say('declined.dates', { count: coverage.articles, dates })];
}

/** `<t:…:D> to <t:…:D>`; one date where they are the same, null where there are none. */
export function renderDates({ from, to }: Coverage, language: Language): string | null {
  if (from === null || to === null) return null;
  const written = (iso: string) => timestampOf(iso) ?? escapeMarkdown(iso);
  return from === to ? written(from) : language.say('dates.range', { from: written(from), to: written(to) });
}
