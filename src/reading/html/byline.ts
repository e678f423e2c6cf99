/** Words that begin a byline. */
const BY =
  /^(?:(?:posted|written|reported|published|text|story|words|article)\s+)?(?:by|von|par|por)\b\s*:?\s*|^(?:author|autor|auteur)s?\s*:\s*/iu;
/** Where the names end: a date, a time, a handle, a separator, what the author is. */
const END =
  /\s*(?:[|•·–—\n(\[]|\s-\s|\s@|\bon (?=\p{Lu}|\d)|\bat \d|\d|\b(?:updated|published|posted|follow|email|contact|staff|senior|special to|for the|chief|correspondent|reporter|editor|contributor|columnist|executive|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b).*$/iu;
const MONTH =
  /\s*\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?\s*$/iu;
const NAME =
  /^\p{Lu}[\p{L}'’.-]*(?:\s(?:\p{Lu}[\p{L}'’.-]*|de|del|della|di|da|van|von|der|den|la|le|bin|al|ibn|y)){1,4}$/u;
/** Names in a byline at most. */
const MAX_NAMES = 6;

/**
 * The names in a byline: `By Jane Doe and John Roe, Staff Writers | 3 May 2024` names two. Where the words `By` are missing, as in an
 * element that says itself that it holds the author, `bare` takes names alone. Null for anything else.
 */
export function namesIn(line: string, bare = false): string | null {
  const text = line.replace(/\s+/gu, ' ').trim();
  if (!bare && !BY.test(text)) return null;
  const names: string[] = [];
  for (const part of text
    .replace(BY, '')
    .replace(END, '')
    .replace(MONTH, '')
    .split(/\s*(?:,|;|&|\band\b|\bund\b|\bet\b)\s*/iu)) {
    const name = withoutOutlet(part.replace(/^by\s+/iu, '').trim());
    const acronym = !/\p{Ll}/u.test(name) && names.some((other) => /\p{Ll}/u.test(other));
    if (NAME.test(name) && name.length <= 60 && !acronym) names.push(name);
    // After the names comes what they are, or whom they work for.
    else if (part !== '') break;
  }
  return names.length === 0 || names.length > MAX_NAMES ? null : names.join(', ');
}

/** A name without the acronym or the site after it: `Jane Doe CNN`, `Jane Doe ESPN.com`. */
function withoutOutlet(name: string): string {
  const plain = name.replace(/\s+\S+\.(?:com|org|net|co\.\w+)\b.*$/iu, '');
  return /\p{Ll}/u.test(plain) ? plain.replace(/(?:\s+\p{Lu}{3,})+$/u, '') : plain;
}
