import { notices } from '../tunables.js';
import type { Notice, Question } from '../types.js';

/** What is told of a corpus whose articles a filter leaves out, all of them. */
export interface Filtered {
  readonly filter: Pick<Question, 'source' | 'after' | 'before'>;
  /** Whether the outlet alone leaves any article. */
  readonly knowsSource: boolean;
  /** Every outlet's name, most articles first. */
  readonly sources: readonly string[];
  /** ISO dates of the oldest and newest dated article. */
  readonly from: string | null;
  readonly to: string | null;
}

/** Tells that a filter leaves no article at all, and what there is. */
export function filterNotice({ filter, knowsSource, sources, from, to }: Filtered): Notice {
  const { source, after, before } = filter;
  const message =
    source !== undefined && !knowsSource
      ? `No article is from “${source}”. ${outletsOf(sources)}`
      : `No article${source === undefined ? '' : ` from “${source}”`} is dated ${spanOf(after, before)}. ${datesOf(from, to)}`;
  return { code: 'FILTER_EMPTY', message, details: detailsOf(filter, knowsSource, sources) };
}

/** What of the filter leaves nothing, an option each; for an outlet that is none, those there are. */
function detailsOf(
  filter: Filtered['filter'],
  knowsSource: boolean,
  sources: readonly string[],
): NonNullable<Notice['details']> {
  const given = (['source', 'after', 'before'] as const).flatMap((option) => {
    const value = filter[option];
    return value === undefined ? [] : [{ option, value }];
  });
  const [first] = given;
  if (knowsSource || first?.option !== 'source') return given;
  const outlets = [...sources.slice(0, notices.outlets), ...(sources.length > notices.outlets ? ['…'] : [])].join(', ');
  return [{ ...first, outlets, count: String(sources.length) }];
}

function outletsOf(sources: readonly string[]): string {
  if (sources.length === 0) return 'No article names its outlet.';
  const more = sources.length - notices.outlets;
  const named = sources.slice(0, notices.outlets).join(', ') + (more > 0 ? ` and ${more} more` : '');
  return `${sources.length === 1 ? 'The outlet is' : 'The outlets are'} ${named}.`;
}

function spanOf(after: string | undefined, before: string | undefined): string {
  if (after !== undefined && before !== undefined) return `from ${after} to ${before}`;
  return after === undefined ? `${before!} or earlier` : `${after} or later`;
}

function datesOf(from: string | null, to: string | null): string {
  if (from === null || to === null) return 'No article has a date.';
  return `Articles with a date are ${from === to ? `of ${from}` : `from ${from} to ${to}`}.`;
}
