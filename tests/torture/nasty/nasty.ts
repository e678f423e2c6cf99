import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Something that a program might choke on. */
export interface Nasty {
  /** Puts it into a folder, as one thing or several, of which each name begins with `bad`. */
  readonly put: (folder: string) => void;
  /** Whether it holds words that may well become an article. */
  readonly mayRead?: true;
}

export const MEGA = 2 ** 20;
export const bell = 'The bell rang in the old town.';

/** A file; its content is made when it is put. */
export function file(name: string, content: () => string | Uint8Array): Nasty {
  return { put: (folder) => writeFileSync(join(folder, name), content()) };
}

/** The same, which may become an article. */
export function readable(name: string, content: () => string | Uint8Array): Nasty {
  return { ...file(name, content), mayRead: true };
}
