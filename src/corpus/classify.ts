import type { BlockKind } from '../types.js';
import { dateLineOf } from './dates.js';
import { CAPTIONS, RULES, type Rule } from './furniture.js';
import type { Line } from './lines.js';
import { headlineLike, isByline, isProse, overlap, titleStyle, wordCount } from './style.js';

/** A line with what it was found to be. Changed while the passes run over it, read-only afterwards. */
export interface Entry {
  start: number;
  readonly end: number;
  /** `stored.slice(start, end)` */
  text: string;
  kind: BlockKind | null;
  readonly linked: boolean;
  readonly words: number;
  readonly prose: boolean;
  /** Why it is left out; null for what belongs to the article. */
  reason: string | null;
}

interface Known {
  readonly title?: string | null | undefined;
  readonly source?: string | null | undefined;
}

/** Times of day alone on a line from which the text is a schedule, and they are not the lengths of videos. */
const SCHEDULE = 4;
/** Lines of prose from which a text is an article in which a line's place says something. */
const MIN_PROSE = 3;
/** Words of a headline of another article between two paragraphs; shorter ones are section headings. */
const LONE_HEADLINE = { from: 6, to: 22 };
const MARKER = /^(?:[•·▪◦‣●■►▸*-]|\d{1,3}[.)])\s+/u;
const BULLET = /^[•·▪◦‣●■►▸*-]\s+/u;

/**
 * Sorts lines into the article's and furniture. Wording decides first (furniture.ts); then, in texts with enough prose to tell,
 * place and neighbours do, after the model of jusText (Pomikálek 2011): length, sentence ends, function words.
 */
export function classify(text: string, lines: readonly Line[], known: Known): readonly Entry[] {
  const entries = lines.map((line) => entryOf(text, line));
  byWording(entries);
  const article = entries.filter((e) => e.reason === null && e.prose).length >= MIN_PROSE;
  metadataLines(entries, known);
  if (article) {
    videoHeadlines(entries);
    repeats(entries);
    loneHeadlines(entries);
    pageNumbers(entries);
  }
  headings(entries, known);
  return entries;
}

function entryOf(text: string, line: Line): Entry {
  const whole = text.slice(line.start, line.end);
  const item = line.kind === null || line.kind === 'list-item' ? MARKER.exec(whole) : null;
  // The mark of a bullet is no word of the article; the number of a numbered item may be.
  const mark = item === null ? 0 : (BULLET.exec(whole)?.[0].length ?? 0);
  const own = whole.slice(mark);
  const kind = line.kind ?? (item !== null ? 'list-item' : /\S\t+\S/u.test(whole) ? 'table-row' : null);
  return {
    start: line.start + mark,
    end: line.end,
    text: own,
    kind,
    linked: line.linked,
    words: wordCount(own),
    prose: isProse(own),
    reason: null,
  };
}

function byWording(entries: readonly Entry[]): void {
  entries.forEach((entry, i) => {
    if (entry.reason !== null || entry.kind === 'table-row') return;
    const rule = RULES.find((r) => fits(r, entry)) ?? CAPTIONS.find((r) => fits(r, entry));
    if (rule === undefined) return;
    entry.reason = rule.reason;
    if (rule.takes === 'headline') takeHeadline(entries, i + 1, rule.reason);
    if (rule.takes === 'box') takeBox(entries, i + 1, rule.reason);
  });
}

function fits(rule: Rule, entry: Entry): boolean {
  return entry.words <= (rule.maxWords ?? 40) && rule.pattern.test(entry.text);
}

function takeHeadline(entries: readonly Entry[], at: number, reason: string): void {
  const next = entries[at];
  if (next?.reason === null && headlineLike(next) && next.words >= 3) next.reason = reason;
}

/** The headlines after the name of a box, each with the one line after it that says the same at greater length: its teaser. */
function takeBox(entries: readonly Entry[], from: number, reason: string): void {
  for (let i = from; i < entries.length; i++) {
    const headline = entries[i]!;
    const linked = headline.linked || headline.kind === 'list-item' || headline.kind === null;
    if (headline.reason !== null || !linked || !headlineLike(headline) || headline.words < 4) return;
    headline.reason = reason;
    const teaser = entries[i + 1];
    if (teaser?.reason === null && teaser.prose && overlap(headline.text, teaser.text)) {
      teaser.reason = reason;
      i++;
    }
  }
}

