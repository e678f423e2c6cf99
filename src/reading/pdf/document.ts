import { getDocumentProxy } from 'unpdf';
import { causeOf, VerbatimError } from '../../errors.js';
import { reading } from '../../tunables.js';
import { inflatesBeyond } from './inflate.js';

/** A stretch of text as a PDF draws it. Lengths are points; `y` is the baseline's, downwards from the upper edge of the upright page. */
export interface PdfItem {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** The font's size; 0 for the blanks that stand for a gap. */
  readonly size: number;
  /** Tells fonts of one document apart; means nothing beyond it. */
  readonly font: string;
  readonly rightToLeft: boolean;
  /** Whether it runs in another direction than most of its page: up the margin, for one. */
  readonly turned: boolean;
}

export interface PdfPage {
  /** In the order in which the page draws them. */
  readonly items: readonly PdfItem[];
  readonly height: number;
  /** Why nothing of the page could be read, or null. */
  readonly problem: string | null;
}

/** What a PDF says about itself: its information dictionary, and the Dublin Core of its XMP packet. */
export interface PdfInfo {
  readonly title: readonly string[];
  readonly author: readonly string[];
  readonly publisher: readonly string[];
  /** ISO. */
  readonly date: string | null;
}

export interface PdfDocument {
  readonly info: PdfInfo;
  readonly pages: readonly PdfPage[];
}

type Proxy = Awaited<ReturnType<typeof getDocumentProxy>>;
type Page = Awaited<ReturnType<Proxy['getPage']>>;
/** What pdf.js calls a text item; what it says of marked content beside them is not asked for. */
interface RawItem {
  readonly str: string;
  readonly dir: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly fontName: string;
}

/**
 * The pages of a PDF, within the limits of `reading`: the library runs in this process, so that pages are counted, and streams inflated,
 * before it is trusted with them, and the clock is looked at after every few items.
 * @throws VerbatimError FILE_ENCRYPTED, FILE_LIMIT; FILE_MALFORMED where it is no PDF or damaged beyond repair.
 */
export async function pdfDocument(bytes: Uint8Array): Promise<PdfDocument> {
  const deadline = performance.now() + reading.maxSeconds * 1_000;
  if (inflatesBeyond(bytes, reading.maxUnpackedMegabytes * 2 ** 20, () => inTime(deadline)))
    throw new VerbatimError('FILE_LIMIT', { found: `unpacks to more than ${reading.maxUnpackedMegabytes} MB` });
  const proxy = await open(bytes);
  try {
    if (proxy.numPages > reading.maxPages)
      throw new VerbatimError('FILE_LIMIT', {
        found: `has ${proxy.numPages} pages, more than the ${reading.maxPages} that are read`,
      });
    const info = await infoOf(proxy);
    const pages: PdfPage[] = [];
    let units = 0;
    for (let number = 1; number <= proxy.numPages; number++) {
      const page = await readPage(proxy, number, deadline, reading.maxArticleLength - units);
      units += page.items.reduce((sum, { text }) => sum + text.length, 0);
      pages.push(page);
    }
    return { info, pages };
  } finally {
    await proxy.loadingTask.destroy();
  }
}

async function open(bytes: Uint8Array): Promise<Proxy> {
  try {
    // A copy: the library takes the bytes it is given for itself. At verbosity 0 it writes nothing to the console.
    return await getDocumentProxy(new Uint8Array(bytes), {
      verbosity: 0,
      disableFontFace: true,
      useSystemFonts: false,
      useWasm: false,
    });
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') throw new VerbatimError('FILE_ENCRYPTED');
    throw new VerbatimError('FILE_MALFORMED', { problem: causeOf(error) }, { cause: error });
  }
}

async function readPage(proxy: Proxy, number: number, deadline: number, room: number): Promise<PdfPage> {
  // The library answers without a turn of the event loop, which others need too.
  await new Promise((resolve) => setImmediate(resolve));
  try {
    const page = await proxy.getPage(number);
    const raw = await itemsOf(page, deadline, room);
    const { transform, height, width } = page.getViewport({ scale: 1 });
    page.cleanup();
    return { ...upright(raw, transform, width, height), problem: null };
  } catch (error) {
    if (error instanceof VerbatimError) throw error;
    return { items: [], height: 0, problem: causeOf(error) };
  }
}

