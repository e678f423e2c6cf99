import { createHash } from 'node:crypto';
import type { Attachment } from './shapes.js';

/** A file that someone uploads. */
export interface Upload {
  readonly name: string;
  readonly content: Uint8Array | string;
  /** As the uploader's program names it; by the file's extension unless given, and absent where that is unknown too. */
  readonly contentType?: string;
}

interface Kept {
  readonly bytes: Uint8Array;
  readonly contentType: string | undefined;
  readonly expires: number;
}

/** How long the address of an attachment is good for. */
const LIFE_SECONDS = 24 * 3_600;

/** Content types by extension, of the kinds of files that members send. */
const types: Readonly<Record<string, string>> = {
  txt: 'text/plain; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  html: 'text/html; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  png: 'image/png',
  jpg: 'image/jpeg',
  zip: 'application/zip',
};

/** The files of messages and commands, and the signed addresses under which they are served for a day. */
export class Cdn {
  /** Where the stand-in listens, such as `http://127.0.0.1:1234`. */
  origin = '';
  /** Paths that were downloaded. */
  readonly downloads: string[] = [];
  readonly #files = new Map<string, Kept>();

  constructor(
    readonly snowflake: () => string,
    private readonly now: () => number,
  ) {}

  /**
   * Keeps a file and gives the attachment that stands for it.
   * @param owner the channel's id, or the application's for a file that only a command's user sees.
   */
  keep(owner: string, upload: Upload, ephemeral = false): Attachment {
    const id = this.snowflake();
    const filename = safeName(upload.name);
    const bytes = typeof upload.content === 'string' ? new TextEncoder().encode(upload.content) : upload.content;
    const contentType = upload.contentType ?? types[/\.(\w+)$/.exec(filename)?.[1]?.toLowerCase() ?? ''];
    const issued = Math.floor(this.now() / 1_000);
    const expires = issued + LIFE_SECONDS;
    const path = `/${ephemeral ? 'ephemeral-' : ''}attachments/${owner}/${id}/${encodeURIComponent(filename)}`;
    const url = `${this.origin}${path}?ex=${expires.toString(16)}&is=${issued.toString(16)}&hm=${signature(path)}&`;
    this.#files.set(path, { bytes, contentType, expires });
    return {
      id,
      filename,
      ...(filename !== upload.name && { title: upload.name.replace(/\.\w+$/, '') }),
      size: bytes.byteLength,
      url,
      proxy_url: url,
      ...(contentType !== undefined && { content_type: contentType }),
      ...(ephemeral && { ephemeral }),
    };
  }

  /** The file under an address's path and query, or null where the address is unknown, unsigned or too old. */
  get(path: string, query: URLSearchParams): Kept | null {
    const file = this.#files.get(path);
    this.downloads.push(path);
    if (file === undefined || query.get('hm') !== signature(path)) return null;
    return this.now() / 1_000 > file.expires ? null : file;
  }
}

const signature = (path: string) => createHash('sha256').update(path).digest('hex');

/** A file's name as Discord keeps it: spaces become underscores, and what is neither letter, digit, `-`, `_` nor `.` goes. */
export function safeName(name: string): string {
  const safe = name.replaceAll(/\s/g, '_').replaceAll(/[^\p{L}\p{N}._-]/gu, '');
  return safe.replace(/^\.+/, '') || 'file';
}
