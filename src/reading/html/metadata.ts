import { elementsOf, tagOf, type DomElement } from '../document.js';
import { fieldsOf, mergeFields, type Fields } from '../fields.js';
import { addressOf, dateInAddress } from './address.js';
import { outletBeside, visibleTitle, withoutOutlet } from './headline.js';
import { jsonLdFields } from './json-ld.js';
import type { LeftOut } from './main-content.js';
import { metaFields } from './meta.js';
import { plausible } from './plausible.js';
import { visibleFields } from './visible.js';
import { textIn } from './words.js';

/**
 * An article's fields as an HTML page tells them: JSON-LD, then OpenGraph and other meta elements, then what the page shows, then the date
 * in its address, which is the canonical link first. What is left out of the page as another article's, a comment's or the page's own is not asked.
 */
export function metadataOf(root: DomElement, left: LeftOut): Fields {
  const elements = elementsOf(root);
  const jsonLd = jsonLdFields(elements);
  const meta = metaFields(elements);
  const found = [jsonLd, meta, visibleFields(root, left)].reduce(mergeFields);
  const author = withoutName(found.author, found.source);
  const title = found.title ?? plausible(fieldsOf({ title: visibleTitle(elements) })).title;
  const url = addressOf(elements, [meta.url, jsonLd.url]);
  const date = found.date ?? dateInAddress(url);
  if (title === null) return { ...found, author, date, url };
  const headline = withoutOutlet(title, found.source, elements);
  return {
    ...found,
    author,
    date,
    url,
    title: headline.title,
    source: found.source ?? headline.outlet ?? visibleOutlet(elements, headline.title),
  };
}

/** The outlet that stands in the title element, where the metadata gave the headline alone. */
function visibleOutlet(elements: readonly DomElement[], headline: string): string | null {
  const title = elements.find((element) => tagOf(element) === 'title');
  return title === undefined ? null : outletBeside(textIn(title), headline, elements);
}

/** A list of authors without the outlet's name, unless that is all it says. */
function withoutName(author: string | null, source: string | null): string | null {
  if (author === null || source === null) return author;
  const others = author.split(', ').filter((name) => plain(name) !== plain(source));
  return others.length === 0 ? author : others.join(', ');
}

/** An outlet's name without the ending of its site: `CNN.com` signs as `CNN`. */
const plain = (name: string) => name.toLowerCase().replace(/\.(?:com|org|net)$/u, '');
