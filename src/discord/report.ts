import type { IndexReport, Progress, Skipped } from '../types.js';
import { textOnly } from './components/parts.js';
import { formatDuration } from './dates.js';
import { limits } from './limits.js';
import { oneLine } from './line.js';
import type { Payload } from './payload.js';
import { layout } from '../tunables.js';

const WIDTH = 20;
const stages = {
  reading: ['Reading', 'article'],
  embedding: ['Embedding', 'passage'],
  writing: ['Writing', 'passage'],
} as const;

const count = (n: number, noun: string) => `${n.toLocaleString('en')} ${noun}${n === 1 ? '' : 's'}`;
const name = (text: string) => oneLine(text, 80);

/** A bar of text, the share and the counts. */
export function renderProgress({ stage, done, total }: Progress): Payload {
  const share = total > 0 ? Math.min(1, Math.max(0, done / total)) : 0;
  const filled = Math.floor(share * WIDTH);
  const [verb, noun] = stages[stage];
  return textOnly(
    `**Reindexing** · questions go on being answered meanwhile\n` +
      `\`${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)}\` ${Math.floor(share * 100)} %\n` +
      `${verb}: ${done.toLocaleString('en')} of ${count(total, noun)}`,
  );
}

/** What a reindexing changed: counts, the first names of each kind, and every reason for leaving a file out that fits. */
export function renderReport(report: IndexReport): Payload {
  const { added, changed, removed, skipped } = report;
  const nothing = added.length + changed.length + removed.length === 0;
  const head = [
    `**Reindexed** in ${formatDuration(report.milliseconds)} · ${count(report.articles, 'article')}, ` +
      `${count(report.passages, 'passage')} · index ${name(report.index)}`,
    ...(report.rebuiltBecause === null ? [] : [`Everything was indexed anew: ${name(report.rebuiltBecause)}`]),
    nothing
      ? 'Nothing changed.'
      : `Embedded ${count(report.embedded, 'passage')}; ${count(report.unchanged, 'article')} unchanged.`,
  ];
  const lists = [
    ...renderList('Added', added.map(name)),
    ...renderList('Changed', changed.map(name)),
    ...renderList('Removed', removed.map(name)),
    ...renderList('Unreadable', skipped.map(renderSkipped)),
  ];
  return textOnly(fitLines([...head, ...lists], limits.text));
}

function renderSkipped({ path, line, reason }: Skipped): string {
  const where = line === undefined ? name(path) : `${name(path)}, line ${line}`;
  return `${where} ${name(reason)}`;
}

function renderList(title: string, items: readonly string[]): string[] {
  if (items.length === 0) return [];
  const more = items.length - layout.listed;
  return [
    `${title}: ${items.length.toLocaleString('en')}`,
    ...items.slice(0, layout.listed).map((item) => `- ${item}`),
    ...(more > 0 ? [`- … and ${more.toLocaleString('en')} more (the log names them all)`] : []),
  ];
}

/** As many lines as fit, and a line that says so where not all do. */
function fitLines(lines: readonly string[], max: number): string {
  const whole = lines.join('\n');
  if (whole.length <= max) return whole;
  const ending = '\n… (the log has the rest)';
  let text = '';
  for (const line of lines) {
    if (text.length + 1 + line.length + ending.length > max) break;
    text += text === '' ? line : `\n${line}`;
  }
  return text + ending;
}
