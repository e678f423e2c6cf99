import { tagOf, type DomElement } from '../document.js';
import { fieldsOf, mergeFields, type Fields } from '../fields.js';
import { plausible } from './plausible.js';

/** Names of meta elements, the surest first, for each field. */
const META: Readonly<Record<'title' | 'source' | 'author' | 'date' | 'url', readonly string[]>> = {
  title: 'og:title twitter:title dc.title dcterms.title citation_title headline parsely-title title'.split(' '),
  source: (
    'og:site_name application-name dc.publisher dcterms.publisher citation_journal_title publisher article:publisher source ' +
    'apple-mobile-web-app-title'
  ).split(' '),
  author: (
    'author article:author byl parsely-author dc.creator dcterms.creator citation_author sailthru.author article:author_name ' +
    'og:article:author'
  ).split(' '),
  date: (
    'article:published_time og:published_time og:article:published_time datepublished parsely-pub-date date pubdate publishdate ' +
    'publish-date published_at article_date_original originalpublicationdate govuk:first-published-at cxenseparse:recs:publishtime ' +
    'dc.date dc.date.issued dcterms.created dcterms.date dcterms.issued citation_publication_date citation_date sailthru.date ' +
    'datecreated article:modified_time og:updated_time last-modified datemodified'
  ).split(' '),
  url: 'og:url parsely-link twitter:url'.split(' '),
};

/** Elements of one name that are read: an article has no more authors. */
const MAX_VALUES = 20;

/** The fields that a page's meta elements tell. */
export function metaFields(elements: readonly DomElement[]): Fields {
  const contents = new Map<string, string[]>();
  for (const element of elements) {
    if (tagOf(element) !== 'meta') continue;
    const content = element.getAttribute('content');
    if (content === null || content.trim() === '') continue;
    for (const attribute of ['property', 'name', 'itemprop']) {
      for (const name of (element.getAttribute(attribute) ?? '').toLowerCase().split(/\s+/u)) {
        if (name === '') continue;
        const values = contents.get(name) ?? [];
        if (values.length < MAX_VALUES) contents.set(name, [...values, content]);
      }
    }
  }
  const labelled = labelledAuthor(contents);
  return Object.entries(META)
    .flatMap(([field, names]) =>
      names.map((name) => {
        const values = contents.get(name);
        // Each of several authors has an element of his own.
        const value = field === 'author' && values !== undefined ? values.join(', ') : values?.[0];
        return plausible(fieldsOf({ [field]: isAddress(field, value) ? undefined : value }));
      }),
    )
    .concat(plausible(fieldsOf({ author: labelled })))
    .reduce(mergeFields, fieldsOf({}));
}

function isAddress(field: string, value: string | undefined): boolean {
  return field !== 'url' && /^(?:https?:)?\/\/|^\S+@\S+\.\w+$/iu.test(value ?? '');
}

/** Twitter's cards name the author in two elements, `Written by` and his name. */
function labelledAuthor(contents: ReadonlyMap<string, readonly string[]>): string | undefined {
  for (const n of [1, 2]) {
    if (/^(?:written )?by$|^author$/iu.test(contents.get(`twitter:label${n}`)?.[0]?.trim() ?? ''))
      return contents.get(`twitter:data${n}`)?.[0];
  }
  return undefined;
}
