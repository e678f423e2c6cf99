import { CAPTIONS } from './captions.js';
import { entryOf, isText, type Entry, type Known } from './entry.js';
import { RULES, SHARE_WORDS } from './furniture.js';
import type { Line } from '../reading/lines.js';
import { LINKS } from './links.js';
import { edges, headings, linkedHeadlines, loneHeadlines, repeats, videos } from './place.js';
import type { Rule } from './rule.js';
import { headlineLike, overlap } from './style.js';

/** Lines of prose from which a text is an article in which a line's place says something. */
const MIN_PROSE = 3;
/** UTF-16 units of a line that is looked at for wording; no furniture is longer. */
const LONGEST = 1_000;
const ALL_RULES: readonly Rule[] = [...RULES, ...LINKS, ...CAPTIONS];

/**
 * Sorts lines into the article's and furniture. Wording decides first (furniture.ts, links.ts, captions.ts); then, in texts with enough prose to
 * tell, place and neighbours do (place.ts), after the model of jusText (Pomikálek 2011): length, sentence ends, function words.
 */
export function classify(text: string, lines: readonly Line[], known: Known): readonly Entry[] {
  const entries = lines.map((line) => entryOf(text, line));
  byWording(entries, (rule) => rule.where === undefined);
  shareBars(entries);
  const whole = entries.filter(isText).length >= MIN_PROSE;
  const top = entries.findIndex(isText);
  byWording(entries, ({ where }, i) => (where === 'article' && whole) || (where === 'top' && i < top));
  edges(entries, known);
  if (whole) {
    videos(entries);
    repeats(entries);
    linkedHeadlines(entries);
    loneHeadlines(entries);
  }
  headings(entries, known);
  return entries;
}

function byWording(entries: readonly Entry[], applies: (rule: Rule, at: number) => boolean): void {
  entries.forEach((entry, i) => {
    if (entry.reason !== null || entry.kind === 'table-row' || entry.text.length > LONGEST) return;
    const rule = ALL_RULES.find(
      (r) => applies(r, i) && entry.words <= (r.maxWords ?? 40) && r.pattern.test(entry.text),
    );
    if (rule === undefined) return;
    entry.reason = rule.reason;
    if (rule.takes === 'headline') takeHeadline(entries[i + 1], rule.reason);
    if (rule.takes === 'box') takeBox(entries, i + 1, rule.reason);
  });
}

function takeHeadline(next: Entry | undefined, reason: string): void {
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
    if (isText(teaser) && overlap(headline.text, teaser!.text) >= TEASER) {
      teaser!.reason = reason;
      i++;
    }
  }
}

/** Share of a headline's words that its teaser repeats at least. */
const TEASER = 0.4;

/** Lines of nothing but the words of a share bar, two networks of them at least: a network's name alone may head a section. */
function shareBars(entries: readonly Entry[]): void {
  for (let i = 0; i < entries.length;) {
    const networks = new Set<string>();
    let end = i;
    for (let found = shareWords(entries[end]); found !== null; found = shareWords(entries[++end])) {
      for (const network of found) networks.add(network);
    }
    if (networks.size >= 2) for (const entry of entries.slice(i, end)) entry.reason ??= 'share bar';
    i = Math.max(end, i + 1);
  }
}

/** The networks that a line names, where it consists of words of a share bar only; null otherwise. */
function shareWords(entry: Entry | undefined): string[] | null {
  if (entry === undefined || entry.words > 20) return null;
  const words = entry.text.toLowerCase().match(/[\p{L}\p{N}]+(?:-\p{L}+)?/gu) ?? [];
  const { networks, others } = SHARE_WORDS;
  if (words.length === 0 || !words.every((word) => networks.has(word) || others.has(word))) return null;
  return words.filter((word) => networks.has(word));
}
