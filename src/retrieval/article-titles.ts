import { createHash } from 'node:crypto';
import type { ArticleHead, ArticleTitle } from '../types.js';
import { heaviestFirst } from './heaviest.js';
import { type TypedList, foldTyped, typedList } from './typed-list.js';

/** The articles of a corpus by their titles, the newest first. */
export interface ArticleTitles {
  readonly titles: readonly ArticleTitle[];
  readonly list: TypedList;
  /** The id of the article that is called this: by its id, its key or its title. Null where there is none. */
  named(name: string): string | null;
}

/** Collects the articles' titles, one after another. */
export function collectTitles(): { add(article: ArticleHead): void; done(): ArticleTitles } {
  const all: { readonly title: ArticleTitle; readonly folded: string; readonly day: number }[] = [];
  return {
    add({ id, title, source, date }) {
      const name = title.trim() === '' ? id : title;
      const day = date === null ? NaN : Date.parse(date) / 86_400_000;
      // Whole days, from 1 in the year −3000; 0 for none.
      const weight = Number.isNaN(day) ? 0 : Math.max(1, Math.round(day) + 1_800_000);
      all.push({ title: { id, key: keyOf(id), title: name, source, date }, folded: foldTyped(name), day: weight });
    },
    done() {
      const inOrder = heaviestFirst(all.map(({ day }) => day)).map((place) => all[place]!);
      const titles = inOrder.map(({ title }) => title);
      const list = typedList(inOrder.map(({ folded }) => folded));
      return {
        titles,
        list,
        named: (name) => {
          const wanted = foldTyped(name);
          const found =
            titles.find(({ id, key }) => id === name || key === name) ??
            inOrder.find(({ folded }) => wanted !== '' && folded === wanted)?.title;
          return found?.id ?? null;
        },
      };
    },
  };
}

/** 16 characters of A-Z, a-z, 0-9, - and _ that stand for an article's id where that is too long: 96 bits of its SHA-256. */
export function keyOf(id: string): string {
  return createHash('sha256').update(id).digest('base64url').slice(0, 16);
}
