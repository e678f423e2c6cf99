import { layout } from '../../tunables.js';
import type { IndexReport, Skipped } from '../../types.js';
import { textOnly } from '../components/parts.js';
import { formatDuration } from '../dates.js';
import { limits } from '../limits.js';
import { oneLine } from '../line.js';
import type { Payload } from '../payload.js';
import type { Language } from '../words/language.js';
import { reasonIn } from '../words/skipped.js';

/** What there is to tell beside the report. */
export interface ReportOptions {
  /** What was done before; null where that was nothing but indexing. */
  readonly lead: string | null;
  /** Unanswered questions: how many are being asked again, or how many of them are answered now. */
  readonly gaps: { readonly trying: number } | { readonly answered: number };
}

const name = (text: string) => oneLine(text, 80);

/** What an indexing changed: counts, the first names of each kind, and every reason for leaving a file out that fits. */
export function renderReport(report: IndexReport, options: ReportOptions, language: Language): Payload {
  const { added, changed, removed, skipped } = report;
  const totals = {
    duration: formatDuration(report.milliseconds),
    articles: language.say('count.articles', { count: report.articles }),
    passages: language.say('count.passages', { count: report.passages }),
    index: name(report.index),
  };
  const isSame = added.length + changed.length + removed.length === 0;
  const embedded = language.say('indexing.embedded', { count: report.embedded });
  const unchanged = language.say('indexing.unchanged', { count: report.unchanged });
  const lines = [
    ...(options.lead === null ? [] : [options.lead]),
    language.say('indexing.done', totals),
    ...(report.rebuiltBecause === null ? [] : [language.say('indexing.anew', { reason: name(report.rebuiltBecause) })]),
    isSame ? language.say('indexing.nothing') : language.say('indexing.work', { embedded, unchanged }),
    ...renderGaps(options.gaps, language),
    ...renderList('indexing.added', added.map(name), language),
    ...renderList('indexing.changed', changed.map(name), language),
    ...renderList('indexing.removed', removed.map(name), language),
    ...renderList(
      'indexing.unreadable',
      skipped.map((one) => renderSkipped(one, language)),
      language,
    ),
  ];
  return textOnly(fitLines(lines, limits.text, `\n${language.say('indexing.rest')}`));
}

function renderGaps(gaps: ReportOptions['gaps'], language: Language): string[] {
  if ('trying' in gaps) return gaps.trying === 0 ? [] : [language.say('indexing.trying', { count: gaps.trying })];
  return gaps.answered === 0 ? [] : [language.say('indexing.answered', { count: gaps.answered })];
}

function renderSkipped(skipped: Skipped, language: Language): string {
  const { path, line } = skipped;
  const where = line === undefined ? name(path) : language.say('indexing.line', { path: name(path), line });
  return `${where} ${oneLine(reasonIn(language, skipped), layout.reason)}`;
}

function renderList(
  key: 'indexing.added' | 'indexing.changed' | 'indexing.removed' | 'indexing.unreadable',
  items: readonly string[],
  language: Language,
): string[] {
  if (items.length === 0) return [];
  const more = items.length - layout.listed;
  return [
    language.say(key, { count: items.length }),
    ...items.slice(0, layout.listed).map((item) => `- ${item}`),
    ...(more > 0 ? [`- ${language.say('indexing.more', { count: more })}`] : []),
  ];
}

/** As many lines as fit, and an ending that says so where not all do. */
function fitLines(lines: readonly string[], max: number, ending: string): string {
  const whole = lines.join('\n');
  if (whole.length <= max) return whole;
  let text = '';
  for (const line of lines) {
    if (text.length + 1 + line.length + ending.length > max) break;
    text += text === '' ? line : `\n${line}`;
  }
  return text + ending;
}
