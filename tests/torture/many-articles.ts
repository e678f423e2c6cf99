import { readFileSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { root } from '../support/paths.js';
import { seeded } from '../support/random.js';

const seeds = join(root, 'seeds');
/** Share of the words of a repeated article that are taken from elsewhere in the corpus. */
const VARIED = 0.1;

/** The articles of seeds/, repeated with variation until there are so many files. */
export function manyArticles(count: number): Record<string, string> {
  const real = (readdirSync(seeds, { recursive: true }) as string[])
    .filter((path) => ['.md', '.txt', '.html'].includes(extname(path)))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(seeds, path), 'utf8') }));
  const random = seeded(1);
  const words = real.flatMap(({ text }) => text.match(/(?<=\s)\p{L}{4,}(?=\s)/gu) ?? []);
  const varied = (text: string) =>
    text.replace(/(?<=\s)\p{L}{4,}(?=\s)/gu, (word) =>
      random() < VARIED ? words[Math.floor(random() * words.length)]! : word,
    );
  return Object.fromEntries(
    Array.from({ length: count }, (_, n) => {
      const { path, text } = real[n % real.length]!;
      const round = Math.floor(n / real.length);
      return round === 0 ? [path, text] : [`${round}/${path}`, varied(text)];
    }),
  );
}
