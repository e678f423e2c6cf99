import type { ShownAnswer, ShownResult } from '../../community/answers.js';
import { layout, paging } from '../../tunables.js';
import type { Passage, Span, StoredArticle } from '../../types.js';
import { renderCitation } from '../answer/citation.js';
import { cutParts } from '../answer/parts.js';
import { partsOf } from '../answer/parts-of.js';
import { placeAt } from '../article/place.js';
import { renderQuote } from '../answer/quote-block.js';
import { isHeadline } from '../asking/headlines.js';
import type { Context } from '../context.js';
import { oneLine } from '../line.js';
import type { Payload } from '../payload.js';
import type { Language } from '../words/language.js';
import { pageAsked, pageButtons } from './paging.js';
import { text, textOnly } from './parts.js';

/** Passages that were found for something, as they are kept; without an id where they could not be, and then only the first page is seen. */
export type Found = Pick<ShownAnswer, 'question' | 'quote' | 'results'> & { readonly id: string | null };

/** What a list of passages goes by. */
export interface SourceList {
  /** Action of the component that turns its pages; it is told the id and the page. */
  readonly turn: string;
  /** What stands above it, and what where there are none. */
  readonly head: 'sources.head' | 'lookup.head' | 'findSources.head' | 'findSources.far';
  readonly none: 'sources.none' | 'lookup.none' | 'findSources.none';
}

/**
 * A page of the passages that were found, but for the one that is quoted; those whose article has changed since are counted only.
 * @param asked the page, as a custom id has it.
 * @throws VerbatimError COMPONENT_UNKNOWN where it is none.
 */
export async function showSources(
  { id, question, quote, results }: Found,
  asked: string,
  { turn, head, none }: SourceList,
  { engine }: Pick<Context, 'engine'>,
  language: Language,
): Promise<Payload> {
  const found = results.filter(({ passage }) => passage !== quote?.passage);
  const now = await engine.hashes([...new Set(found.map(({ article }) => article))]);
  // What an article held then can't be told from what it holds now, once it changed.
  const left = found.filter(({ article, articleHash }) => articleHash !== null && now.get(article) === articleHash);
  const gone = found.length - left.length;
  const goneNote = gone === 0 ? [] : [text(`-# ${language.say('sources.removed', { count: gone })}`)];
  if (left.length === 0) return { components: [...textOnly(language.say(none)).components, ...goneNote] };
  const pages = Math.ceil(left.length / paging.sources);
  const page = pageAsked(asked, pages);
  const shown = left.slice((page - 1) * paging.sources, page * paging.sources);
  const texts = await Promise.all(shown.map((one) => renderSource(one, engine, language)));
  return {
    components: [
      text(language.say(head, { question: oneLine(question, layout.question) })),
      ...texts.flatMap((one) => (one === null ? [] : [text(one)])),
      ...goneNote,
      ...(pages > 1 ? [text(`-# ${language.say('page.of', { page, pages })}`)] : []),
      ...(id === null ? [] : pageButtons(turn, [id], { page, pages }, language)),
    ],
  };
}

/** A passage as it was found, and where it stands; null where it left the index a moment ago. */
async function renderSource(
  { article, passage: id, best, key = best }: ShownResult,
  engine: Context['engine'],
  language: Language,
): Promise<string | null> {
  const stored = await engine.article(article);
  const passage = stored?.passages.find((one) => one.id === id);
  if (stored === null || passage === undefined) return null;
  const size = { title: layout.title, url: layout.url / 2, fragment: true };
  const place = placeAt(stored, key?.start ?? passage.start);
  return [renderPassage(passage, stored, best, key), renderCitation(place, passage.text, size, language)].join('\n');
}

/**
 * The sentences that bear on what was asked, the best in bold, and what there is room for around them; else the beginning of the passage.
 * A bare headline is shown with what it heads.
 */
function renderPassage(
  passage: Passage,
  { article, passages }: StoredArticle,
  best: Span | undefined,
  key: Span | undefined,
): string {
  const { text: words, start, end } = passage;
  const headings = passages.flatMap(({ sentences }) => sentences.filter(({ heading }) => heading));
  const isWithin = best !== undefined && start <= best.start && best.start < best.end && best.end <= end;
  if (isWithin && key !== undefined && !isHeadline(passage)) {
    const quote = {
      ...{ text: words.slice(best.start - start, best.end - start), start: best.start, key, headings },
      ...{ before: words.slice(0, best.start - start), after: words.slice(best.end - start) },
      cut: { start: false, end: false },
    };
    return renderQuote(quote, paging.source);
  }
  const next = isHeadline(passage) ? passages.find((one) => one.start >= end) : undefined;
  const parts = [passage, ...(next === undefined ? [] : [next])].map((one) =>
    partsOf({ text: article.text, offset: 0 }, one, { bold: null, headings }),
  );
  const joined = parts.flatMap((one, i) => [...(i === 0 ? [] : [{ text: '\n', bold: false }]), ...one]);
  return cutParts(joined, paging.source, 'quoted');
}
