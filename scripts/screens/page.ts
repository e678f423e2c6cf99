import { readFileSync } from 'node:fs';
import { escapeHtml } from './html.js';

/** Something that happens, and the messages that tell of it, as HTML. */
export interface Scene {
  readonly caption: string;
  readonly html: readonly string[];
}

const style = readFileSync(new URL('style.css', import.meta.url), 'utf8');

/** A page of scenes, one below the other. */
export function pageHtml(scenes: readonly Scene[]): string {
  const body = scenes
    .map(({ caption, html }) => `<h2><span>${escapeHtml(caption)}</span></h2>${html.join('')}`)
    .join('');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><style>${style}</style><body>${body}</body></html>`;
}
