import type { Attachment } from 'discord.js';
import { VerbatimError, causeOf, isVerbatimError } from '../errors.js';
import { uploads } from '../tunables.js';

const MEGABYTE = 2 ** 20;

/**
 * Fetches what a member attached, from where Discord says that it is and nowhere else. It is not believed to be as large as Discord says:
 * what goes on beyond the limit is cut off, and so is what takes too long.
 * @param stopping aborted when the bot begins to stop.
 * @throws VerbatimError UPLOAD_TOO_LARGE, UPLOAD_FAILED
 */
export async function fetchAttachment(
  { url, size }: Pick<Attachment, 'url' | 'size'>,
  stopping: AbortSignal,
): Promise<Uint8Array> {
  checkSize(size);
  try {
    const signal = AbortSignal.any([AbortSignal.timeout(uploads.timeout), stopping]);
    // A compressed answer could be far larger than what is sent.
    const response = await fetch(url, { signal, redirect: 'error', headers: { 'accept-encoding': 'identity' } });
    if (!response.ok || response.body === null) throw new Error(`Discord answers ${response.status}`);
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
      checkSize((bytes += chunk.byteLength));
      chunks.push(chunk);
    }
    if (bytes !== size) throw new Error(`${bytes} of ${size} bytes came`);
    return Buffer.concat(chunks);
  } catch (error) {
    if (isVerbatimError(error)) throw error;
    const cause = causeOf(error instanceof Error ? (error.cause ?? error) : error);
    throw new VerbatimError('UPLOAD_FAILED', { cause }, { cause: error });
  }
}

function checkSize(bytes: number): void {
  const limit = uploads.megabytes;
  if (bytes > limit * MEGABYTE)
    throw new VerbatimError('UPLOAD_TOO_LARGE', { megabytes: Math.ceil(bytes / MEGABYTE), limit });
}