/** Reads as the page is worked through: a page may hold another thousands of times within itself. */
async function itemsOf(page: Page, deadline: number, room: number): Promise<RawItem[]> {
  const items: RawItem[] = [];
  let units = 0;
  let pieces = 0;
  const reader = (page.streamTextContent() as ReadableStream<{ readonly items: readonly RawItem[] }>).getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      for (const item of next.value.items) {
        pieces++;
        units += item.str.length;
        if (item.str !== '') items.push(item);
      }
      inTime(deadline);
      if (Math.max(units, pieces) > room)
        throw new VerbatimError('FILE_LIMIT', { found: `holds more than ${reading.maxArticleLength} characters` });
    }
  } catch (error) {
    await reader.cancel(error).catch(() => undefined);
    throw error;
  }
  return items;
}

function inTime(deadline: number): void {
  if (performance.now() > deadline)
    throw new VerbatimError('FILE_LIMIT', { found: `takes more than ${reading.maxSeconds} seconds to read` });
}

/** Items in the coordinates of a page that is turned so that most of its text runs from left to right. */
function upright(
  raw: readonly RawItem[],
  view: readonly number[],
  width: number,
  height: number,
): Pick<PdfPage, 'items' | 'height'> {
  const placed = raw.map((item) => {
    const [a, b, c, d, e, f] = product(view, item.transform);
    const quarter = ((Math.round(Math.atan2(b!, a!) / (Math.PI / 2)) % 4) + 4) % 4;
    return { item, x: e!, y: f!, size: Math.hypot(c!, d!), quarter };
  });
  const letters = [0, 0, 0, 0];
  for (const { item, quarter } of placed) letters[quarter]! += item.str.length;
  const turn = letters.indexOf(Math.max(...letters));
  const items = placed.map(({ item, x, y, size, quarter }): PdfItem => {
    const [right, down] = [
      [x, y],
      [y, width - x],
      [width - x, height - y],
      [height - y, x],
    ][turn]! as [number, number];
    return {
      text: item.str,
      x: right,
      y: down,
      width: item.width,
      size: item.height === 0 && item.str.trim() === '' ? 0 : size,
      font: item.fontName,
      rightToLeft: item.dir === 'rtl',
      turned: quarter !== turn,
    };
  });
  return { items, height: turn % 2 === 0 ? height : width };
}

/** The product of two transformations as PDF writes them: [a b c d e f]. */
function product(m: readonly number[], n: readonly number[]): number[] {
  const [a, b, c, d, e, f] = m as [number, number, number, number, number, number];
  const [p, q, r, s, t, u] = n as [number, number, number, number, number, number];
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f];
}

async function infoOf(proxy: Proxy): Promise<PdfInfo> {
  try {
    const { info, metadata } = (await proxy.getMetadata()) as unknown as {
      info: Readonly<Record<string, unknown>>;
      metadata: { get(name: string): unknown } | null;
    };
    const both = (key: string, name: string) => [...strings(metadata?.get(name)), ...strings(info[key])];
    return {
      title: both('Title', 'dc:title'),
      author: both('Author', 'dc:creator'),
      publisher: strings(metadata?.get('dc:publisher')),
      date: dateOf(info.CreationDate) ?? dateOf(metadata?.get('xmp:createdate')),
    };
  } catch {
    // A document whose description is damaged can still be read.
    return { title: [], author: [], publisher: [], date: null };
  }
}

function strings(value: unknown): string[] {
  if (Array.isArray(value)) {
    const all = value.flatMap(strings);
    return all.length === 0 ? [] : [all.join(', ')];
  }
  return typeof value === 'string' && value.trim() !== '' ? [value.trim()] : [];
}

/** The date of `D:20240131120000+01'00'` or `2024-01-31T…` as ISO; before 1990 there were no PDFs. */
function dateOf(value: unknown): string | null {
  const match = typeof value === 'string' ? /^(?:D:)?(\d{4})-?(\d\d)-?(\d\d)/u.exec(value.trim()) : null;
  return match === null || Number(match[1]) < 1990 ? null : match.slice(1).join('-');
}
