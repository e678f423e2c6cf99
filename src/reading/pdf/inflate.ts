import { Unzlib } from 'fflate';

/** How often a stream is inflated again where it holds another: real files never do. */
const MAX_LAYERS = 4;
/** Bytes that are inflated at a time: at most a thousand times as many come out. */
const STEP = 16_384;
/** So many steps without anything coming out are longer than the longest block that is stored as it is: the stream is over. */
const MAX_IDLE = 5;

/**
 * Whether a PDF has a stream that inflates to more than `limit` bytes: a few kilobytes may inflate to gigabytes, and libraries inflate
 * without a limit. `tick` is called as the work goes on, and may throw. What is compressed in another way (LZW, run lengths), or
 * encrypted as well, is not looked into.
 */
export function inflatesBeyond(bytes: Uint8Array, limit: number, tick: () => void): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', at + 6)) {
    let start = at + 6;
    if (file[start] === 0x0d) start++;
    if (file[start] === 0x0a) start++;
    if (!zlibHeader(file, start)) continue;
    tick();
    // Where the stream ends, its own data tell, whatever the file says.
    const stream = new Measure(limit, MAX_LAYERS);
    for (let from = start; from < file.length && stream.push(file.subarray(from, from + STEP)); from += STEP) tick();
    if (stream.exceeded) return true;
  }
  return false;
}

/** Counts what a zlib stream inflates to, and what that inflates to where it is one itself; keeps nothing of it. */
class Measure {
  exceeded = false;
  #size = 0;
  #idle = 0;
  #inner: Measure | null = null;
  readonly #unzlib: Unzlib;

  constructor(limit: number, layers: number) {
    this.#unzlib = new Unzlib((chunk) => {
      if (chunk.length === 0) return;
      if (this.#size === 0 && layers > 1 && zlibHeader(chunk, 0)) this.#inner = new Measure(limit, layers - 1);
      this.#size += chunk.length;
      this.#idle = 0;
      for (let from = 0; from < chunk.length && this.#inner !== null; from += STEP) {
        if (!this.#inner.push(chunk.subarray(from, from + STEP))) {
          this.exceeded ||= this.#inner.exceeded;
          this.#inner = null;
        }
      }
      this.exceeded ||= this.#size > limit;
    });
  }

  /** Takes the next bytes; false once nothing more is to come of the stream, or too much has. */
  push(bytes: Uint8Array): boolean {
    this.#idle++;
    try {
      this.#unzlib.push(bytes);
    } catch {
      // Damaged streams count as far as they go, for that far they are inflated later.
      return false;
    }
    return this.#idle < MAX_IDLE && !this.exceeded;
  }
}

/** RFC 1950: method 8, and a header that divides by 31. */
function zlibHeader(bytes: Uint8Array, at: number): boolean {
  const [method, flags] = [bytes[at], bytes[at + 1]];
  return method !== undefined && flags !== undefined && (method & 15) === 8 && (method * 256 + flags) % 31 === 0;
}
