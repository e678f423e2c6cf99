import type { Rule } from './rule.js';

/** Who photos are credited to. */
const CREDITED =
  'Getty(?: Images)?(?: North America| Europe| AsiaPac)?|AP(?: Photo| Images)?|AFP|Reuters|EPA(?:-EFE)?|EFE|Shutterstock|Bloomberg|Xinhua|TASS|Sputnik|' +
  'RIA Novosti|Anadolu(?: Agency)?|NurPhoto|Zuma(?: Press)?|ZUMAPRESS(?:\\.com)?|Alamy(?: Stock Photo)?|iStock(?:photo)?|Unsplash|Pexels|dpa|' +
  'Imago(?: Images)?|PA(?: Wire| Media| Images)?|SOPA Images|LightRocket|Sipa(?: USA)?|Abaca|Redux|Polaris|Magnum(?: Photos)?|VCG|Kyodo(?: News)?|' +
  'Yonhap|CNS|CNN|USA TODAY(?: Sports| NETWORK)?|The New York Times|The Washington Post|Twitter|Facebook|Instagram|YouTube|File|Pool|Handout|' +
  'Maxar(?: Technologies)?|NASA|WireImage|FilmMagic|Netflix|HBO|Disney|Everett Collection';

/** What follows `Photo:`: names, and the few words that stand between them. A sentence has other words in small letters. */
const CREDIT =
  '(?:courtesy |supplied\\b|handout\\b|via )?(?:(?:[\\p{Lu}@©][^\\s.!?]*(?:\\.(?= ))?|and|of|by|via|for|at|the|from|de|da|van|von|/|\\||&|–|-|courtesy|supplied|handout|pool)[\\s,;/|()]*){0,14}';
const PICTURE =
  '(?:Photos?|Photographs?|Pictures?|Images?|Illustrations?|Videos?|Graphics?|Screengrab|Screenshot|Credit|Pic|PHOTOS?|IMAGES?|CREDIT|PICTURE)';

/** Captions and credits of photos, known by the credit at their end. */
export const CAPTIONS: readonly Rule[] = [
  // What is left of an image's tag once its beginning went: `Caption alt=Caption>`.
  { reason: 'photo caption', pattern: /^[^<]*\balt=[^<]*>$/u, maxWords: 120, sentences: 'any' },
  {
    reason: 'photo caption',
    pattern: new RegExp(
      `(?:^|[.!?"'”’)\\]|]\\s)(?:(?:File|Stock|AP|Handout) )?${PICTURE}(?: (?:[Cc]redit|by|courtesy(?: of)?))?(?:\\s?[:©]|\\.{3}|…)\\s?(?=\\S)${CREDIT}\\.?$`,
      'u',
    ),
    maxWords: 80,
    sentences: 'any',
  },
  {
    reason: 'photo caption',
    pattern:
      /[([](?:(?:[Ff]ile|[Ss]tock|[Hh]andout|AP|FILE|Undated) ?)?(?:[Pp]hotos?|[Ii]mages?|[Pp]ictures?|[Cc]redits?|[Pp]ic|[Cc]ourtesy|PHOTO|IMAGE|CREDIT|COURTESY)(?: (?:[Cc]redit|[Pp]hoto|[Cc]ourtesy))?(?:\s?[:/©]|\s(?:by|courtesy of|of|via|from|courtesy)\s(?=["“]?\p{Lu}|the\s\p{Lu})|(?=[)\]]))[^)\]]{0,100}[)\]]\W*$/u,
    maxWords: 80,
    sentences: 'any',
  },
  {
    reason: 'photo caption',
    pattern:
      /(?:^|[.!?"'”’)\]|]\s)(?:[Ff]ile|FILE|[Hh]andout|HANDOUT|[Ss]tock|[Uu]ndated) (?:photo|picture|image|photograph|PHOTO|IMAGE)\W*$|^(?:FILE|File)(?: (?:PHOTO|photo))?\s?[-–—:]\s/u,
    maxWords: 90,
    sentences: 'any',
  },
  {
    reason: 'photo caption',
    pattern: new RegExp(`(?:/|\\bvia |\\bCourtesy (?:of )?|©\\s?|\\bObtained by )\\s*(?:${CREDITED})$`, 'u'),
    maxWords: 80,
    sentences: 'any',
  },
  { reason: 'photo caption', pattern: new RegExp(`/(?:${CREDITED})$`, 'iu'), maxWords: 80 },
  // `[1/3] Caption. AGENCY/Jane Roe`, and `Caption. JANE ROE/THE PAPER`.
  {
    reason: 'photo caption',
    pattern: /^\[\d{1,2}\/\d{1,2}\]\s?\p{Lu}|[.!?]["”]?\s(?:\p{Lu}[\p{Lu}.'’-]+ ?){2,4}\/ ?(?:\p{Lu}{2,} ?){1,5}$/u,
    maxWords: 90,
    sentences: 'any',
  },
  // `Caption. Jane Roe/The Paper hide caption`, and its credit once more.
  { reason: 'photo caption', pattern: /\S\/\S.* (?:hide|toggle) caption$/iu, maxWords: 90, sentences: 'any' },
  {
    reason: 'photo credit',
    pattern:
      /^\p{Lu}\p{Ll}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]+){1,2} ?\/ ?\p{Lu}[\p{L}.'’-]+(?: (?:of|the|\p{Lu}[\p{L}.'’-]*)){0,4}$/u,
    maxWords: 9,
    where: 'article',
  },
  {
    reason: 'photo caption',
    pattern: /^(?:PHOTO|PICTURED|IMAGE|Pictured(?: above| below| left| right)?): \S/u,
    maxWords: 60,
    sentences: 'any',
  },
  {
    reason: 'photo credit',
    pattern: new RegExp(`^(?:\\p{Lu}[\\p{L}.'’-]+\\s?){1,4}[/|,] ?(?:${CREDITED})\\W*$`, 'u'),
    maxWords: 10,
    sentences: 'any',
  },
  {
    reason: 'photo credit',
    pattern: new RegExp(
      `^(?:[Gg]etty(?: [Ii]mages)?|AP [Pp]hoto.{0,40}|(?:Photo|Image|Video|Illustration|Graphic|Picture)s?(?: credit| courtesy)? (?:by|of|courtesy of) (?=\\p{Lu}|the (?:week|day|year|month))${CREDIT}(?:week|day|year|month)?)$`,
      'u',
    ),
    maxWords: 12,
    where: 'article',
  },
];
