import { escapeMarkdown } from '../escape.js';
import { cut } from '../limits.js';

/** A stretch of a text: plain, in bold, struck through, or a heading, which is underlined. */
export interface Part {
  readonly text: string;
  readonly bold: boolean;
  readonly struck?: boolean;
  readonly heading?: boolean;
}

/** Whether parts stand in a block quote. */
export type Setting = 'quoted' | 'plain';

/** What opens a part, the outermost sign first. */
function signsOf({ bold, struck, heading }: Part): string[] {
  return [...(heading === true ? ['__'] : []), ...(bold ? ['**'] : []), ...(struck === true ? ['~~'] : [])];
}

function look(part: Part): string {
  return signsOf(part).join('');
}

/** Neighbours of one look as one part, as escaping looks at what stands side by side (`@` and `everyone`). */
function joined(parts: readonly Part[]): Part[] {
  const result: Part[] = [];
  for (const part of parts) {
    if (part.text === '') continue;
    const last = result.at(-1);
    if (last !== undefined && look(last) === look(part))
      result[result.length - 1] = { ...last, text: last.text + part.text };
    else result.push(part);
  }
  return result;
}

/** Parts of a text as Markdown; signs are closed at the end of each line, as Discord's block quotes go line by line. */
export function renderParts(parts: readonly Part[], setting: Setting): string {
  const lines: string[] = [];
  let line = '';
  for (const part of joined(parts)) {
    const opening = look(part);
    const closing = signsOf(part).reverse().join('');
    const pieces = part.text
      .split('\n')
      .map((piece) => (piece === '' ? '' : `${opening}${escapeMarkdown(piece)}${closing}`));
    line += pieces[0] ?? '';
    for (const piece of pieces.slice(1)) {
      lines.push(line);
      line = piece;
    }
  }
  lines.push(line);
  if (lines.every((one) => one.trim() === '')) return '';
  return lines.map((one) => (setting === 'quoted' ? `> ${one}` : one)).join('\n');
}

/** Parts of a text as one block quote. */
export function blockQuote(parts: readonly Part[]): string {
  return renderParts(parts, 'quoted');
}

/** As many parts as there is room for in `max` UTF-16 units, the last one cut. */
export function cutParts(parts: readonly Part[], max: number, setting: Setting): string {
  const shown: Part[] = [];
  for (const part of parts) {
    const text = cut(
      part.text,
      max,
      (beginning) => renderParts([...shown, { ...part, text: beginning }], setting).length,
    );
    if (text !== '') shown.push({ ...part, text });
    if (text !== part.text) break;
  }
  return renderParts(shown, setting);
}
