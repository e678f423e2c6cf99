import pc from 'picocolors';
import { addressAt } from '../answer/page.js';
import type { Answer, ArticleHead, Citation, Coverage, Hit, IndexReport, Skipped, Status } from '../types.js';
import { plain } from './plain.js';
import { renderQuote } from './quote.js';

/** Outlets named that print the same text before the rest is counted. */
const OUTLETS = 3;
/** Files named in a summary before the rest is counted. */
const NAMED = 10;

/** An answer for reading: the quote highlighted in its context, the citation, how sure it is; or that nothing answers, and what is covered. */
export function renderAnswer(answer: Answer): string {
  const { quote, corroboration, confidence, index, notice } = answer;
  if (quote === null) return renderDecline(answer);
  const word = confidence === 'strong' ? pc.green('Strong match') : pc.yellow('Possible match');
  const others = corroboration.length;
  const also = others === 0 ? '' : ` · also in ${others} other article${others === 1 ? '' : 's'}`;
  return [
    ...(notice === null ? [] : [pc.yellow(`  ${plain(notice.message)}`)]),
    `  ${renderQuote(quote)}`,
    ...renderCitation(quote.citation),
    ...corroboration.flatMap((other) => renderCitation(other.citation, `${pc.dim('also:')} `)),
    `  ${word}${also}${pc.dim(` · verbatim quotes · index ${index}`)}`,
  ].join('\n');
}

/** The citation, and who prints the same text. */
function renderCitation(cited: Citation, label = ''): string[] {
  const outlets = [...new Set(cited.copies.map(({ source, title, id }) => plain(source ?? (title || id))))];
  const copies = outlets.length === 0 ? [] : [`    ${pc.dim(`same text in ${listed(outlets)}`)}`];
  return [`  ${label}${citation(cited)}`, ...copies];
}

/** `The Courier, Daily News and 3 more`. */
function listed(outlets: readonly string[]): string {
  const more = outlets.length - OUTLETS;
  return more <= 0 ? outlets.join(', ') : `${outlets.slice(0, OUTLETS).join(', ')} and ${more} more`;
}

/** Where a filter leaves no article, that is all there is to say. */
function renderDecline({ notice, coverage }: Answer): string {
  const told = notice === null ? [] : [pc.yellow(plain(notice.message))];
  return (notice?.code === 'FILTER_EMPTY' ? told : [...told, covered(coverage)]).join('\n');
}

function covered({ articles, from, to }: Coverage): string {
  const years =
    from === null || to === null
      ? ''
      : from === to
        ? `; those with a date are of ${day(from)}`
        : `; those with a date are from ${day(from)} to ${day(to)}`;
  return `The articles don't answer that. They are ${count(articles, 'article')}${years}.`;
}

/**
 * `Headline · Outlet · 30 January 2024 · ¶4`, with the address on a line of its own where there is one; the page takes the paragraph's place
 * where there are pages.
 */
function citation({ article, paragraph, page }: Citation): string {
  const address = article.url === null ? '' : `\n    ${pc.dim(plain(addressAt(article.url, page)))}`;
  return head(article, placeOf(paragraph, page)) + address;
}

function placeOf(paragraph: number, page: number | null): string {
  return page === null ? `¶${paragraph}` : `p. ${page}`;
}

function head({ title, source, date, id }: ArticleHead, ...rest: readonly string[]): string {
  const parts = [source === null ? null : plain(source), date === null ? null : day(date), ...rest, pc.dim(plain(id))];
  return [pc.cyan(plain(title)), ...parts.filter((part) => part !== null)].join(' · ');
}

/** Passages found by their words. */
export function renderHits(hits: readonly Hit[]): string {
  if (hits.length === 0) return 'No passage holds any of these words.';
  return hits
    .map(({ rank, article, passage, page, best }) => {
      const [from, to] = [best.start - passage.start, best.end - passage.start];
      return `${pc.bold(`${rank}.`)} ${head(article, placeOf(passage.paragraph, page))}\n   ${plain(passage.text.slice(from, to))}`;
    })
    .join('\n');
}

/** What an indexing changed. */
export function renderReport(report: IndexReport): string {
  const { added, changed, removed, unchanged, skipped, rebuiltBecause } = report;
  const lines = [
    `${count(report.articles, 'article')}, ${count(report.passages, 'passage')} · index ${report.index} · ` +
      `${added.length} added, ${changed.length} changed, ${removed.length} removed, ${unchanged} unchanged · ` +
      `${count(report.embedded, 'passage')} embedded in ${(report.milliseconds / 1_000).toFixed(1)} s`,
  ];
  if (rebuiltBecause !== null) lines.push(`Everything was indexed anew: ${rebuiltBecause}.`);
  for (const [sign, ids] of [
    ['+', added],
    ['~', changed],
    ['-', removed],
  ] as const)
    lines.push(...named(ids.map((id) => `${sign} ${plain(id)}`)));
  return [...lines, ...renderSkipped(skipped)].join('\n');
}

/** What could not be read, with the reasons. */
export function renderSkipped(skipped: readonly Skipped[]): string[] {
  if (skipped.length === 0) return [];
  return [
    `${count(skipped.length, 'file or line', 'files or lines')} left out:`,
    ...named(skipped.map((one) => `  ${describe(one)}`)),
  ];
}

function describe({ path, line, reason }: Skipped): string {
  return plain(`${path}${line === undefined ? '' : ` line ${line}`} ${reason}`);
}

/** What the corpus covers and how the index stands. */
export function renderStatus(status: Status): string {
  const { from, to } = status;
  return [
    ['Articles', `${status.articles}`],
    ['Passages', `${status.passages}`],
    ['Dates', from === null || to === null ? 'none given' : `${day(from)} to ${day(to)}`],
    ['Outlets', status.sources.length === 0 ? 'none given' : plain(status.sources.join(', '))],
    ['Corpus', status.seeds],
    ['Model', `${status.model} ${status.precision}, ${status.dimension} dimensions`],
    ['Index', `${status.index}, ${(status.bytes / 2 ** 20).toFixed(1)} MB, built ${moment(status.builtAt)}`],
  ]
    .map(([name, value]) => `${pc.bold(name!.padEnd(9))} ${value}`)
    .join('\n');
}

/** `30 January 2024`, whatever the machine's locale and time zone. */
export function day(iso: string): string {
  const format = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  return format.format(new Date(`${iso}T00:00:00Z`));
}

/** `30 January 2024 at 14:05`, in the machine's own time zone. */
function moment(iso: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' }).format(new Date(iso));
}

/** `1 article`, `2 articles`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
}

function named(lines: readonly string[]): string[] {
  const more = lines.length - NAMED;
  return more <= 0 ? [...lines] : [...lines.slice(0, NAMED), `  … and ${more} more (verbatim index --json names all)`];
}
