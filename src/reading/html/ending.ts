import { elementsOf, tagOf, type DomElement } from '../document.js';
import { namedAs } from './names.js';
import { MAX_DEPTH, type Page } from './page.js';
import { textIn } from './words.js';

/** Letters of prose before what comes after an article at least, and share of them that may follow. */
const BEFORE = 250;
const AFTER = 0.25;
/** What stands where there are no comments yet. */
const COMMENTS_ONLY =
  /^(?:(?:no|\d+) (?:comments?|responses?|replies)|leave a (?:comment|reply)|add (?:a|your) comment)\b/iu;

/**
 * Letters of the page's prose before what is at its end: the footer, asides and readers' comments, found from the end backwards.
 */
export function articleEnd(page: Page): number {
  let end = page.measureOf(page.root).prose;
  if (page.depth > MAX_DEPTH) return end;
  for (const element of [...page.elements].reverse()) {
    const before = page.proseBefore(element);
    if (before >= end || !comesLast(element)) continue;
    if (isPast(before, page.measureOf(element).prose, end)) end = before;
  }
  return end;
}

/** Whether an element comes after the article, which ends where `articleEnd` says. */
export function isAtEnd(element: DomElement, page: Page, end: number): boolean {
  return isPast(page.proseBefore(element), page.measureOf(element).prose, end);
}

function isPast(before: number, prose: number, end: number): boolean {
  return before >= BEFORE && end - before - prose <= before * AFTER;
}

function comesLast(element: DomElement): boolean {
  if (/^(?:footer|aside|nav)$/u.test(tagOf(element)) || element.getAttribute('role') === 'contentinfo') return true;
  return namedAs(element)?.reason === 'comments' && holdsComments(element);
}

/** Whether an element that is named after comments holds some, and is not a section of the article about comments. */
export function holdsComments(element: DomElement): boolean {
  return COMMENTS_ONLY.test(textIn(element)) || elementsOf(element).some((inner) => inner !== element && isPart(inner));
}

function isPart(element: DomElement): boolean {
  if (/^(?:form|textarea|button|time)$/u.test(tagOf(element))) return true;
  return /\bcomment/iu.test(element.getAttribute('class') ?? '');
}
