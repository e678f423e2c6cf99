import { createHash } from 'node:crypto';
import { articlesOf } from '../cleaning/article.js';
import { VerbatimError, causeOf, isVerbatimError } from '../errors.js';
import { bytesOf } from '../reading/bytes.js';
import { readBuffer } from '../reading/read.js';
import type { FileToRead, FromFile } from './article-reader.js';

/** Reads a file's articles in this process; see `ArticleReader.read`. A file that no parser can cope with takes the process along. */
export async function* readFile(file: FileToRead): AsyncGenerator<FromFile, void, undefined> {
  let bytes: Buffer;
  try {
    bytes = await bytesOf(file.absolute);
  } catch (error) {
    const { code, message } = isVerbatimError(error)
      ? error
      : new VerbatimError('FILE_UNREADABLE', { cause: causeOf(error) });
    // What could not be read now may be readable next time, though nothing of the file changes.
    yield { kind: 'bytes', hash: '', settled: code === 'FILE_TOO_LARGE' };
    yield { kind: 'skipped', path: file.path, code, reason: message };
    return;
  }
  const hash = createHash('sha256').update(bytes).digest('hex');
  yield { kind: 'bytes', hash, settled: true };
  if (hash !== file.known) yield* articlesOf(readBuffer(bytes, file.path));
}
