import { analyse } from 'chardet';
import { decoding } from '../tunables.js';

/**
 * Decodes the bytes of a text file: by its byte order mark, else as UTF-8, else as `declared` (a label such as
 * `windows-1251`), else as what its bytes look like. Broken sequences become U+FFFD; the byte order mark is taken off.
 * Null where the bytes are not text. Never throws.
 */
export function decodeText(bytes: Uint8Array, declared: string | null = null): string | null {
  const marked = byteOrderMark(bytes);
  const wide = marked ?? utf16WithoutMark(bytes);
  if (wide !== null) {
    const text = decodeAs(wide, bytes) ?? '';
    return looksBinary(text) ? null : text;
  }
  if (bytes.subarray(0, decoding.sniffed).includes(0) || startsWith(bytes, '%PDF-')) return null;
  const encoding = singleByteOrUtf8(bytes, declared);
  const text = decodeAs(encoding, bytes) ?? decodeAs('windows-1252', bytes) ?? '';
  return looksBinary(text) ? null : text;
}

/** Label of the Encoding Standard, lower case. */
function singleByteOrUtf8(bytes: Uint8Array, declared: string | null): string {
  const text = decodeAs('utf-8', bytes, true);
  if (text !== null) return 'utf-8';
  if (damagedUtf8(bytes)) return 'utf-8';
  if (declared !== null && decodeAs(declared, new Uint8Array()) !== null && !/^utf-?(8|16)/i.test(declared)) {
    return declared.toLowerCase();
  }
  return detected(bytes);
}

/** Whether most sequences beyond ASCII are sound UTF-8, so that the others are damage and not another encoding. */
function damagedUtf8(bytes: Uint8Array): boolean {
  const lenient = decodeAs('utf-8', bytes) ?? '';
  let sound = 0;
  let broken = 0;
  for (let i = 0; i < lenient.length; i++) {
    const unit = lenient.charCodeAt(i);
    if (unit === 0xfffd) broken++;
    else if (unit > 0x7f) sound++;
  }
  return sound > broken;
}

/** The likeliest encoding; Western European wherever the detector is not clearly surer of another. */
function detected(bytes: Uint8Array): string {
  const first = Math.max(0, bytes.findIndex((byte) => byte > 0x7f) - decoding.before);
  const guesses = analyse(bytes.subarray(first, first + decoding.detected));
  const western = guesses.find(({ name }) => name === 'ISO-8859-1' || name === 'windows-1252');
  const best = guesses[0];
  if (best === undefined || (western !== undefined && best.confidence - western.confidence < decoding.surer))
    return 'windows-1252';
  const label = best.name.toLowerCase();
  return decodeAs(label, new Uint8Array()) === null ? 'windows-1252' : label;
}

function byteOrderMark(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 betrays itself by zeros in every second byte only: the upper halves of ASCII characters. */
function utf16WithoutMark(bytes: Uint8Array): string | null {
  const head = bytes.subarray(0, decoding.sniffed);
  const zeros: [number, number] = [0, 0];
  head.forEach((byte, i) => byte === 0 && zeros[(i % 2) as 0 | 1]++);
  const [even, odd] = zeros;
  const many = Math.max(8, head.length / 5);
  if (odd > many && even < odd / 50) return 'utf-16le';
  if (even > many && odd < even / 50) return 'utf-16be';
  return null;
}

function looksBinary(text: string): boolean {
  const head = text.slice(0, decoding.sniffed);
  let controls = 0;
  for (let i = 0; i < head.length; i++) {
    const unit = head.charCodeAt(i);
    // Tab to carriage return are layout, and escape occurs in terminal output.
    if (unit === 0) return true;
    if (unit < 0x20 && !(unit >= 0x09 && unit <= 0x0d) && unit !== 0x1b) controls++;
  }
  return controls > head.length * decoding.controls;
}

function startsWith(bytes: Uint8Array, ascii: string): boolean {
  return ascii === String.fromCharCode(...bytes.subarray(0, ascii.length));
}

/** What windows-1252 has from 0x80 to 0x9f; unused codes stay control characters. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** TextDecoder of Node 20 takes windows-1252 for ISO-8859-1, which loses quotation marks and dashes. */
function windows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (c) => WINDOWS_1252[c.charCodeAt(0) - 0x80]!);
}

function decodeAs(label: string, bytes: Uint8Array, strict = false): string | null {
  try {
    const decoder = new TextDecoder(label, { fatal: strict });
    return decoder.encoding === 'windows-1252' ? windows1252(bytes) : decoder.decode(bytes);
  } catch {
    return null;
  }
}
