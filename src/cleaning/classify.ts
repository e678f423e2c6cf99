import { cleaning } from '../tunables.js';
import type { Line } from '../reading/lines.js';
import { AMONG, amongFurniture, isNavigation, shareBars } from './clusters.js';
import { entryOf, isText, type Entry, type Known } from './entry.js';
import { edges, emptyHeadings, headings, linkedHeadlines, loneHeadlines, repeats, videos } from './place.js';
import { RULES } from './rules/all.js';
import type { Rule } from './rules/rule.js';
import { headlineLike, isSentence, narrates, overlap } from './style.js';

/**
 * Sorts lines into the article's and furniture. Wording decides first (rules/); then, in texts with enough prose to tell, place and
 * neighbours do (place.ts, clusters.ts), after the model of jusText (Pomikálek 2011, "Removing Boilerplate and Duplicate Content from Web
 * Corpora"): length, sentence ends, function words, and for what is doubtful, whether it stands among prose or among furniture.
 */
export function classify(text: string, lines: readonly Line[], known: Known): readonly Entry[] {
  const entries = lines.map((line) => entryOf(text, line));
  byWording(entries, ({ where }) => where === undefined);
  shareBars(entries);
  const whole = entries.filter(isText).length >= cleaning.minProse;
  const top = entries.findIndex(isText);
  byWording(entries, ({ where }, i) => (where === 'article' && whole) || (where === 'top' && i < top));
  edges(entries, known);
  if (whole) {
    videos(entries);
    repeats(entries);
    linkedHeadlines(entries);
    loneHeadlines(entries);
    amongFurniture(entries, known);
  }
  if (top < 0 && isNavigation(entries)) for (const entry of entries) entry.reason ??= AMONG;
  emptyHeadings(entries);
  headings(entries, known);
  return entries;
}

function byWording(entries: readonly Entry[], applies: (rule: Rule, at: number) => boolean): void {
  entries.forEach((entry, i) => {
    if (entry.reason !== null || entry.kind === 'table-row' || entry.text.length > cleaning.longestFurniture) return;
    const rule = RULES.find((one) => applies(one, i) && matches(one, entry));
    if (rule === undefined) return;
    entry.reason = rule.reason;
    if (rule.takes === 'headline') takeHeadline(entries[i + 1], rule.reason);
    if (rule.takes === 'box') takeBox(entries, i + 1, rule.reason);
  });
}

/** Whether a rule takes a line. A whole sentence is the article's unless the rule is about such. */
function matches({ pattern, maxWords = 40, sentences }: Rule, { text, words }: Entry): boolean {
  if (words > maxWords || !pattern.test(text)) return false;
  if (sentences === 'any') return true;
  if (sentences === 'calls') return !narrates(text);
  return !isSentence(text);
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
    if (isText(teaser) && overlap(headline.text, teaser!.text) >= cleaning.teaser) {
      teaser!.reason = reason;
      i++;
    }
  }
}
