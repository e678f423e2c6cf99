/**
 * The Porter2 stemmer for English (Porter 2001, "The English (Porter2) stemming algorithm", snowballstem.org). Step numbers are its.
 * Within a word, `Y` stands for a y that is a consonant.
 */

const exceptions = new Map([
  ...Object.entries({
    skis: 'ski',
    skies: 'sky',
    dying: 'die',
    lying: 'lie',
    tying: 'tie',
    idly: 'idl',
    gently: 'gentl',
  }),
  ...Object.entries({ ugly: 'ugli', early: 'earli', only: 'onli', singly: 'singl' }),
  ...['sky', 'news', 'howe', 'atlas', 'cosmos', 'bias', 'andes'].map((word): [string, string] => [word, word]),
]);
const finishedAfterStep1a = new Set([
  'inning',
  'outing',
  'canning',
  'herring',
  'earring',
  'proceed',
  'exceed',
  'succeed',
]);

const hasVowel = /[aeiouy]/;
const doubled = /(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/;
const shortSyllable = /(?:[^aeiouy][aeiouy][^aeiouywxY]|^[aeiouy][^aeiouy])$/;

// prettier-ignore
const step2 = new Map(
  Object.entries({
    tional: 'tion', enci: 'ence', anci: 'ance', abli: 'able', entli: 'ent', izer: 'ize', ization: 'ize', ational: 'ate',
    ation: 'ate', ator: 'ate', alism: 'al', aliti: 'al', alli: 'al', fulness: 'ful', ousli: 'ous', ousness: 'ous',
    iveness: 'ive', iviti: 'ive', biliti: 'ble', bli: 'ble', ogi: 'og', fulli: 'ful', lessli: 'less', li: '',
  }),
);
const step2Suffix = new RegExp(`(?:${[...step2.keys()].sort((a, b) => b.length - a.length).join('|')})$`);
// prettier-ignore
const step3 = new Map(
  Object.entries({
    tional: 'tion', ational: 'ate', alize: 'al', icate: 'ic', iciti: 'ic', ical: 'ic', ful: '', ness: '', ative: '',
  }),
);
const step3Suffix = /(?:ational|tional|alize|icate|iciti|ative|ical|ness|ful)$/;
const step4Suffix = /(?:ement|ance|ence|able|ible|ment|ant|ent|ism|ate|iti|ous|ive|ize|ion|al|er|ic)$/;

/** The stem of a lower-case English word (a to z and apostrophes). Words of one or two letters are their own. */
export function stem(word: string): string {
  if (word.length <= 2) return word;
  const exception = exceptions.get(word);
  if (exception !== undefined) return exception;
  let w = word.replace(/^'/, '').replace(/^y|([aeiouy])y/g, (_, vowel: string | undefined) => `${vowel ?? ''}Y`);
  const r1 = region1(w);
  const r2 = after(w, r1);
  w = w.replace(/'(?:s'?)?$/, '');
  w = plural(w);
  if (finishedAfterStep1a.has(w)) return w;
  w = pastOrParticiple(w, r1);
  if (/[^aeiouy][yY]$/.test(w) && w.length > 2) w = `${w.slice(0, -1)}i`;
  w = suffixes2(w, r1);
  w = suffixes3(w, r1, r2);
  w = suffixes4(w, r2);
  return finalLetter(w, r1, r2).toLowerCase();
}

/** Where R1 begins: after the first consonant that follows a vowel. */
function region1(word: string): number {
  const prefix = /^(?:gener|commun|arsen)/.exec(word);
  return prefix === null ? after(word, 0) : prefix[0].length;
}

function after(word: string, from: number): number {
  const match = /[aeiouy][^aeiouy]/.exec(word.slice(from));
  return match === null ? word.length : from + match.index + 2;
}

/** Step 1a. */
function plural(w: string): string {
  if (w.endsWith('sses')) return w.slice(0, -2);
  if (/ie[ds]$/.test(w)) return w.slice(0, w.length > 4 ? -2 : -1);
  if (/(?:us|ss)$/.test(w) || !w.endsWith('s')) return w;
  return hasVowel.test(w.slice(0, -2)) ? w.slice(0, -1) : w;
}

/** Step 1b. */
function pastOrParticiple(w: string, r1: number): string {
  const eed = /eed(?:ly)?$/.exec(w);
  if (eed !== null) return eed.index >= r1 ? `${w.slice(0, eed.index)}ee` : w;
  const suffix = /(?:ed|ing)(?:ly)?$/.exec(w);
  if (suffix === null) return w;
  const rest = w.slice(0, suffix.index);
  if (!hasVowel.test(rest)) return w;
  if (/(?:at|bl|iz)$/.test(rest)) return `${rest}e`;
  if (doubled.test(rest)) return rest.slice(0, -1);
  return rest.length <= r1 && shortSyllable.test(rest) ? `${rest}e` : rest;
}

function suffixes2(w: string, r1: number): string {
  const match = step2Suffix.exec(w);
  if (match === null || match.index < r1) return w;
  const [suffix] = match;
  const rest = w.slice(0, match.index);
  if (suffix === 'ogi' && !rest.endsWith('l')) return w;
  if (suffix === 'li' && !/[cdeghkmnrt]$/.test(rest)) return w;
  return rest + step2.get(suffix)!;
}

function suffixes3(w: string, r1: number, r2: number): string {
  const match = step3Suffix.exec(w);
  if (match === null || match.index < (match[0] === 'ative' ? r2 : r1)) return w;
  return w.slice(0, match.index) + step3.get(match[0])!;
}

function suffixes4(w: string, r2: number): string {
  const match = step4Suffix.exec(w);
  if (match === null || match.index < r2) return w;
  const rest = w.slice(0, match.index);
  return match[0] === 'ion' && !/[st]$/.test(rest) ? w : rest;
}

/** Step 5. */
function finalLetter(w: string, r1: number, r2: number): string {
  const rest = w.slice(0, -1);
  if (w.endsWith('e')) return rest.length >= r2 || (rest.length >= r1 && !shortSyllable.test(rest)) ? rest : w;
  return w.endsWith('ll') && rest.length >= r2 ? rest : w;
}
