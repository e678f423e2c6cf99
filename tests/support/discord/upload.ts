import type { Upload } from './cdn.js';
import { ApiError } from './errors.js';

/** A file that comes with a request, under the number that the request's `attachments` name it by. */
export interface RequestFile extends Upload {
  readonly number: string;
  readonly content: Uint8Array;
}

export interface RequestBody {
  readonly json: unknown;
  readonly files: readonly RequestFile[];
}

/** How large a file of a bot may be, in bytes: the limit of a guild without boosts. */
const MAX_FILE_BYTES = 10 * 1_024 * 1_024;

/**
 * Takes a request's body apart: JSON, or a form with `payload_json` and `files[n]`
 * (https://docs.discord.com/developers/reference#uploading-files).
 * @throws ApiError 50109 for what isn't JSON, 50035 for a form with other fields, 40005 for a file that is too large.
 */
export function readBody(bytes: Buffer, contentType = ''): RequestBody {
  if (bytes.byteLength === 0) return { json: undefined, files: [] };
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)/.exec(contentType)?.[1];
  if (boundary === undefined) return { json: parse(bytes.toString()), files: [] };
  const files: RequestFile[] = [];
  let json: unknown = {};
  for (const { name, filename, type, content } of partsOf(bytes, boundary)) {
    const number = /^files\[(\d+)\]$/.exec(name)?.[1];
    if (name === 'payload_json') json = parse(content.toString());
    else if (number !== undefined && filename !== undefined) {
      if (content.byteLength > MAX_FILE_BYTES) throw new ApiError(413, 40_005, 'Request entity too large');
      // What a client sends where it knows no type; Discord then looks at the file itself.
      const typed = type !== undefined && type !== 'application/octet-stream';
      files.push({ number, name: filename, content: new Uint8Array(content), ...(typed && { contentType: type }) });
    } else throw new ApiError(400, 50_035, 'Invalid Form Body', { [name]: { _errors: [unexpected] } });
  }
  return { json, files };
}

const unexpected = { code: 'FORM_FIELD_UNKNOWN', message: 'Only payload_json and files[n] are expected' };

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError(400, 50_109, 'The request body contains invalid JSON.');
  }
}

interface Part {
  readonly name: string;
  readonly filename: string | undefined;
  readonly type: string | undefined;
  readonly content: Buffer;
}

/** The parts of a form (RFC 7578). */
function* partsOf(bytes: Buffer, boundary: string): Generator<Part> {
  const line = Buffer.from(`--${boundary}`);
  let at = bytes.indexOf(line);
  for (;;) {
    const next = bytes.indexOf(line, at + line.length);
    if (at === -1 || next === -1) return;
    const part = bytes.subarray(at + line.length + 2, next - 2);
    const end = part.indexOf('\r\n\r\n');
    const headers = part.subarray(0, end).toString();
    yield {
      name: /\bname="([^"]*)"/.exec(headers)?.[1] ?? '',
      filename: /\bfilename="([^"]*)"/.exec(headers)?.[1],
      type: /^content-type:\s*(.+)$/im.exec(headers)?.[1],
      content: part.subarray(end + 4),
    };
    at = next;
  }
}
