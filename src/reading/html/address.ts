import { tagOf, type DomElement } from '../document.js';
import { webAddress } from '../fields.js';
import { plausibleDate } from './plausible.js';

/**
 * The address of the article: the canonical link, relative ones resolved, then what the metadata says. A canonical link to the outlet's home
 * page, which some pages carry everywhere, yields to an address that names a page.
 */
export function addressOf(elements: readonly DomElement[], told: readonly (string | null)[]): string | null {
  const base = webAddress(elements.find((element) => tagOf(element) === 'base')?.getAttribute('href'));
  const href = elements
    .find((element) => tagOf(element) === 'link' && /\bcanonical\b/iu.test(element.getAttribute('rel') ?? ''))
    ?.getAttribute('href')
    ?.trim();
  const others = told.filter((address) => address !== null && !isLocal(address));
  const canonical = href === undefined ? null : resolved(href, base ?? others[0] ?? null);
  const candidates = [canonical, ...others].filter((address) => address !== null && !isLocal(address));
  return candidates.find((address) => !isHome(address!)) ?? candidates[0] ?? null;
}

/** The date in an address that outlets file by day: `/2024/05/02/`, `/2024/news/05/02/`, `/2024-05-02-`. */
export function dateInAddress(address: string | null): string | null {
  const found = /\/(\d{4})(?:\/\p{L}+\/|[/-])(\d\d)[/-](\d\d)(?!\d)/u.exec(address ?? '');
  return found === null ? null : plausibleDate(found.slice(1).join('-'));
}

function resolved(href: string, base: string | null): string | null {
  // Anything but a relative address that is no web address is hostile or meant for programs.
  if (/^[a-z][\w+.-]*:/iu.test(href)) return webAddress(href);
  if (base === null) return href.startsWith('//') ? webAddress(`https:${href}`) : null;
  try {
    return webAddress(new URL(href, base).href);
  } catch {
    return null;
  }
}

function isHome(address: string): boolean {
  const { pathname, search } = new URL(address);
  return /^\/?(?:index\.\w+)?$/u.test(pathname) && search === '';
}

function isLocal(address: string): boolean {
  return /^(?:localhost|127\.|0\.0\.0\.0|\[::1\]|192\.168\.|10\.)|\.(?:local|localhost|invalid)$/u.test(
    new URL(address).hostname,
  );
}
