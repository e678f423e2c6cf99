import { Readability } from '@mozilla/readability';
import { elementsOf, parseDocument, type DomElement } from '../document.js';

/** Elements from which Readability, which scores them over and over, is not asked. */
const MAX_ELEMENTS = 50_000;
/** Carries an element's number through Readability, which copies and renames elements but keeps their attributes. */
const NUMBER = 'data-verbatim-number';

/**
 * The numbers, in document order, of the elements that Readability takes for the article; null where it finds none or the page is beyond
 * it. It works on a copy of the page, which it changes.
 */
export function readableElements(html: string): ReadonlySet<number> | null {
  const document = parseDocument(html);
  const root = document.documentElement;
  const elements = elementsOf(root);
  if (elements.length > MAX_ELEMENTS) return null;
  elements.forEach((element, number) => element.setAttribute(NUMBER, String(number)));
  const content = contentOf(new Readability<DomElement>(document, { serializer: asElement, disableJSONLD: true }));
  if (content === null) return null;
  return new Set(
    elementsOf(content)
      .flatMap((element) => element.getAttribute(NUMBER) ?? [])
      .map(Number),
  );
}

const asElement = (node: unknown) => node as DomElement;

function contentOf(reader: Readability<DomElement>): DomElement | null {
  try {
    return reader.parse()?.content ?? null;
  } catch {
    // A page that Readability stumbles over is read by its other marks.
    return null;
  }
}
