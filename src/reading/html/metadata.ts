import { elementsOf, type DomElement } from '../document.js';
import { fieldsOf, mergeFields, type Fields } from '../fields.js';
import { addressOf } from './address.js';
import { visibleTitle, withoutOutlet } from './headline.js';
import { jsonLdFields } from './json-ld.js';
import type { LeftOut } from './main-content.js';
import { metaFields } from './meta.js';
import { plausible } from './plausible.js';
import { visibleFields } from './visible.js';

/**
 * An article's fields as an HTML page tells them: JSON-LD, then OpenGraph and other meta elements, then what the page shows. The address is
 * the canonical link first. What is left out of the page as another article's, a comment's or the page's own is not asked.
 */
export function metadataOf(root: DomElement, left: LeftOut): Fields {
  const elements = elementsOf(root);
  const jsonLd = jsonLdFields(elements);
  const meta = metaFields(elements);
  const found = [jsonLd, meta, visibleFields(root, left)].reduce(mergeFields);
  const author = withoutName(found.author, found.source);
  const title = found.title ?? plausible(fieldsOf({ title: visibleTitle(elements) })).title;
  const url = addressOf(elements, [meta.url, jsonLd.url]);
  if (title === null) return { ...found, author, url };
  const headline = withoutOutlet(title, found.source, elements);
  const beside = visibleTitleOutlet(elements, found.source);
  return { ...found, author, url, title: headline.title, source: found.source ?? headline.outlet ?? beside };
}

/** The outlet that stands in the title element, where the metadata gave the headline alone. */
function visibleTitleOutlet(elements: readonly DomElement[], known: string | null): string | null {
  const title = elements.find((element) => element.tagName.toLowerCase() === 'title')?.textContent?.trim();
  return known !== null || title === undefined
    ? known
    : withoutOutlet(title.replace(/\s+/gu, ' '), null, elements).outlet;
}

/** A list of authors without the outlet's name, unless that is all it says. */
function withoutName(author: string | null, source: string | null): string | null {
  if (author === null || source === null) return author;
  const others = author.split(', ').filter((name) => name.toLowerCase() !== source.toLowerCase());
  return others.length === 0 ? author : others.join(', ');
}
