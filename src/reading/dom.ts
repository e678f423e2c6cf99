import { reading } from '../tunables.js';
import type { BlockKind } from '../types.js';
import { isElement, isText, tagOf, walk, type DomElement, type DomNode } from './document.js';
import { LineBuffer } from './line-buffer.js';
import type { Line } from './lines.js';

/** Elements whose content is never read. */
export const UNREAD: ReadonlySet<string> = new Set(
  'head script style noscript template iframe object embed svg canvas audio video map button select textarea input nav figcaption dialog title'.split(
    ' ',
  ),
);
const BLOCKS = new Set(
  (
    'address article aside blockquote body center dd details div dl dt fieldset figure footer h1 h2 h3 h4 h5 h6 header hgroup hr html li main ol p ' +
    'pre section summary table tbody td tfoot th thead tr ul caption'
  ).split(' '),
);
const HEADING = /^h[1-6]$/;

/** A document as plain text, and what each of its lines is. */
export interface DomText {
  readonly text: string;
  readonly lines: readonly Line[];
}

/**
 * The plain text of a tree: blocks separated by blank lines, list items as `- …` or `1. …` lines, table rows as cells joined with ` | `,
 * links as their text, nothing of the markup. Nodes of which `left` is true are passed over with all they hold.
 */
export function textOfDom(root: DomElement, left: (node: DomNode) => boolean = () => false): DomText {
  const writer = new Writer();
  const read = (node: DomNode) => !left(node) && !(isElement(node) && (UNREAD.has(tagOf(node)) || hidden(node)));
  for (const { node, leaving } of walk(root, read)) {
    if (isElement(node)) {
      if (leaving) writer.leave(node);
      else if (read(node)) writer.enter(node);
    } else if (isText(node) && read(node)) writer.write(node.nodeValue ?? '');
  }
  return writer.finish();
}

/** Whether an element leads elsewhere; anchors, which are often left open, only name a place. */
export function isLink(element: DomElement): boolean {
  return tagOf(element) === 'a' && element.hasAttribute('href');
}

/** Whether an element of this tag begins a line of its own. */
export function isBlock(tag: string): boolean {
  return BLOCKS.has(tag);
}

/** Whether readers don't see an element. */
export function hidden(element: DomElement): boolean {
  return (
    element.hasAttribute('hidden') ||
    element.getAttribute('aria-hidden') === 'true' ||
    /(?:display\s*:\s*none|visibility\s*:\s*hidden)/iu.test(element.getAttribute('style') ?? '')
  );
}

interface List {
  readonly ordered: boolean;
  next: number;
}

/** Collects words into lines as elements come and go. */
class Writer {
  private text = '';
  private readonly lines: Line[] = [];
  private readonly current = new LineBuffer();
  private letters = 0;
  private linkedLetters = 0;
  private links = 0;
  private quotes = 0;
  private pre = 0;
  private heading = 0;
  private readonly lists: List[] = [];
  /** Whether the first line of a term or definition is still to come. */
  private definition = false;
  /** The mark of a list item that has no text yet, and how many items are open. */
  private mark = '';
  private items = 0;
  /** Data tables that are open; in one, blocks are mere cells. Layout tables are not counted. */
  private readonly tables: boolean[] = [];
  private lastKind: BlockKind | null = null;

  enter(element: DomElement): void {
    const tag = tagOf(element);
    if (isLink(element)) this.links++;
    if (tag === 'br') this.lineBreak();
    if (!BLOCKS.has(tag)) return;
    if (tag === 'table') {
      this.flush();
      this.tables.push(isData(element));
      return;
    }
    if (this.inTable()) {
      if (tag === 'td' || tag === 'th') this.cell();
      else if (tag === 'tr' || tag === 'caption') this.flush();
      else this.write(' ');
      return;
    }
    this.flush();
    if (tag === 'blockquote') this.quotes++;
    if (tag === 'pre') this.pre++;
    if (HEADING.test(tag)) this.heading++;
    if (tag === 'ul' || tag === 'ol') this.lists.push({ ordered: tag === 'ol', next: startOf(element) });
    if (tag === 'dt' || tag === 'dd') this.definition = true;
    if (tag === 'li') {
      const list = this.lists.at(-1);
      this.items++;
      this.mark = list?.ordered === true ? `${list.next++}. ` : '- ';
    }
  }

