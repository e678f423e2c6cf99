import { elementsOf, tagOf, type DomElement } from '../document.js';
import { fieldsOf, mergeFields, type Fields } from '../fields.js';

const ARTICLE_TYPE = /Article|BlogPosting|Report|Review/u;

/** Names of meta elements, the surest first, for each field. */
const META: Readonly<Record<'title' | 'source' | 'author' | 'date' | 'url', readonly string[]>> = {
  title: [
    'og:title',
    'twitter:title',
    'dc.title',
    'dcterms.title',
    'citation_title',
    'headline',
    'parsely-title',
    'title',
  ],
  source: [
    'og:site_name',
    'application-name',
    'dc.publisher',
    'dcterms.publisher',
    'citation_journal_title',
    'publisher',
    'source',
  ],
  author: [
    'author',
    'article:author',
    'byl',
    'parsely-author',
    'dc.creator',
    'dcterms.creator',
    'citation_author',
    'sailthru.author',
  ],
  date: [
    'article:published_time',
    'og:published_time',
    'datepublished',
    'parsely-pub-date',
    'date',
    'pubdate',
    'publishdate',
    'publish-date',
    'dc.date',
  ].concat([
    'dc.date.issued',
    'dcterms.created',
    'dcterms.date',
    'citation_publication_date',
    'sailthru.date',
    'article:modified_time',
    'last-modified',
  ]),
  url: ['og:url', 'parsely-link', 'twitter:url'],
};

/** An article's fields as an HTML page tells them: JSON-LD, then OpenGraph and other meta elements, then the canonical link, the heading and the time elements. */
export function metadataOf(root: DomElement): Fields {
  const elements = elementsOf(root);
  const meta = metaOf(elements);
  const found = mergeFields(jsonLdOf(elements), mergeFields(meta, visibleOf(elements)));
  const title = found.title ?? null;
  const headline = textOf(elements.find((element) => tagOf(element) === 'h1'));
  return title === null ? found : withoutOutlet(found, title, headline);
}

function textOf(element: DomElement | undefined): string | null {
  return element?.textContent?.replace(/\s+/gu, ' ').trim() || null;
}

function jsonLdOf(elements: readonly DomElement[]): Fields {
  for (const element of elements) {
    if (tagOf(element) !== 'script' || !/ld\+json/iu.test(element.getAttribute('type') ?? '')) continue;
    const node = articleNode(element.textContent ?? '');
    if (node === null) continue;
    const { headline, name, author, publisher, datePublished, dateCreated, dateModified, url, mainEntityOfPage } = node;
    const page =
      typeof mainEntityOfPage === 'object'
        ? (mainEntityOfPage as Record<string, unknown> | null)?.['@id']
        : mainEntityOfPage;
    return fieldsOf({
      headline, name, author, publisher, url, link: page,
      date: datePublished, created: dateCreated, modified: dateModified,
    }); // prettier-ignore
  }
  return fieldsOf({});
}

/** The first object of an article's type in JSON-LD, in lists and graphs too. */
function articleNode(json: string): Record<string, unknown> | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json.replace(/^\s*(?:<!--|\/\/<!\[CDATA\[)|(?:-->|\/\/\]\]>)\s*$/gu, ''));
  } catch {
    return null;
  }
  const queue: unknown[] = [parsed];
  for (let i = 0; i < queue.length && i < 1_000; i++) {
    const node = queue[i];
    if (Array.isArray(node)) queue.push(...(node as unknown[]).slice(0, 1_000));
    else if (typeof node === 'object' && node !== null) {
      const record = node as Record<string, unknown>;
      if (ARTICLE_TYPE.test([record['@type']].flat().join(' '))) return record;
      queue.push(record['@graph']);
    }
  }
  return null;
}

function metaOf(elements: readonly DomElement[]): Fields {
  const contents = new Map<string, string>();
  for (const element of elements) {
    if (tagOf(element) !== 'meta') continue;
    const name = element.getAttribute('property') ?? element.getAttribute('name') ?? element.getAttribute('itemprop');
    const content = element.getAttribute('content');
    if (name !== null && content !== null && content.trim() !== '' && !contents.has(name.toLowerCase()))
      contents.set(name.toLowerCase(), content);
  }
  return Object.entries(META)
    .flatMap(([field, names]) => names.map((name) => fieldsOf({ [field]: contents.get(name) })))
    .reduce(mergeFields, fieldsOf({}));
}

function visibleOf(elements: readonly DomElement[]): Fields {
  const ofTag = (tag: string) => elements.filter((element) => tagOf(element) === tag);
  const canonical = ofTag('link').find((link) => /\bcanonical\b/iu.test(link.getAttribute('rel') ?? ''));
  const rel = elements.find((element) =>
    /\bauthor\b/iu.test(element.getAttribute('rel') ?? element.getAttribute('itemprop') ?? ''),
  );
  const times = ofTag('time').map((time) => fieldsOf({ date: time.getAttribute('datetime') ?? time.textContent }));
  return {
    ...fieldsOf({ author: textOf(rel), url: canonical?.getAttribute('href') }),
    title: textOf(ofTag('h1')[0]) ?? textOf(ofTag('title')[0]),
    date: times.find(({ date }) => date !== null)?.date ?? null,
  };
}

/** Takes the outlet off the end of a title: `Headline - Outlet`. Where the page names none, what the headline lacks is the outlet. */
function withoutOutlet(fields: Fields, title: string, headline: string | null): Fields {
  const parts = /^(.{8,}?)\s+[|–—·-]\s+([^|]{2,40})$/u.exec(title);
  if (parts === null) return fields;
  const [, front, outlet] = parts as unknown as [string, string, string];
  const known = fields.source !== null && plain(outlet).startsWith(plain(fields.source).slice(0, 12));
  const confirmed = headline !== null && plain(headline) === plain(front);
  if (known || confirmed) return { ...fields, title: front, source: fields.source ?? outlet };
  // A few capitalised words after a bar, or after a dash behind a whole headline, are a name too.
  const name = /^\p{Lu}\S*(?: (?:of|the|and|\p{Lu}\S*)){0,4}$/u.test(outlet);
  const certain = name && (title.includes(' | ') || front.split(' ').length >= 3);
  return certain ? { ...fields, title: front, source: fields.source ?? outlet } : fields;
}

const plain = (words: string) => words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
