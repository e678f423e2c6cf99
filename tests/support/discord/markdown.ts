/**
 * Reads a message the way Discord's clients do (their rules are simple-markdown's with changes, as published by the
 * discord-markdown packages), to tell what a member sees. Written apart from the bot's escaping, which it is to judge.
 */
export interface Shown {
  /** The words as they stand on the screen, blocks on lines of their own. */
  text: string;
  /** Everything in bold, piece by piece. */
  readonly bold: string[];
  readonly links: { readonly label: string; readonly url: string }[];
  /** Names of what is neither plain text nor bold, quote, subtext or link: `heading`, `mention`, `code`, … */
  readonly other: string[];
}

type Rule = readonly [name: string, pattern: RegExp];

const special: readonly Rule[] = [
  ['code block', /^```[\s\S]+?```/],
  ['code', /^(`+)[\s\S]*?[^`]\1(?!`)/],
  ['mention', /^<@[!&]?\d+>|^<#\d+>|^<id:\w+>|^<\/[^:>]+:\d+>/],
  ['mention', /^@(everyone|here)/],
  ['emoji', /^<a?:\w+:\d+>/],
  ['emoji', /^:[\w+-]+:/],
  ['timestamp', /^<t:-?\d+(:[tTdDfFR])?>/],
  ['autolink', /^<(https?|mailto|tel):[^>\s]+>/],
  ['autolink', /^https?:\/\/[^\s<]+[^<.,:;"'\]\s]/],
  ['invitation', /^discord(app)?\.(gg|gift)\/\w/i],
  ['spoiler', /^\|\|[\s\S]+?\|\|/],
  ['strikethrough', /^~~[\s\S]+?~~/],
  ['underline', /^__(\\[\s\S]|[^\\])+?__(?!_)/],
  ['emphasis', /^_(\\[\s\S]|[^\\_])+?_(?!\w)|^\*(?=\S)(\\[\s\S]|[^\\*\s]|\s+[^\s*\\])+?\*(?!\*)/],
];
const link = /^\[((?:\[[^\]]*\]|[^[\]]|\](?=[^[]*\]))*)\]\(\s*<?((?:\([^)]*\)|[^\s\\]|\\.)*?)>?\s*\)/;
const bold = /^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/;

function inline(source: string, shown: Shown): string {
  let text = '';
  let rest = source;
  let previous = '';
  while (rest !== '') {
    const escape = /^\\([^0-9A-Za-z\s])/.exec(rest);
    const masked = link.exec(rest);
    const strong = bold.exec(rest);
    // A word before it keeps a shortcode or an invitation from being one? No: Discord looks everywhere.
    const found = special.find(
      ([name, pattern]) => pattern.test(rest) && !(name === 'emphasis' && /\w$/.test(previous) && rest.startsWith('_')),
    );
    let taken: string;
    let visible: string;
    if (escape !== null) [taken, visible] = [escape[0], escape[1]!];
    else if (strong !== null) {
      [taken, visible] = [strong[0], inline(strong[1]!, shown)];
      shown.bold.push(visible);
    } else if (masked !== null && !/https?:\/\//.test(masked[1]!)) {
      [taken, visible] = [masked[0], inline(masked[1]!, shown)];
      shown.links.push({ label: visible, url: masked[2]! });
    } else if (found !== undefined) {
      taken = found[1].exec(rest)![0];
      visible = taken;
      shown.other.push(found[0]);
    } else [taken, visible] = [rest[0]!, rest[0]!];
    text += visible;
    previous = taken;
    rest = rest.slice(taken.length);
  }
  return text;
}

function blocks(line: string, shown: Shown): string {
  const quoted = /^ *> /.exec(line);
  const body = quoted === null ? line : line.slice(quoted[0].length);
  if (/^ *>>> /.test(body) || (quoted !== null && /^ *> /.test(body))) shown.other.push('nested quote');
  if (/^ *#{1,3} /.test(body)) shown.other.push('heading');
  if (/^ *([*-]|\d+\.) /.test(body)) shown.other.push('list');
  const small = quoted === null ? /^-# /.exec(body) : null;
  if (quoted !== null && /^ *-# /.test(body)) shown.other.push('subtext');
  return inline(small === null ? body : body.slice(small[0].length), shown);
}

/** What a member sees of a message's content. */
export function show(content: string): Shown {
  const shown: Shown = { text: '', bold: [], links: [], other: [] };
  shown.text = content
    .split('\n')
    .map((line) => blocks(line, shown))
    .join('\n');
  return shown;
}
