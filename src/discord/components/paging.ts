import { VerbatimError } from '../../errors.js';
import type { Language } from '../words/language.js';
import { type CustomIdPart, pageIn } from './custom-id.js';
import { type Row, button, row } from './parts.js';

/**
 * Previous and Next, each leading to a page of its own; none where there is one page only.
 * @param action of the component that turns the page; it gets the parts and then the page, from 1.
 */
export function pageButtons(
  action: string,
  parts: readonly CustomIdPart[],
  { page, pages }: { readonly page: number; readonly pages: number },
  language: Language,
): Row[] {
  if (pages <= 1) return [];
  return [
    row(
      button(language.say('button.previous'), action, [...parts, Math.max(1, page - 1)], { disabled: page <= 1 }),
      button(language.say('button.next'), action, [...parts, Math.min(pages, page + 1)], { disabled: page >= pages }),
    ),
  ];
}

/**
 * The page that a custom id asks for; the last one where there are fewer by now.
 * @throws VerbatimError COMPONENT_UNKNOWN where it is no page.
 */
export function pageAsked(part: string | undefined, pages: number): number {
  const page = pageIn(part);
  if (page === null) throw new VerbatimError('COMPONENT_UNKNOWN');
  return Math.min(page, Math.max(1, pages));
}
