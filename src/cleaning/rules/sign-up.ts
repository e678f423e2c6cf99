import { begins, whole, type Rule } from './rule.js';

/** What a call to sign up ends with: the end of the clause, or when, where and how to do it. A comma ends nothing: after it somebody may speak. */
const END = '(?=\\s*(?:[.!:;)–—-]|$)|\\s+(?:here|now|today|by (?:e-?mail|clicking|signing)|series|at|below)\\b)';
const LETTERS = '(?:newsletters?|e-?mails?|inbox(?:es)?|(?:news |text )?alerts|updates|briefings?|e-?mail lists?)';

/** Newsletters, accounts and the forms for them. */
export const SIGN_UP: readonly Rule[] = [
  {
    reason: 'newsletter or sign-up box',
    pattern: whole(
      '(?:sign[ -]?up|subscribe|register)(?: (?:now|here|today|for free|free|(?:via|by) e-?mail|to (?:our|the) .{2,30}))?',
      'sign[ -]?up (?:for|to) .{2,60}',
      '(?:free )?newsletters?(?: sign[ -]?up)?',
      '(?:your )?e-?mail(?: address)?',
      'enter your e-?mail(?: address)?(?: (?:to|below|here|for)\\b.{0,60})?',
      '(?:log|sign) ?[ -]?in(?: (?:to|or|with|/)\\b.{0,30})?',
      '(?:log|sign) in / (?:register|sign up|join)',
      '(?:log|sign) ?out|my account|register|join (?:now|free|today)',
      'create (?:an|a free|your) (?:free )?(?:account|website)(?: (?:to|for|or)\\b.{0,40})?',
      'forgot(?:ten)? (?:your )?password',
      '.{0,60}\\bdelivered (?:straight |right |directly )?to (?:your inbox|you)\\b.{0,30}',
      'follow this blog',
    ),
    maxWords: 16,
  },
  {
    reason: 'newsletter or sign-up box',
    pattern: begins(
      'would you like to receive\\b[^.!?]{0,60}\\bnewsletter\\s*\\?',
      `sign[ -]?up (?:now |today |here |below )?(?:for|to)\\b[^.!?]{0,90}?\\b${LETTERS}${END}`,
      `sign[ -]?up (?:for|to) \\p{L}+[’']s? [^.!?]{2,60}\\b(?:bringing|gives?|giving|sends?) you\\b`,
      'sign[ -]?up (?:here|now|below) (?:to|for) (?:get|receive|our|the|text|daily|weekly|free)\\b',
      `subscribe (?:to|for) (?:our|the|this|my)\\b[^.!?]{0,60}?\\b(?:${LETTERS}|channel|podcast|edition|feed)${END}`,
      `subscribe (?:to|for) (?:our|the)\\b[^.!?]{0,40}\\bto (?:get|receive)\\b`,
      `subscribe (?:now|today) (?:to|for) (?:our|the)\\b`,
      'get\\b[^.!?]{0,80}\\bnewsletters?\\b.*\\bsign up\\b',
      `get (?:our|the|your|all|more)\\b[^.!?]{0,60}?\\bnewsletters?${END}`,
      'get (?:our|the|your|all|more|\\p{L}+)\\b.{0,100}\\b(?:in|to) your inbox\\b',
      '.{0,100}\\bdelivered (?:straight |right |directly )?to (?:your inbox|you)\\b.{0,40}$',
      `.{0,120}\\b(?:you can )?sign up (?:here|now|for (?:our|the)\\b.{0,40}\\bnewsletter)[^\\p{L}\\p{N}]*$`,
      'enter your e-?mail(?: address)? (?:to|below|here)\\b',
      'by (?:signing up|subscribing|registering|submitting|entering|clicking|providing|creating)\\b.*\\b(?:you|I)\\b.{0,40}\\b(?:agree|accept|consent|acknowledge|confirm)\\b',
      'create (?:an|a free|your) (?:free )?account (?:to|for) (?:read|continue|get|save|access|free)\\b',
      `join (?:us|our)\\b[^.!?]{0,60}\\b(?:telegram|whatsapp|facebook|twitter|discord|newsletter|channel|community)\\b`,
      "(?:we|you)[’']ll (?:never |not )?(?:send|share|get|receive|spam)\\b.{0,80}\\b(?:e-?mail|inbox|newsletter|address)\\b",
      'you (?:can|may) unsubscribe\\b',
    ),
    maxWords: 60,
    sentences: 'calls',
  },
  {
    reason: 'newsletter or sign-up box',
    pattern: begins(
      'your e-?mail address will not be published\\b',
      'notify me of (?:new|follow-up) (?:posts|comments)\\b',
      'save my name, e-?mail,? (?:and website )?in this browser\\b',
      'you must (?:be )?(?:log(?:ged)?|sign(?:ed)?) in (?:or register )?(?:to|before)\\b',
      '(?:a version of )?this (?:story|article|column|piece) (?:first |originally )?(?:appeared|appears|ran|was (?:first |originally )?(?:published|sent))\\b[^.]{0,80}\\bnewsletter\\b',
      'to read more (?:editorials|columns|stories), go to\\b',
    ),
    maxWords: 60,
    sentences: 'any',
  },
];
