import { realpath, stat } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import pc from 'picocolors';
import type { ReadArticle, ReadItem } from '../../cleaning/article.js';
import { splitPassages } from '../../passages/passages.js';
import type { Tokenizer } from '../../embed/tokenizer.js';
import { VerbatimError, causeOf } from '../../errors.js';
import { passages as tunables } from '../../tunables.js';
import type { Passage } from '../../types.js';
import type { CommandContext } from '../command.js';
import { plain } from '../plain.js';

/** Characters of a passage or a left-out stretch shown to people; `--json` gives all. */
const SHOWN = 300;

/**
 * Shows what was read from a file: the fields, what was left out and why, the passages.
 * @throws VerbatimError USAGE when there is no such file; INSPECT_NOTHING when no article could be read from it.
 */
export async function inspect(context: CommandContext, file: string): Promise<void> {
  const absolute = resolve(file);
  const found = await stat(absolute).catch((error: unknown) => {
    throw new VerbatimError('USAGE', { problem: `${file} cannot be inspected (${causeOf(error)}).` }, { cause: error });
  });
  if (!found.isFile()) throw new VerbatimError('USAGE', { problem: `${file} is not a file.` });
  const tokenizer = await context.tokenizer();
  let articles = 0;
  const path = pathOf(absolute, context.config.seeds);
  const reader = context.reader();
  try {
    for await (const item of reader.read({ path, absolute: await realpath(absolute) })) {
      if (item.kind === 'bytes') continue;
      if (item.kind === 'article') articles++;
      context.out(context.json ? JSON.stringify(inspectionJson(item, tokenizer)) : renderInspection(item, tokenizer));
    }
  } finally {
    reader.close();
  }
  if (articles === 0) throw new VerbatimError('INSPECT_NOTHING', { path });
}

/** The path below the corpus, as ids have it; the file's name for one outside. */
function pathOf(absolute: string, seeds: string): string {
  const below = relative(seeds, absolute);
  const outside = below === '' || below.startsWith('..') || isAbsolute(below);
  return (outside ? absolute.slice(absolute.lastIndexOf(sep) + 1) : below.split(sep).join('/')).normalize('NFC');
}

function passagesOf({ article, clean }: ReadArticle, tokenizer: Tokenizer): readonly Passage[] {
  const maxTokens = Math.min(tunables.maxTokens, tokenizer.maxTokens);
  return splitPassages(article, clean, (text) => tokenizer.tokenize(text), { maxTokens }).map(({ passage }) => passage);
}

function inspectionJson(item: ReadItem, tokenizer: Tokenizer): object {
  if (item.kind === 'skipped') {
    const { path, line, code, reason } = item;
    return { skipped: { path, ...(line === undefined ? {} : { line }), code, reason } };
  }
  const { article, clean, notes, line } = item;
  const leftOut = clean.leftOut.map((span) => ({ ...span, text: article.text.slice(span.start, span.end) }));
  return { ...(line === undefined ? {} : { line }), article, notes, leftOut, passages: passagesOf(item, tokenizer) };
}

function renderInspection(item: ReadItem, tokenizer: Tokenizer): string {
  if (item.kind === 'skipped')
    return `${item.path}${item.line === undefined ? '' : ` line ${item.line}`} ${item.reason}`;
  const { article, clean, notes } = item;
  const fields = (['id', 'title', 'source', 'author', 'date', 'url'] as const).map(
    (name) => `${pc.bold(name.padEnd(7))} ${article[name] === null ? pc.dim('not given') : plain(article[name])}`,
  );
  const passages = passagesOf(item, tokenizer);
  return [
    ...fields,
    ...notes.map((note) => pc.yellow(note)),
    '',
    pc.bold(clean.leftOut.length === 0 ? 'Nothing was left out of the stored text' : 'Left out'),
    ...clean.leftOut.map(
      ({ start, end, reason }) =>
        `  ${pc.dim(`[${start}, ${end})`)} ${shown(article.text.slice(start, end))}\n    ${pc.yellow(reason)}`,
    ),
    '',
    pc.bold(`${passages.length} passage${passages.length === 1 ? '' : 's'}`),
    ...passages.map(
      ({ id, start, end, text, sentences, paragraph }) =>
        `  ${pc.cyan(id)} ${pc.dim(`[${start}, ${end}) ¶${paragraph}, ${sentences.length} sentence${sentences.length === 1 ? '' : 's'}`)}\n    ${shown(text)}`,
    ),
    '',
  ].join('\n');
}

function shown(text: string): string {
  const line = plain(text);
  return line.length <= SHOWN ? line : `${line.slice(0, SHOWN)}…`;
}
