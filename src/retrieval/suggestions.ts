import { setImmediate as breathe, setTimeout as sleep } from 'node:timers/promises';
import type { OpenIndex } from '../store/open-index.js';
import { suggestions as tunables } from '../tunables.js';
import type { ArticleTitle, Passage } from '../types.js';
import { type ArticleTitles, collectTitles } from './article-titles.js';
import { heaviestFirst } from './heaviest.js';
import { namesIn } from './name-runs.js';
import { type PhraseCounter, countPhrases } from './phrase-counter.js';
import { sentenceWords } from './sentence-words.js';
import { type TypedList, foldTyped, typedList } from './typed-list.js';

/** What is suggested while somebody types, from the corpus as it stands. */
export interface Suggestions {
  /** Names, phrases and titles that go on from what is typed, each once, best first. */
  words(typed: string, limit: number): Promise<string[]>;
  /** Articles whose titles fit what is typed, best first; the newest where nothing is typed yet. */
  titles(typed: string, limit: number): Promise<ArticleTitle[]>;
  /** The id of the article with this id, key or title; null where there is none. */
  articleNamed(name: string): Promise<string | null>;
  /** Makes no further lists. */
  stop(): void;
}

/** The lists of one state of the index. */
interface Lists {
  /** Tells the state: another database, put in place of a damaged one, begins to count generations anew. */
  readonly state: string;
  readonly titles: ArticleTitles | null;
  readonly phrases: { readonly texts: readonly string[]; readonly list: TypedList } | null;
}

/**
 * Suggestions over an index. Its lists are made when the first are asked for, and again after each change; a few passages at a time, so that
 * questions are answered meanwhile. While they are in the making, the ones of the state before serve, or of what there is.
 */
export function createSuggestions(index: OpenIndex): Suggestions {
  const stopping = new AbortController();
  let lists: Lists = { state: '', titles: null, phrases: null };
  let making: { readonly titles: Promise<void>; readonly all: Promise<void> } | null = null;

  /** @param wait milliseconds for lists of the present state, where there are older ones. */
  async function current(wanted: 'titles' | 'all', wait: number): Promise<Lists> {
    const state = await index.read(({ manifest }) => `${manifest.generation} ${manifest.id}`);
    if (lists.state !== state && !stopping.signal.aborted) making ??= make(state);
    // What fails here is told by whatever asks the index for an answer.
    const made = making?.[wanted].catch(() => undefined);
    await Promise.race([made, sleep(wait, undefined, { ref: false })]);
    return lists;
  }

  function make(state: string): NonNullable<typeof making> {
    const read: Read = (action) => {
      stopping.signal.throwIfAborted();
      return index.read(action);
    };
    const titles = readTitles(read).then((found) => void (lists = { ...lists, titles: found }));
    const all = titles
      .then(() => readPhrases(read))
      .then((phrases) => void (lists = { ...lists, state, phrases }))
      .finally(() => (making = null));
    all.catch(() => undefined);
    return { titles, all };
  }

  return {
    async words(typed, limit) {
      const { titles, phrases } = await current('all', tunables.wait);
      const named = titles?.list.find(typed, limit).map((place) => titles.titles[place]!.title) ?? [];
      const found = phrases === null ? [] : phrasesFor(typed, phrases, limit);
      const room = limit - Math.min(named.length, Math.floor(limit * tunables.titles));
      return unique([...found.slice(0, room), ...named, ...found.slice(room)]).slice(0, limit);
    },
    async titles(typed, limit) {
      const { titles } = await current('titles', tunables.wait);
      return titles?.list.find(typed, limit).map((place) => titles.titles[place]!) ?? [];
    },
    async articleNamed(name) {
      const { titles } = await current('titles', tunables.patience);
      return titles?.named(name) ?? null;
    },
    stop: () => stopping.abort(),
  };
}

type Read = OpenIndex['read'];

/** Names and phrases that fit the whole; where none does, the ones that the last words begin, behind the words before them. */
function phrasesFor(typed: string, { texts, list }: NonNullable<Lists['phrases']>, limit: number): string[] {
  const whole = list.find(typed, limit);
  if (whole.length > 0) return whole.map((place) => texts[place]!);
  const words = typed.trim().split(/\s+/);
  for (let count = Math.min(tunables.lastWords, words.length - 1); count > 0; count--) {
    const last = words.slice(-count).join(' ');
    if (foldTyped(last).length < 2) continue;
    const found = list.find(last, limit);
    if (found.length > 0) return found.map((place) => [...words.slice(0, -count), texts[place]!].join(' '));
  }
  return [];
}

function unique(texts: readonly string[]): string[] {
  return [...new Map(texts.map((text) => [foldTyped(text), text] as const).reverse()).values()].reverse();
}

async function readTitles(read: Read): Promise<ArticleTitles> {
  const collected = collectTitles();
  for (let last = 0; ;) {
    const found = await read(({ reader }) => reader.articlesAfter(last, tunables.articlesTogether));
    found.forEach(({ article }) => collected.add(article));
    if (found.length < tunables.articlesTogether) return collected.done();
    last = found.at(-1)!.number;
    await breathe();
  }
}

async function readPhrases(read: Read): Promise<NonNullable<Lists['phrases']>> {
  const { few, many } = tunables.mentions;
  const passages = await read(({ manifest }) => manifest.passages);
  const names = new Map<string, number>();
  const counter = countPhrases(passages < tunables.many ? few : many);
  const take = ({ text, start: offset, sentences }: Passage) => {
    for (const { start, end, heading } of sentences) {
      if (heading) continue;
      const words = sentenceWords(text.slice(start - offset, end - offset));
      for (const name of namesIn(words)) names.set(name, (names.get(name) ?? 0) + 1);
      counter.add(words);
    }
  };
  for (let last = -1; ;) {
    const found = await read(({ reader }) => reader.passagesAfter(last, tunables.passagesTogether));
    found.forEach(({ passage }) => take(passage));
    if (found.length < tunables.passagesTogether) return listOf(names, counter);
    last = found.at(-1)!.label;
    await breathe();
  }
}

/** Names and phrases in one list, the most frequent first. */
async function listOf(
  names: ReadonlyMap<string, number>,
  counter: PhraseCounter,
): Promise<NonNullable<Lists['phrases']>> {
  const best = [
    ...(await mostFrequent(names, tunables.names)),
    ...(await mostFrequent(counter.phrases(), tunables.phrases)),
  ];
  const texts = heaviestFirst(best.map(([, count]) => count)).map((place) => best[place]![0]);
  const folded: string[] = [];
  for (const text of texts) {
    folded.push(foldTyped(text));
    if (folded.length % tunables.entriesTogether === 0) await breathe();
  }
  return { texts, list: typedList(folded) };
}

/** The most frequent ones; where there are more than enough, those that are met once are left out before anything is sorted. */
async function mostFrequent(counts: ReadonlyMap<string, number>, most: number): Promise<(readonly [string, number])[]> {
  const entries: (readonly [string, number])[] = [];
  let seen = 0;
  for (const entry of counts) {
    if (entry[1] > 1 || counts.size <= most) entries.push(entry);
    if (++seen % tunables.entriesTogether === 0) await breathe();
  }
  const weights = entries.map(([, count]) => count);
  return heaviestFirst(weights, most).map((place) => entries[place]!);
}
