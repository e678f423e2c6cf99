import { begins, whole, type Rule } from './rule.js';

/** What wants to sell: advertisements, promotions, subscriptions, notices of commissions. */
export const ADVERTISING: readonly Rule[] = [
  {
    reason: 'advertisement',
    pattern: whole(
      '(?:advertisements?|ads?|sponsored(?: content| links?)?(?: by .{2,30})?|promoted(?: content)?|paid (?:partner )?(?:post|content|partnership)|advertorial)(?:[^\\p{L}\\p{N}]+(?:continue reading below|scroll (?:down )?to continue(?: reading)?|story continues below|remove ads|skip ad|hide))?',
      '(?:article|story|text) continues (?:after|below)(?: .{0,30})?',
      'scroll (?:down )?(?:to|for) (?:continue|more)(?: .{0,20})?',
      'remove ads',
      'skip (?:ad|advertisement)',
      'sponsors?(?: message)?|advertiser content(?: from .{2,30})?|become an? .{2,30} sponsor',
      'did you encounter any technical issues.{0,20}',
    ),
    maxWords: 60,
  },
  {
    reason: 'advertisement',
    pattern: whole(
      'video player was slow to load.*',
      '\\d\\. how relevant is this ad to you',
      '(?:article|story|text) continues (?:after|below)(?: (?:the |this )?(?:video|photos?|advertisement|ad|gallery|image|map|graphic))?',
    ),
    maxWords: 60,
    sentences: 'any',
  },
  {
    reason: 'promotion',
    pattern: whole(
      'get more (?:with|from) .{2,40}',
      '(?:a )?personali[sz]ed news ?feed\\b.{0,60}',
      '(?:learn|find out|discover) more(?: here)?',
      'download (?:the|our) .{0,30}\\bapps?\\b.{0,40}',
      'get (?:the|our) app.{0,30}',
      'get (?:breaking )?(?:news )?alerts\\b.{0,30}',
      'available on (?:the )?(?:app store|google play).{0,20}',
      'buy now|shop now|add to (?:cart|basket)',
      'check (?:the )?price\\b.{0,30}',
      '[$£€]\\s?\\d[\\d.,]* (?:at|from|on) .{2,30}',
    ),
    maxWords: 14,
  },
  {
    reason: 'subscription box',
    pattern: whole(
      'become a (?:digital )?(?:member|subscriber)(?: (?:now|today|here))?',
      'just for subscribers',
      '(?:for )?(?:subscribers?|members?)[ -]only',
      '(?:donate|give)(?: now| today| here)',
      'donate',
      'make a (?:one-time )?(?:donation|contribution)(?: (?:now|today|here))?',
      'subscribe(?: now| today)? (?:for|from) (?:just |only |as little as )?(?:unlimited|full|[$£€]\\s?\\d).{0,40}',
      '(?:start|begin|try) (?:it|your) (?:free(?: trial)?|trial|subscription)\\b.{0,40}',
      'cancel any ?time',
      'unlimited (?:digital )?access\\b.{0,40}',
      'thank you for reading',
      'continue reading with .{3,40}',
    ),
  },
  {
    reason: 'subscription box',
    pattern: begins(
      "(?:sponsored by |[\\p{Lu} ’'-]{3,40}: ?)?support (?:local|independent|our|quality|trusted) (?:\\p{L}+ )?journalism(?=\\s*(?:[.:!–—-]|$)|\\s+(?:and|by|from|like|today|with a)\\b)",
      'thank you for supporting (?:our|local|independent|quality) journalism(?=\\s*(?:[.!]|$)|\\s+(?:by|like)\\b)',
      'become a (?:digital )?(?:member|subscriber)\\b.{0,20} (?:to|for|and) (?:read|get|enjoy|support|unlock|access|full|unlimited|as little)\\b',
      'make a (?:one-time )?(?:donation|contribution)\\b.{0,20} to (?:support|help|keep) (?:us|our)\\b',
      'subscribe(?: now| today)? (?:for|from|to (?:get|read|unlock|enjoy)) (?:unlimited|full|just|only|[$£€]\\s?\\d)',
      'to (?:continue|keep) reading\\b.{0,40}\\b(?:subscribe|log in|sign in|register|create)\\b',
    ),
    sentences: 'calls',
  },
  {
    reason: 'subscription box',
    pattern: whole(
      '(?:already|not) a (?:subscriber|member)(?:\\?.{0,30}|\\W*)',
      'want all of .{2,30}\\? subscribe',
      'this (?:article|story|content) is (?:only )?(?:for|available to|reserved for|exclusive to|exclusively for) (?:our )?(?:paid |paying )?(?:subscribers|members)(?: only)?',
      "you(?: have|’ve|'ve) (?:\\d+|one|two|three) (?:free )?(?:articles?|stories) (?:left|remaining)\\b.{0,30}",
      "you(?: have|’ve|'ve) (?:reached|read|used)\\b.{0,40}\\b(?:free (?:articles?|stories)|limit)\\b.{0,60}",
    ),
    sentences: 'any',
  },
  {
    reason: 'affiliate notice',
    pattern: begins(
      '(?=.*\\b(?:links?|purchases?|buy|products?)\\b)(?=.*\\b(?:you|your|our|this (?:page|site|article|post))\\b).*\\b(?:may|might|can|could) (?:earn|receive|get)(?: us)?(?: an?)?(?: small)?(?: affiliate)? (?:commissions?|compensation|fees?)\\b',
      '.*\\b(?:purchases|links)\\b.*\\bearns? us (?:a|an) .{0,20}commission',
      'we (?:may )?(?:earn|receive) (?:a |an )?(?:small )?(?:affiliate )?(?:commissions?|compensation)\\b.{0,20}\\b(?:links?|purchases?)\\b',
      'prices (?:were|are) (?:accurate|correct) (?:at|as of) the time\\b.{0,30}\\b(?:publication|publishing|published)\\b',
      '(?:this (?:article|post|page|story) (?:may )?(?:contains?|includes?) affiliate links)',
    ),
    maxWords: 60,
    sentences: 'any',
  },
];
