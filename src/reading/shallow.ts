import { VerbatimError } from '../errors.js';
import { reading } from '../tunables.js';
import { limitLength } from './source.js';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
/** Elements without an end tag. */
const VOID = words(
  'area base basefont br col command embed frame hr img input isindex keygen link meta param source track wbr',
);
/** Elements whose content is text, whatever it looks like. */
const RAW = words('script style textarea title');
/** What ends an open element that has no end tag of its own: the parser's rules, as far as pages leave such tags out. */
const ENDED_BY = new Map<string, ReadonlySet<string>>(
  Object.entries({
    li: words('li'),
    p: words(
      'p h1 h2 h3 h4 h5 h6 address article aside blockquote details div dl fieldset figcaption figure footer form header hr main nav ol pre section table ul',
    ),
    td: words('td tr'),
    th: words('th td tr'),
    tr: words('tr'),
    thead: words('td tbody tfoot'),
    tbody: words('tbody tfoot'),
    dd: words('dd dt'),
    dt: words('dd dt'),
    option: words('option optgroup'),
  }),
);
/** What begins where there is a `<`: a comment, another declaration, a tag. */
const MARKUP = /<(?:(!--)|[!?]|(\/?)([a-z][^\s/>]*))/giu;

interface Open {
  readonly name: string;
  /** Whether it is too deep to be kept. */
  readonly isDropped: boolean;
}

/**
 * HTML without the tags of elements nested deeper than `reading.maxDepth`, with a blank for each, as browsers flatten such pages (at 512 in
 * Chromium): the parser's time, and the time of everything that looks at what is around an element, grow with the depth. One pass, in time
 * linear in the length.
 * @throws VerbatimError FILE_LIMIT, FILE_TOO_LARGE where it has more tags, entities, attributes or text than are read.
 */
export function shallow(html: string): string {
  limit(count(html, '<') + count(html, '&'), 'tags or entities');
  const kept: string[] = [];
  const open: Open[] = [];
  /** How many elements of each name are open. */
  const counts = new Map<string, number>();
  let depth = 0;
  let taken = 0;
  let attributes = 0;
  let length = 0;
  let textFrom = 0;
  const pop = (): Open => {
    const last = open.pop()!;
    counts.set(last.name, counts.get(last.name)! - 1);
    if (!last.isDropped) depth--;
    return last;
  };
  const drop = (start: number, end: number) => {
    kept.push(html.slice(taken, start), ' ');
    taken = end;
  };
  MARKUP.lastIndex = 0;
  for (let match = MARKUP.exec(html); match !== null; match = MARKUP.exec(html)) {
    const [, comment, closing, tag] = match;
    length += match.index - textFrom;
    if (tag === undefined) {
      textFrom = MARKUP.lastIndex = after(html, comment === undefined ? '>' : '-->', MARKUP.lastIndex);
      continue;
    }
    const name = tag.toLowerCase();
    const { end, signs } = tagEnd(html, MARKUP.lastIndex);
    attributes += signs;
    textFrom = end;
    if (closing === '/') {
      // An end tag without a start tag is the parser's to pass over.
      while ((counts.get(name) ?? 0) > 0) {
        const last = pop();
        if (last.name !== name) continue;
        if (last.isDropped) drop(match.index, end);
        break;
      }
    } else {
      while (open.length > 0 && ENDED_BY.get(open.at(-1)!.name)?.has(name) === true) pop();
      if (RAW.has(name)) textFrom = after(html, new RegExp(`</${name}(?![^\\s/>])`, 'giu'), end);
      else if (!VOID.has(name)) {
        const isDropped = depth >= reading.maxDepth;
        if (isDropped) drop(match.index, end);
        else depth++;
        open.push({ name, isDropped });
        counts.set(name, (counts.get(name) ?? 0) + 1);
      }
    }
    MARKUP.lastIndex = textFrom;
  }
  limit(attributes, 'attributes');
  limitLength(length + html.length - textFrom);
  return taken === 0 ? html : [...kept, html.slice(taken)].join('');
}

function limit(found: number, what: string): void {
  if (found > reading.maxMarks)
    throw new VerbatimError('FILE_LIMIT', { found: `holds more than ${reading.maxMarks} ${what}` });
}

/** How often a sign stands in a text, as far as it matters for `limit`. */
function count(html: string, sign: string): number {
  let found = 0;
  for (let at = html.indexOf(sign); at >= 0 && found <= reading.maxMarks; at = html.indexOf(sign, at + 1)) found++;
  return found;
}

/** Where the next occurrence of something ends; the text's end where there is none. */
function after(html: string, what: string | RegExp, from: number): number {
  if (typeof what === 'string') {
    const at = html.indexOf(what, from);
    return at < 0 ? html.length : at + what.length;
  }
  what.lastIndex = from;
  return what.exec(html) === null ? html.length : what.lastIndex;
}

/** The end of a tag, the value of an attribute, or the place before an attribute's name. */
const SIGN = /[>=]|[\s/](?=[^\s/>=])/gu;
const QUOTE = /\s*(["'])/uy;

/** Where a tag ends: at the first `>` that is not in an attribute's quotation marks; and how many attributes it has at most. */
function tagEnd(html: string, from: number): { readonly end: number; readonly signs: number } {
  let [names, values] = [0, 0];
  for (let at = from; ;) {
    SIGN.lastIndex = at;
    const sign = SIGN.exec(html);
    at = sign === null ? html.length : SIGN.lastIndex;
    if (sign === null || sign[0] === '>') return { end: at, signs: Math.max(names, values) };
    if (sign[0] !== '=') {
      names++;
      continue;
    }
    values++;
    QUOTE.lastIndex = at;
    const quote = QUOTE.exec(html)?.[1];
    if (quote !== undefined) at = after(html, quote, QUOTE.lastIndex);
  }
}
