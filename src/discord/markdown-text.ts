/** A stretch of a message as it is read: a block quote, or what is none. */
export interface TextBlock {
  readonly kind: 'quote' | 'text';
  readonly text: string;
}

const quoteLine = /^ {0,3}>(?: |$)/;
const quoteRest = /^ {0,3}>>> /;
/** Headings, subtext, lists: signs at the start of a line that nobody reads. */
const lineSign = /^\s*(?:#{1,3} |-# |[*-] )/;

/** The words of a message in Discord's Markdown, as members read them, its block quotes apart. */
export function blocksOf(markdown: string): TextBlock[] {
  const blocks: { kind: TextBlock['kind']; lines: string[] }[] = [];
  let isRest = false;
  for (const line of markdown.split('\n')) {
    const rest: RegExpExecArray | null = isRest ? null : quoteRest.exec(line);
    isRest ||= rest !== null;
    const one = isRest ? null : quoteLine.exec(line);
    const kind = isRest || one !== null ? 'quote' : 'text';
    const words = line.slice((rest ?? one)?.[0].length ?? 0).replace(lineSign, '');
    const last = blocks.at(-1);
    if (last?.kind === kind) last.lines.push(words);
    else blocks.push({ kind, lines: [words] });
  }
  return blocks.flatMap(({ kind, lines }) => {
    const text = plain(lines.join('\n')).trim();
    return text === '' ? [] : [{ kind, text }];
  });
}

/**
 * Escapes, code, mentions and emoji, links, addresses, emphasis: the first that fits at each place. What may be any text is bounded (a
 * command's mention has 98 characters, an address 2,000), so that a text of nothing but beginnings takes no time quadratic in it.
 */
const marked = new RegExp(
  [
    '\\\\(?<escaped>[^0-9A-Za-z\\s])',
    '```(?:[\\w+-]*\\n)?(?<block>[\\s\\S]*?)```',
    '(?<ticks>`{1,2})(?!`)(?<code>[^`]+)\\k<ticks>(?!`)',
    '<(?:@[!&]?\\d|#\\d|\\/[^:>\\n]{1,100}:\\d|id:|t:-?\\d|a?:\\w{1,32}:\\d)[^>\\s]{0,100}>',
    '\\[(?<label>(?:\\\\.|[^\\]\\\\\\n]){0,500})\\]\\(\\s*<?https?:[^)\\s]{0,2000}\\)',
    '<?https?:\\/\\/[^\\s>]+>?',
    '\\*\\*|__|~~|\\|\\|',
    '(?<=\\S)\\*|\\*(?=\\S)',
    '(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])',
  ].join('|'),
  'gu',
);

function plain(markdown: string): string {
  return markdown.replace(marked, (...found) => {
    const { escaped, block, code, label } = found.at(-1) as Record<string, string | undefined>;
    return escaped ?? block ?? code ?? (label === undefined ? '' : plain(label));
  });
}
