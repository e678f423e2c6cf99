import { stopWords } from '../terms/stop-words.js';
import { suggestions as tunables } from '../tunables.js';
import type { SentenceWord } from './sentence-words.js';

/** Words of small letters within names: Bank of England, Charles de Gaulle. */
const linking = new Set('of de la del della di da van der von bin ibn al'.split(' '));
/** Linking words side by side: Museum of the City. */
const links = 2;
const functionWords = new Set(stopWords);
/** Capitalised in English, and no names by themselves or before one ("On Tuesday Sergei Shoigu said"). */
const dates = new Set(
  (
    'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october ' +
    'november december jan. feb. aug. sept. oct. nov. dec.'
  ).split(' '),
);

/**
 * The names in a sentence: runs of words with capitals. One word that only opens the sentence is none, as every first word has a capital; a
 * function word at either end of a run ("The Kremlin") and a date before it are left off. A sentence that is mostly capitals,
 * as headlines are, has none.
 */
export function namesIn(words: readonly SentenceWord[]): string[] {
  const withCapital = words.filter(({ kind }) => kind === 'capital').length;
  if (words.length > 3 && withCapital > words.length * tunables.headline) return [];
  const names: string[] = [];
  for (let i = 0; i < words.length; i++) {
    if (words[i]!.kind !== 'capital') continue;
    const end = endOfRun(words, i);
    let first = i;
    while (first < end && (isFunctionWord(words[first]!) || isDate(words[first]!))) first++;
    let last = end;
    while (last > first && isFunctionWord(words[last - 1]!)) last--;
    const run = words.slice(first, last).map(({ text }) => text);
    const isOpening = first === 0 && run.length < 2;
    const written = run.join(' ');
    // The full stop is the sentence's, but for initials.
    const name = last === words.length && !/\.\p{L}+\.$/u.test(written) ? written.replace(/\.$/, '') : written;
    if (!isOpening && run.length <= tunables.nameWords && name.length > 1 && name.length <= tunables.nameLength)
      names.push(name);
    i = end - 1;
  }
  return names;
}

function isFunctionWord({ text }: SentenceWord): boolean {
  return functionWords.has(text.toLowerCase());
}

function isDate({ text }: SentenceWord): boolean {
  return dates.has(text.toLowerCase());
}

/** The place after the last word of the run that begins at `start`. */
function endOfRun(words: readonly SentenceWord[], start: number): number {
  let end = start + 1;
  for (let next = end; next < words.length && next - end <= links; next++) {
    const word = words[next]!;
    if (words[next - 1]!.closes || word.opens) break;
    if (word.kind === 'capital') end = next + 1;
    else if (!linking.has(word.text) && !(word.text === 'the' && words[next - 1]!.text === 'of')) break;
  }
  return end;
}
