import { layout } from '../../tunables.js';
import type { IndexReport, Skipped } from '../../types.js';
import { textOnly } from '../components/parts.js';
import { formatDuration } from '../dates.js';
import { limits } from '../limits.js';
import { oneLine } from '../line.js';
import type { Payload } from '../payload.js';
import type { Language } from '../words/language.js';
import { reasonIn } from '../words/skipped.js';

/** What was done to one file of the corpus. */
export interface Lead {
  readonly text: string;
  /** Path below SEEDS_DIR. */
  readonly file: string;
}

/** What there is to tell beside the report. */
export interface ReportOptions {
  /** What was done to the corpus before; null where that was nothing but indexing. */
  readonly lead: Lead | null;
  /** Unanswered questions: how many are being asked again, or how many of them are answered now. */
  readonly gaps: { readonly trying: number } | { readonly answered: number };
}

const name = (text: string) => oneLine(text, 80);

/**
 * What an indexing changed: counts, the first names of each kind, and every reason for leaving a file out that fits. After a change of one
 * file, only what that has to do with, and what else changed: the file itself stands in the lead.
 */
export function renderReport(report: IndexReport, { lead, gaps }: ReportOptions, language: Language): Payload {
  const others = (paths: readonly string[]) => paths.filter((path) => path !== lead?.file).map(name);
  const skipped = report.skipped.filter(({ path }) => lead === null || path === lead.file);
  const totals = {
    duration: report.milliseconds < 1_000 ? language.say('duration.moment') : formatDuration(report.milliseconds),
    articles: language.say('count.articles', { count: report.articles }),
    passages: language.say('count.passages', { count: report.passages }),
    index: name(report.index),
  };
  const lines = [
    ...(lead === null ? [] : [lead.text]),
    language.say('indexing.done', totals),
    ...(report.rebuiltBecause === null ? [] : [language.say('indexing.anew', { reason: name(report.rebuiltBecause) })]),
    ...(lead === null ? renderWork(report, language) : []),
    ...renderGaps(gaps, language),
    ...renderList('indexing.added', others(report.added), language),
    ...renderList('indexing.changed', others(report.changed), language),
    ...renderList('indexing.removed', others(report.removed), language),
    ...renderList(
      'indexing.unreadable',
      skipped.map((one) => renderSkipped(one, language)),
      language,
    ),
  ];
  return textOnly(fitLines(lines, limits.text, `\n${language.say('indexing.rest')}`));
}

/** How much was done, and how much was left as it is; nothing of what there is none of. */
function renderWork({ added, changed, removed, embedded, unchanged }: IndexReport, language: Language): string[] {
  if (added.length + changed.length + removed.length === 0) return [language.say('indexing.nothing')];
  const done = language.say('indexing.embedded', { count: embedded });
  const left = language.say('indexing.unchanged', { count: unchanged });
  if (embedded > 0 && unchanged > 0) return [language.say('indexing.work', { embedded: done, unchanged: left })];
  return embedded > 0 ? [`${done}.`] : unchanged > 0 ? [`${left}.`] : [];
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