/** Bylines and date lines above and below the article, and date lines with a label anywhere. */
function metadataLines(entries: readonly Entry[], { source }: Known): void {
  const prose = entries.flatMap((entry, i) => (entry.reason === null && entry.prose ? [i] : []));
  const [first, last] = [prose[0] ?? 0, prose.at(-1) ?? entries.length];
  entries.forEach((entry, i) => {
    if (entry.reason !== null || entry.prose || prose.length === 0) return;
    const outside = i < first || i > last;
    const date = dateLineOf(entry.text);
    if (date !== null && (outside || date.label !== 'plain')) entry.reason = 'date line';
    else if (i <= first + 1 && isByline(entry.text)) entry.reason = 'byline';
    else if (outside && source != null && entry.text.toLowerCase() === source.toLowerCase()) entry.reason = 'outlet';
  });
}

/** A video's length alone on a line, and the headline of the video after it, often twice. */
function videoHeadlines(entries: readonly Entry[]): void {
  const codes = entries.flatMap((entry, i) => (/^\d{1,2}:\d{2}(?::\d{2})?$/u.test(entry.text) ? [i] : []));
  if (codes.length >= SCHEDULE) return;
  for (const code of codes) {
    entries[code]!.reason = 'video';
    const headline = entries[code + 1];
    if (headline?.reason !== null || !headlineLike(headline) || headline.words < 3) continue;
    headline.reason = 'video';
    const again = entries[code + 2];
    if (again?.reason === null && again.text === headline.text) again.reason = 'video';
  }
}

/** The second time a paragraph stands there; every time, for a headline of another article. */
function repeats(entries: readonly Entry[]): void {
  const firstProse = entries.findIndex((e) => e.reason === null && e.prose);
  const seen = new Map<string, number>();
  entries.forEach((entry, i) => {
    const long = entry.prose ? entry.words >= 8 : entry.words >= LONE_HEADLINE.from && headlineLike(entry);
    if (!long || entry.kind === 'table-row' || entry.kind === 'list-item') return;
    const before = seen.get(entry.text);
    if (before === undefined) {
      seen.set(entry.text, i);
      return;
    }
    if (entry.reason === null) entry.reason = 'repeated line';
    const original = entries[before]!;
    if (!entry.prose && before > firstProse && original.reason === null && lone(entries, before))
      original.reason = 'headline of another article';
  });
}

/** A headline of another article between two paragraphs: too long for a section heading, too terse for a sentence. */
function loneHeadlines(entries: readonly Entry[]): void {
  entries.forEach((entry, i) => {
    if (entry.reason !== null || entry.prose || !headlineLike(entry) || !lone(entries, i)) return;
    const linked = entry.linked && entry.words >= 4;
    const { from, to } = LONE_HEADLINE;
    const terse = entry.kind === null && entry.words >= from && entry.words <= to && titleStyle(entry.text);
    if (linked || terse) entry.reason = 'headline of another article';
  });
}

/** Whether the nearest lines of the article before and after are prose. */
function lone(entries: readonly Entry[], at: number): boolean {
  const kept = (e: Entry | undefined) => e === undefined || e.reason === null;
  let [before, after] = [at - 1, at + 1];
  while (!kept(entries[before])) before--;
  while (!kept(entries[after])) after++;
  return entries[before]?.prose === true && entries[after]?.prose === true;
}

function pageNumbers(entries: readonly Entry[]): void {
  const numbers = entries.filter(
    (e) => e.reason === null && e.kind === null && /^(?:page )?\d{1,3}(?: (?:of|\/) \d{1,3})?$/iu.test(e.text),
  );
  if (numbers.length <= 2) for (const entry of numbers) entry.reason = 'page number';
}

/** The headline above the first paragraph, section labels above the headline, and headings between paragraphs. */
function headings(entries: readonly Entry[], { title }: Known): void {
  const kept = entries.filter((e) => e.reason === null);
  const firstProse = kept.findIndex((e) => e.prose);
  if (firstProse < 0) return;
  const top = kept
    .slice(0, firstProse)
    .filter((e) => headlineLike(e) && e.kind !== 'list-item' && e.kind !== 'table-row');
  const same = (e: Entry) => title != null && plain(e.text) === plain(title);
  const headline =
    top.find(same) ?? top.find((e) => e.words >= 5) ?? top.find((e) => e.kind === 'heading') ?? top.at(-1);
  for (const entry of top) {
    if (entry === headline) entry.kind = 'heading';
    else if (entry.start < headline!.start && entry.words <= 4 && entry.kind !== 'heading')
      entry.reason = 'section label';
    else if (entry.words <= 8) entry.kind ??= 'heading';
  }
  kept.slice(firstProse).forEach((entry, i, rest) => {
    const short = entry.words <= 8 && !entry.prose && headlineLike(entry);
    if (short && entry.kind === null && rest[i + 1]?.prose === true) entry.kind = 'heading';
  });
}

const plain = (line: string) =>
  line
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
