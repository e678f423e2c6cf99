import type { Rule } from './rule.js';

/** Who photos are credited to. */
const CREDITED =
  'Getty(?: Images)?(?: North America| Europe| AsiaPac)?|AP(?: Photo| Images)?|AFP|Reuters|EPA(?:-EFE)?|EFE|Shutterstock|Bloomberg|Xinhua|TASS|Sputnik|' +
  'RIA Novosti|Anadolu(?: Agency)?|NurPhoto|Zuma(?: Press)?|ZUMAPRESS(?:\\.com)?|Alamy(?: Stock Photo)?|iStock(?:photo)?|Unsplash|Pexels|dpa|' +
  'Imago(?: Images)?|PA(?: Wire| Media| Images)?|SOPA Images|LightRocket|Sipa(?: USA)?|Abaca|Redux|Polaris|Magnum(?: Photos)?|VCG|Kyodo(?: News)?|' +
  'Yonhap|CNS|CNN|USA TODAY(?: Sports| NETWORK)?|The New York Times|The Washington Post|Twitter|Facebook|Instagram|YouTube|File|Pool|Handout|' +
  'Maxar(?: Technologies)?|NASA|WireImage|FilmMagic|Netflix|HBO|Disney|Everett Collection';

/** Captions and credits of photos, known by the credit at their end. */
export const CAPTIONS: readonly Rule[] = [
  { reason: 'photo caption', pattern: /\balt=/u, maxWords: 120 },
  {
    reason: 'photo caption',
    pattern:
      /(?:^|[.!?"'”’)\]|]\s)(?:(?:File|Stock|AP|Handout) )?(?:Photos?|Photographs?|Picture|Image|Illustration|Screengrab|Screenshot|Credit|PHOTO|IMAGE|CREDIT)(?: (?:[Cc]redit|by|courtesy(?: of)?))?\s?[:©]\s?[\p{Lu}@©][^.!?]{1,100}\.?$/u,
    maxWords: 80,
  },
  {
    reason: 'photo caption',
    pattern: /[([](?:ap |file |stock )?(?:photo|image|picture|credit|pic|courtesy)\b[^)\]]{0,100}[)\]]\W*$/iu,
    maxWords: 80,
  },
  {
    reason: 'photo caption',
    pattern: /(?:^|[.!?"'”’)\]|]\s)(?:file|handout|stock|undated) (?:photo|picture|image|photograph)\W*$/iu,
    maxWords: 60,
  },
  {
    reason: 'photo caption',
    pattern: new RegExp(`(?:/|\\bvia |\\bCourtesy (?:of )?|©\\s?|\\bObtained by )\\s*(?:${CREDITED})$`, 'u'),
    maxWords: 80,
  },
  { reason: 'photo caption', pattern: new RegExp(`/(?:${CREDITED})$`, 'iu'), maxWords: 80 },
  {
    reason: 'photo credit',
    pattern: new RegExp(`^(?:\\p{Lu}[\\p{L}.'’-]+\\s?){1,4}[/|,] ?(?:${CREDITED})\\W*$`, 'u'),
    maxWords: 10,
  },
  {
    reason: 'photo credit',
    pattern:
      /^(?:getty(?: images)?|ap photo.{0,40}|(?:photo|image|video|illustration|graphic)s?(?: credit| courtesy)?(?: by| of|:).{2,60})$/iu,
    maxWords: 12,
    where: 'article',
  },
];

/** Furniture glued to a paragraph's end or set between its sentences: left out of it, the paragraph stays. */
export const INSERTS: readonly Rule[] = [
  {
    reason: 'link to another page',
    pattern:
      /\s(?:watch|see|read|learn|hear|explore|view|find out|get|take|listen|share|map|check|look|test|send)\b[^.!?«»\n]{2,160}»/giu,
  },
  { reason: 'page tool', pattern: /\se-?mail to a friend\W*$/giu },
  { reason: 'photo credit', pattern: /\s(?:File )?Photos?(?: credit)?: \p{Lu}[^.!?\n]{1,80}\.?$/gu },
];
