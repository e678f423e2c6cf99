import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';

/** Ways to damage a file. */
export const KINDS = [
  'answer flipped',
  'bit-flipped',
  'truncated',
  'emptied',
  'swapped',
  'older',
  'unreadable',
  'removed',
  'a folder',
  'a link to itself',
] as const;
export type Kind = (typeof KINDS)[number];

/** What a mutation is made with. */
export interface Means {
  readonly random: () => number;
  /** Another's file that takes the place of what is `swapped`. */
  readonly other: string;
  /** The file as it was at an earlier time, which takes the place of what becomes `older`; null where there was none. */
  readonly earlier: string | null;
  /** Words of the answer, in one of which a bit is flipped where the file has them. */
  readonly aim: string;
}

/** Damages a file in place. */
export function mutate(path: string, kind: Kind, { random, other, earlier, aim }: Means): void {
  const below = (n: number) => Math.floor(random() * n);
  const bytes = readFileSync(path);
  const damage: Record<Kind, () => void> = {
    'answer flipped': () => {
      const places = occurrences(bytes, aim);
      const at = places.length === 0 ? below(bytes.length) : places[below(places.length)]! + below(aim.length);
      if (bytes.length > 0) bytes[at]! ^= 1 << below(5);
      writeFileSync(path, bytes);
    },
    'bit-flipped': () => {
      for (let n = 1 + below(3); n > 0 && bytes.length > 0; n--) bytes[below(bytes.length)]! ^= 1 << below(8);
      writeFileSync(path, bytes);
    },
    truncated: () => truncateSync(path, below(bytes.length)),
    emptied: () => truncateSync(path),
    swapped: () => copyFileSync(other, path),
    older: () => (earlier === null ? rmSync(path) : copyFileSync(earlier, path)),
    unreadable: () => chmodSync(path, 0),
    removed: () => rmSync(path),
    'a folder': () => {
      rmSync(path);
      mkdirSync(path);
    },
    'a link to itself': () => {
      rmSync(path);
      symlinkSync(path, path);
    },
  };
  damage[kind]();
}

function occurrences(bytes: Buffer, words: string): number[] {
  const found: number[] = [];
  for (let at = bytes.indexOf(words); at !== -1; at = bytes.indexOf(words, at + 1)) found.push(at);
  return found;
}
