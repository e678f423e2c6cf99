import { extensionOf } from '../reading/formats.js';

/** Extensions of files that may be added one by one; a .jsonl file is many articles, which is for the operator to decide on. */
export const ADDED_FORMATS = ['.txt', '.md', '.html', '.pdf', '.docx'] as const;

/** Bytes of a name, in UTF-8: most file systems take 255, of which " (99)" and the like may still be needed. */
const LONGEST = 200;

/** Invisible characters (controls, marks of direction, halves of characters), which could make a name look like another. */
const invisible = /(?!\s)\p{C}/gu;
/** What Windows and shells take for something else, and `#`, which divides an article's id from a passage's number. */
const reserved = /[<>:"|?*#]/g;
/** Names of devices on Windows, whatever follows their first dot. */
const device = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$|clock\$)(?=\s*(?:\.|$))/i;

/**
 * A name that is safe to give to a file on any system, made from one that somebody chose: a single name without folders, visible, not
 * hidden, no longer than file systems take; the same again where it is safe already.
 * @returns null where the extension is none of `ADDED_FORMATS`.
 */
export function safeFileName(given: string): string | null {
  const last = given.split(/[/\\]/).at(-1)!;
  const visible = last.replace(invisible, '').normalize('NFC').replace(/\s+/gu, ' ').replace(reserved, '_').trim();
  const extension = extensionOf(visible);
  if (!ADDED_FORMATS.some((format) => format === extension)) return null;
  const stem = trimmed(visible.slice(0, -extension.length));
  const harmless = stem.replace(device, '_$&');
  const name = trimmed(cutBytes(harmless, LONGEST - extension.length)).normalize('NFC');
  return (name === '' ? 'article' : name) + extension;
}

/** Without what hides a file where it begins its name, and what Windows leaves out at the end. */
function trimmed(stem: string): string {
  return stem.replace(/^[\s.]+|[\s.]+$/gu, '');
}

/** As much of a text as fits into so many bytes of UTF-8, in whole characters. */
function cutBytes(text: string, max: number): string {
  let bytes = 0;
  let end = 0;
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > max) break;
    end += character.length;
  }
  return text.slice(0, end);
}
