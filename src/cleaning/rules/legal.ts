import { begins, whole, type Rule } from './rule.js';

/** What tells a notice about cookies from a sentence about biscuits. */
const WEB =
  '(?=.*\\b(?:experience|websites?|sites?|traffic|content|ads|advertis\\p{L}+|analytics|browser|devices?|preferences|consent|personali[sz]\\p{L}+|technologies|partners)\\b)';

/** Notices that the law asks for: cookies, privacy, copyright. */
export const LEGAL: readonly Rule[] = [
  {
    reason: 'cookie or privacy notice',
    pattern: whole(
      '(?:accept|reject|allow|manage|decline|refuse|customi[sz]e|save)(?: all| my| your)?(?: (?:optional|essential|necessary))? (?:cookies?|preferences|choices|settings)\\b.{0,20}',
      '(?:accept|reject|allow|decline)(?: all)?(?: (?:and|&) (?:close|continue))?|only necessary(?: cookies)?|I (?:accept|agree)|got it',
      'cookies?(?: (?:policy|settings|preferences|notice|consent|statement))\\b.{0,20}',
      'your (?:privacy|ad|cookie) (?:choices|settings|rights)\\b.{0,20}',
      '(?:we (?:value|respect|care about) )?your privacy(?: (?:is important|matters) to us)?',
      '(?:privacy (?:policy|notice|statement|cent(?:er|re))|terms (?:of (?:use|service|sale)|(?:and|&) conditions)|terms|legal notice|disclaimers?|site ?map|imprint|ad ?choices)',
      'cookies on (?:our|this) (?:web)?site|let me choose',
      'do not sell\\b(?: or share)?(?: my| your)? personal info(?:rmation)?',
      '(?:privacy policy|terms of (?:use|service)|cookie policy|terms (?:and|&) conditions)(?:[^\\p{L}\\p{N}]+\\p{L}[\\p{L}& ]{2,30}){1,6}',
    ),
  },
  {
    reason: 'cookie or privacy notice',
    pattern: begins(
      `(?:we|we and (?:our|up to)\\b.{0,30}partners|our\\b.{0,15}partners|this (?:web)?site|our (?:web)?sites?)\\b${WEB}.{0,60}\\b(?:uses?|using|stores?|sets?)\\b.{0,70}\\b(?:cookies?|similar technologies|information on (?:a|your) device)\\b`,
      'by (?:continuing|using|clicking|browsing|closing)\\b(?=.*\\b(?:you|our|this (?:web)?site)\\b).{0,120}\\bcookies?\\b',
      'you (?:can|may) (?:change|manage|withdraw|adjust|update|opt)\\b.{0,60}\\b(?:choices|preferences|settings|consent|cookies)\\b',
      'if you wish to object to the use of your data in this way\\b',
      'we (?:value|respect|care about) your privacy\\b',
    ),
    maxWords: 80,
    sentences: 'calls',
  },
  {
    reason: 'cookie or privacy notice',
    pattern: /^["'“‘]?we["'”’]? includes\b.*\bbrands\b/iu,
    maxWords: 40,
    sentences: 'any',
  },
  {
    reason: 'copyright notice',
    pattern: begins(
      '(?:©|\\(c\\) ?(?:©|\\d{4})|copyright\\s?(?:©|\\(c\\)|(?:19|20)\\d\\d(?:\\s?[-–]\\s?\\d{2,4})?(?=[,.]|\\s+(?:by\\b|the\\b|[\\p{L}\\d]+(?:,|\\.|\\s+(?:\\p{L}+,? ?){0,5}(?:inc|ltd|llc|co|corp|company|media|tv|news|press|group|all rights)\\b)))))',
      'copyright (?:19|20)\\d\\d\\W*$',
      '.{0,120}(?:^|[.,;|©–-]\\s*|\\b\\d{4}\\b.{0,60})all rights reserved(?=[.!|]|\\s*$)',
      '(?:this|all|the) (?:material|content|article|story|report|page|site)s?\\b.{0,60}\\bmay not be (?:published|reproduced|copied|redistributed)\\b',
      'text is available under the creative commons\\b',
    ),
    maxWords: 60,
    sentences: 'calls',
  },
  { reason: 'copyright notice', pattern: /^©/u, sentences: 'any' },
];
