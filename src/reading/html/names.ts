import type { DomElement } from '../document.js';

/** What an element may be by the words in its class or id. */
export interface Named {
  /** Why such an element is left out, for people. */
  readonly reason: string;
  readonly words: readonly string[];
  /**
   * `box`: no subject that a section could be named after, so that a short one goes as it is. `end`: what comes after an article, prose
   * or not. `topic`: may be the name of a section of the article (social policy, related work), and needs more evidence.
   */
  readonly sort: 'box' | 'end' | 'topic';
}

const NAMED: readonly Named[] = [
  {
    reason: 'newsletter or subscription box',
    sort: 'box',
    words: 'newsletter newsletters subscribe subscription signup sign-up paywall mailchimp'.split(' '),
  },
  {
    reason: 'advertisement',
    sort: 'box',
    words: (
      'ad ads advert adverts advertisement advertisements advertising sponsor sponsored promo promos promotion outbrain taboola ' +
      'adsense dfp cta'
    ).split(' '),
  },
  { reason: 'cookie notice', sort: 'box', words: 'cookie cookies consent gdpr'.split(' ') },
  {
    reason: 'page tool',
    sort: 'box',
    words: (
      'breadcrumb breadcrumbs toolbar popup modal skip-link pagination pager print-only noprint editsection jump-link player ' +
      'story-tools article-tools'
    ).split(' '),
  },
  {
    reason: 'share bar',
    sort: 'topic',
    words: 'share shares sharing social sharedaddy addthis addtoany sharebar follow-us'.split(' '),
  },
  {
    reason: 'box of other articles',
    sort: 'topic',
    words: (
      'related recommend recommended recommendation recommendations trending most-read mostread most-popular popular-posts ' +
      'read-more readmore read-next also-read up-next more-stories you-may-like teaser teasers navbox jp-relatedposts ' +
      'post-navigation sidebar onward'
    ).split(' '),
  },
  {
    reason: 'comments',
    sort: 'end',
    words: 'comment comments commentlist disqus respond livefyre'.split(' '),
  },
  {
    reason: 'box about the author',
    sort: 'end',
    words: 'author authors authorbox about-author about-the-author bio biography contributor'.split(' '),
  },
  {
    reason: 'line about the article',
    sort: 'topic',
    words: (
      'tags tag tagged taglist tagcloud byline post-meta entry-meta postmeta article-meta dateline posted-on entry-footer ' +
      'entry-utility timestamp categories'
    ).split(' '),
  },
  {
    reason: 'photo caption',
    sort: 'topic',
    words: 'caption captions cutline credit copyright'.split(' '),
  },
];
const byWord = new Map(NAMED.flatMap((named) => named.words.map((word) => [word, named] as const)));
const LONGEST = Math.max(...[...byWord.keys()].map((word) => word.split('-').length));

/** Names that tell how an element looks, what state it is in or what the page is filed under, and not what it is. */
const STATE =
  /^(?:has|have|with|no|not|is|can|without|hide|show|tags?(?![-_](?:links?|list|cloud))|category|cat|format|status|type|u|js|wp-block|post-type|single|page|template|theme|align|col|grid|lg|md|sm)[-_]/u;

/** What an element may be by its class names and id; null where they say nothing of furniture. */
export function namedAs(element: DomElement): Named | null {
  const names = `${element.getAttribute('id') ?? ''} ${element.getAttribute('class') ?? ''}`;
  for (const name of names.split(/\s+/u)) {
    const named = nameOf(name);
    if (named !== null) return named;
  }
  return null;
}

function nameOf(name: string): Named | null {
  const plain = name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1-$2')
    .toLowerCase()
    .replace(/[_:./]+/gu, '-');
  if (plain === '' || plain.length > 100 || STATE.test(plain)) return null;
  const parts = plain.split('-').filter((part) => part !== '');
  for (let size = Math.min(LONGEST, parts.length); size > 0; size--) {
    for (let at = 0; at + size <= parts.length; at++) {
      const found = byWord.get(parts.slice(at, at + size).join('-'));
      if (found !== undefined) return found;
    }
  }
  return null;
}
