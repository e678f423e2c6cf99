import { escapeHtml } from './html.js';
import type { Reader } from './reader.js';
import { timestampText } from './timestamp.js';

type Draw = (found: readonly string[], reader: Reader) => string;

const around =
  (open: string, close: string): Draw =>
  ([, inner = ''], reader) =>
    open + inline(inner, reader) + close;

const mention = (text: string) => `<span class="mention">${escapeHtml(text)}</span>`;
const named: Draw = ([all = '', id = ''], { nameOf }) => mention(nameOf(id) ?? all);
const link = (label: string, url: string) => `<a href="${escapeHtml(url)}">${label}</a>`;

/** What Discord's clients make of the signs within a line, by the rules that they share with simple-markdown; the first that fits. */
const rules: readonly (readonly [pattern: RegExp, draw: Draw])[] = [
  [/^\\([^0-9A-Za-z\s])/, ([, sign = '']) => escapeHtml(sign)],
  [/^(`+)([\s\S]*?[^`])\1(?!`)/, ([, , code = '']) => `<code>${escapeHtml(code.trim())}</code>`],
  [
    /^\[((?:\\[\s\S]|[^[\]\\])+)\]\(<?((?:\([^)\s]*\)|\\.|[^\s\\()<>])+)>?\)/,
    ([, label = '', url = ''], reader) => link(inline(label, reader), url),
  ],
  [/^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/, around('<b>', '</b>')],
  [/^__((?:\\[\s\S]|[^\\])+?)__(?!_)/, around('<u>', '</u>')],
  [/^~~((?:\\[\s\S]|[^\\])+?)~~/, around('<s>', '</s>')],
  [/^\|\|((?:\\[\s\S]|[^\\])+?)\|\|/, around('<span class="spoiler">', '</span>')],
  [/^\*(?=\S)((?:\\[\s\S]|[^\\*\s]|\s+[^\s*\\])+?)\*(?!\*)/, around('<i>', '</i>')],
  [/^_((?:\\[\s\S]|[^\\_])+?)_(?!\w)/, around('<i>', '</i>')],
  [/^<(?:@[!&]?|#)(\d+)>/, named],
  [/^<\/([^:>]+):\d+>/, ([, command = '']) => mention(`/${command}`)],
  [/^@(?:everyone|here)/, ([all = '']) => mention(all)],
  [
    /^<t:(-?\d+)(?::([tTdDfFR]))?>/,
    ([, seconds, style = 'f'], reader) => `<time>${escapeHtml(timestampText(Number(seconds), style, reader))}</time>`,
  ],
  [/^<a?(:\w+:)\d+>/, ([, name = '']) => escapeHtml(name)],
  [/^<(https?:\/\/[^>\s]+)>/, ([, url = '']) => link(escapeHtml(url), url)],
  [/^https?:\/\/[^\s<]+[^<.,:;"'\]\s]/, ([url = '']) => link(escapeHtml(url), url)],
];

function inline(source: string, reader: Reader): string {
  let html = '';
  let at = 0;
  while (at < source.length) {
    const rest = source.slice(at);
    const rule = rules.find(([pattern]) => pattern.test(rest) && !isWithinWord(rest, source[at - 1]));
    const found = rule?.[0].exec(rest) ?? null;
    html += found === null ? escapeHtml(rest[0]!) : rule![1](found, reader);
    at += found?.[0].length ?? 1;
  }
  return html;
}

/** An underscore in the middle of a word is no emphasis. */
function isWithinWord(rest: string, before = ''): boolean {
  return rest.startsWith('_') && /\w/.test(before);
}

/** Kinds of lines; neighbours of a kind are one block. */
const blocks: readonly (readonly [start: RegExp, draw: (lines: readonly string[], reader: Reader) => string])[] = [
  [/^ *> /, (lines, reader) => `<blockquote>${markdownHtml(lines.join('\n'), reader, true)}</blockquote>`],
  [/^-# /, (lines, reader) => lines.map((line) => `<small>${inline(line, reader)}</small>`).join('')],
  [/^#{1,3} /, (lines, reader) => lines.map((line) => `<h3>${inline(line, reader)}</h3>`).join('')],
  [/^ *[*-] /, (lines, reader) => `<ul>${lines.map((line) => `<li>${inline(line, reader)}</li>`).join('')}</ul>`],
];
const paragraph = [
  /^/,
  (lines: readonly string[], reader: Reader) => `<p>${inline(lines.join('\n'), reader)}</p>`,
] as const;

/** Discord's Markdown as HTML: what a member sees of a message's text. */
export function markdownHtml(content: string, reader: Reader, isQuoted = false): string {
  const groups: { readonly block: (typeof blocks)[number]; readonly lines: string[] }[] = [];
  for (const line of content.split('\n')) {
    // A quote within a quote is none.
    const block = blocks.find(([start], i) => start.test(line) && !(isQuoted && i === 0)) ?? paragraph;
    const last = groups.at(-1);
    const bare = line.replace(block[0], '');
    if (last?.block === block) last.lines.push(bare);
    else groups.push({ block, lines: [bare] });
  }
  return groups.map(({ block, lines }) => block[1](lines, reader)).join('');
}