  leave(element: DomElement): void {
    const tag = tagOf(element);
    if (isLink(element)) this.links--;
    if (!BLOCKS.has(tag)) return;
    if (this.inTable() && tag !== 'table') {
      if (tag === 'tr' || tag === 'caption') this.flush();
      else if (tag !== 'td' && tag !== 'th') this.write(' ');
      return;
    }
    this.flush();
    if (tag === 'table') this.tables.pop();
    if (tag === 'blockquote') this.quotes--;
    if (tag === 'pre') this.pre--;
    if (HEADING.test(tag)) this.heading--;
    if (tag === 'ul' || tag === 'ol') this.lists.pop();
    // Lists and tables after one another are not one.
    if (tag === 'dt' || tag === 'dd') this.definition = false;
    if (tag === 'table' || tag === 'dl' || (this.lists.length === 0 && (tag === 'ul' || tag === 'ol')))
      this.lastKind = null;
    if (tag === 'li') {
      this.items--;
      this.mark = '';
    }
  }

  write(words: string): void {
    // Soft hyphens and zero-width spaces are hints for line breaking, not characters of the text.
    const visible = words.replace(/[\u00AD\u200B\uFEFF]/gu, '').replace(/\u00A0/gu, ' ');
    const letters = visible.replace(/\s+/gu, '').length;
    this.letters += letters;
    if (this.links > 0) this.linkedLetters += letters;
    if (this.pre > 0) this.current.append(visible);
    else this.current.append(this.current.open ? collapse(visible).trimStart() : collapse(visible));
  }

  finish(): DomText {
    this.flush();
    return { text: this.text, lines: this.lines };
  }

  private inTable(): boolean {
    return this.tables.at(-1) === true;
  }

  /** One break stays within the block, two begin another. */
  private lineBreak(): void {
    if (this.inTable()) this.write(' ');
    else if (this.current.broken) this.flush();
    else {
      this.current.trimEnd();
      this.current.append('\n');
    }
  }

  /** Begins a cell of a table's row. */
  private cell(): void {
    if (this.current.blank) this.current.take();
    else {
      this.current.trimEnd();
      this.current.append(' | ');
    }
  }

  private flush(): void {
    const raw = this.current.take();
    const words = this.pre > 0 ? raw.replace(/^\s*\n|\s+$/gu, '') : raw.trim();
    const linked = this.letters > 0 && this.linkedLetters / this.letters > 0.9;
    this.letters = 0;
    this.linkedLetters = 0;
    if (words.replace(/[|\s]/gu, '') === '') return;
    const kind = this.kind();
    if (this.text !== '')
      this.text += kind === this.lastKind && (kind === 'list-item' || kind === 'table-row') ? '\n' : '\n\n';
    const whole = kind === 'list-item' ? this.mark + words : words;
    const lead = whole.length - whole.trimStart().length;
    const start = this.text.length + lead;
    this.text += whole;
    this.lines.push({ start, end: this.text.length, kind, linked });
    this.lastKind = kind;
    this.mark = '';
    this.definition = false;
  }

  private kind(): BlockKind {
    if (this.inTable()) return 'table-row';
    if (this.heading > 0) return 'heading';
    if (this.definition || (this.items > 0 && this.mark !== '')) return 'list-item';
    return this.quotes > 0 ? 'quotation' : 'paragraph';
  }
}

function collapse(words: string): string {
  return words.replace(/\s+/gu, ' ');
}

function startOf(list: DomElement): number {
  const start = Number(list.getAttribute('start') ?? 1);
  return Number.isSafeInteger(start) ? start : 1;
}

/** Whether a table holds data: no table within it, and no cell as long as an article. */
function isData(table: DomElement): boolean {
  let cell = 0;
  for (const { node, leaving } of walk(table)) {
    if (leaving || node === table) continue;
    if (isText(node)) cell += (node.nodeValue ?? '').length;
    if (cell > reading.layoutCell) return false;
    if (!isElement(node)) continue;
    const tag = tagOf(node);
    if (tag === 'table') return false;
    if (tag === 'td' || tag === 'th') cell = 0;
  }
  return true;
}
