import { begins, whole, type Rule } from './rule.js';

/**
 * Furniture known by its wording, whatever surrounds it. Each phrase is one that pages print and articles do not;
 * collected from scraped pages of news sites, then checked against what it leaves out of the development sets.
 */
export const RULES: readonly Rule[] = [
  { reason: 'separator', pattern: /^[^\p{L}\p{N}]+$/u },
  {
    reason: 'advertisement',
    pattern: whole(
      '(?:advertisements?|ads?|sponsored(?: content)?|promoted(?: content)?|paid (?:post|content)|advertorial)(?:\\W+(?:continue reading below|scroll to continue(?: reading)?|story continues below|remove ads|skip ad))?',
      '(?:article|story|text) continues (?:after|below)(?: .{0,20})?',
      'scroll (?:down )?(?:to|for) (?:continue|more).{0,20}',
      'video player was slow to load.*',
      '\\d\\. how relevant is this ad to you',
      'did you encounter any technical issues.{0,20}',
    ),
    maxWords: 60,
  },
  {
    reason: 'advertisement',
    pattern: whole('sponsored by .{2,30}', 'remove ads', 'skip ad'),
    maxWords: 6,
    where: 'article',
  },
  {
    reason: 'video player',
    pattern: begins('(?:video )?ad feedback\\b', 'just watched\\b.*\\bmust watch\\b'),
    maxWords: 90,
  },
  {
    reason: 'video player',
    pattern: whole(
      '(?:play|replay)(?: more)? videos?',
      'now playing',
      'up next',
      'loading',
      'video player is loading',
      '(?:click|tap) to (?:play|unmute)',
      '.{5,120} \\d{2}:\\d{2} [-•] source: .{2,20}',
    ),
    maxWords: 25,
    where: 'article',
  },
  {
    reason: 'page tool',
    pattern: whole(
      'no time to read',
      'get (?:a|the|an ai) (?:quick )?summary',
      '(?:ai )?summary by .{2,30}',
      'listen (?:to (?:this )?(?:article|story)|now)(?: \\W?\\d.*)?',
      'read aloud',
      '\\d+[ -]min(?:ute)?s? (?:read|listen)',
      '(?:estimated )?reading time:? .{1,20}',
      'text size.{0,20}',
      '(?:toggle|hide|show) caption',
      '(?:show|hide) (?:more|less)',
      'enlarge(?: this)? image',
      'view (?:gallery|all|comments?)',
      'e-?mail to a friend',
    ),
  },
  {
    reason: 'promotion',
    pattern: whole(
      'get more (?:with|from) .{2,40}',
      '(?:a )?personali[sz]ed news ?feed\\b.{0,60}',
      '(?:learn|find out|discover) more',
      'download (?:the|our) .{0,30}\\bapp\\b.{0,30}',
      'get the app',
      'available on (?:the )?(?:app store|google play).{0,20}',
    ),
    maxWords: 14,
  },
  {
    reason: 'newsletter or sign-up box',
    pattern: begins(
      'would you like to receive\\b.*\\bnewsletter',
      'sign[ -]?up\\b.*\\b(?:newsletters?|e-?mails?|inbox|alerts?|here|daily|weekly)\\b',
      'sign[ -]?up(?: now| here| today)?\\W*$',
      '(?:please )?(?:subscribe|register)(?: (?:now|today|here|for free))?\\W*$',
      'subscribe (?:to|for) (?:our|the|us|more|free|daily|unlimited)\\b',
      'get\\b.*\\bnewsletters?\\b.*\\bsign up\\b',
      'get (?:our|the|your)\\b.{0,60}\\b(?:newsletters?|inbox)\\b',
      '.{0,100}\\bdelivered (?:straight |right |directly )?to your inbox\\b.{0,40}$',
      'enter your e-?mail',
      'your e-?mail(?: address)?\\W*$',
      'by (?:signing up|subscribing|registering|submitting)\\b.*\\b(?:agree|terms|privacy|policy|consent)',
      'already a (?:subscriber|member)',
      '(?:log|sign) in(?: (?:to|or|with)\\b.{0,30})?\\W*$',
      'create (?:an|a free) account',
      'join (?:us|our)\\b.*\\b(?:telegram|whatsapp|facebook|twitter|newsletter)\\b',
      '.{0,100}\\bsign up (?:here|for (?:our|the)\\b.{0,40}\\bnewsletter)\\W*$',
    ),
    maxWords: 45,
  },
  {
    reason: 'subscription box',
    pattern: whole(
      'support (?:local|independent|our|quality) journalism\\b.*',
      'thank you for supporting\\b.*\\bjournalism\\b.*',
      'become a (?:member|subscriber|digital subscriber)\\b.{0,60}',
      'this (?:article|story|content) is (?:for|available to|reserved for|exclusive to) (?:our )?(?:paid )?(?:subscribers|members)\\b.{0,40}',
      'just for subscribers',
      '(?:subscribers?|members?)[ -]only',
      'donate(?: now)?',
      'make a (?:one-time )?(?:donation|contribution)\\b.{0,40}',
    ),
  },
  {
    reason: 'share bar',
    pattern: whole(
      'share|tweet|print|copy link|share (?:this|on|via)(?: .{0,30})?',
      '(?:like|follow|find|join) us\\b.{0,20}\\b(?:facebook|twitter|instagram|whatsapp|telegram|linkedin|youtube|google news)\\b.{0,30}',
    ),
    maxWords: 15,
  },
  {
    reason: 'cookie or privacy notice',
    pattern: begins(
      '(?:we|we and our partners|our partners|this (?:web)?site|our (?:web)?site)\\b.{0,40}\\b(?:uses?|stores?|sets?)\\b.{0,30}\\bcookies?\\b',
      'by (?:continuing|using|clicking|browsing)\\b.{0,120}\\bcookies?\\b',
      '(?:accept|reject|allow|manage|decline)(?: all)?(?: optional)? (?:cookies?|preferences|choices)\\b.{0,30}$',
      'cookie (?:policy|settings|preferences|notice|consent)\\b.{0,30}$',
      'your privacy (?:choices|settings)\\b.{0,20}$',
      '(?:privacy (?:policy|notice)|terms (?:of (?:use|service)|(?:and|&) conditions))\\W*$',
      'do not sell\\b.{0,10}\\bpersonal information\\W*$',
      'if you wish to object to the use of your data\\b',
      "we['’]? includes\\b.*\\bbrands\\b",
    ),
    maxWords: 80,
  },
  {
    reason: 'comment count',
    pattern: whole(
      '\\d[\\d.,]*[KM]?\\s?(?:comments?|shares?|likes?|reactions?|replies|retweets?)',
      '(?:leave|post|add|view|show|join) (?:a |your |the |all )?(?:\\d+ )?(?:comments?|reply|conversation)',
      'comments?(?: \\d+| closed| are closed| section)?',
    ),
  },
  {
    reason: 'copyright notice',
    pattern: whole(
      '(?:©|\\(c\\)|copyright (?:©|\\(c\\)|\\d{4})).{0,200}',
      '.{0,120}\\ball rights reserved\\b.{0,120}',
      '.{0,80}\\bmay not be (?:published|reproduced|copied|redistributed)\\b.{0,150}',
    ),
    maxWords: 60,
  },
  { reason: 'copyright notice', pattern: /^©.{0,200}$/u },
  {
    reason: 'credit of agencies or colleagues',
    pattern: whole(
      '(?:with )?(?:additional |more )?(?:inputs?|reporting) (?:from|by)\\b.{2,80}',
      '.{3,160}\\bcontributed to this (?:report|story|article)\\b.{0,60}',
      'contribut(?:ing|ed|ors?)\\s?:.{2,200}',
      'from .{2,40} (?:network and )?wire (?:reports|services)',
      'for use by clients of .{3,60}',
      'source\\s?: ?(?:agencies|reuters|afp|ap|pti|tass|xinhua|ani)',
      '(?:reporting|writing|editing|additional reporting|compiled|edited|written|produced)(?: and \\w+)? by .{3,120}',
    ),
  },
  {
    reason: 'credit of agencies or colleagues',
    pattern: /^\((?:.{0,40})\b(?:agencies|wires|PTI|ANI|IANS|AFP|AP|Reuters)\)\W*$/u,
    maxWords: 6,
  },
  {
    reason: 'feedback or correction form',
    pattern: whole(
      'to (?:suggest|report|submit) (?:a |an )?(?:correction|clarification|typo|error|mistake)\\b.*',
      'you can also highlight (?:the )?text\\b.*',
      '.{0,60}\\bpress ctrl ?\\+ ?enter\\b.{0,40}',
      '(?:spotted|found|seen|noticed|see) (?:a |an )(?:mistake|typo|error)\\b.{0,80}',
      '(?:report|suggest) (?:a |an )?(?:typo|error|mistake|correction).{0,20}',
      '(?:do you have|have|got) (?:a |any )(?:story|news|confidential)? ?(?:tips?|feedback)\\b.{0,120}',
      '(?:send|share|give) (?:us )?(?:your )(?:feedback|tips?|comments)\\b.{0,80}',
      'was this (?:article|page|story) (?:helpful|useful)\\b.{0,20}',
      '(?:thank you|thanks) for your feedback',
    ),
  },
  {
    reason: 'notice of an update',
    pattern: whole(
      'this (?:story|article|post|page|report|live blog)(?: and (?:its )?headline)? (?:has been|was|have been|is being|will be) updated(?: with [\\p{L} ]{3,60})?',
    ),
  },
  {
    reason: 'affiliate notice',
    pattern:
      /\b(?:may|might) (?:earn|receive)(?: us)?(?: a| an)?(?: small)?(?: affiliate)? commissions?\b|^prices were accurate at the time\b/iu,
    maxWords: 60,
  },
  {
    reason: 'contact of the author',
    pattern: new RegExp(
      [
        '^follow\\b.{2,100}\\bon (?:twitter|x|facebook|instagram|threads|bluesky)\\b',
        '\\b(?:reach|contact|e-?mail|follow) (?:him|her|them|me|the (?:author|reporter|writer)s?)\\b.{0,80}@',
        '^(?:contact|reach|e-?mail)\\b.{2,60}\\bat \\S+@\\S+',
        '^(?:e-?mail\\s?: ?)?\\S+@\\S+\\.\\w+$',
      ].join('|'),
      'iu',
    ),
    maxWords: 50,
  },
  { reason: 'dateline', pattern: /^\p{Lu}[\p{L} .,]{1,39}\s?[—–]$/u, maxWords: 6 },
  {
    reason: 'outlet',
    pattern: whole('usa today|(?:the )?associated press|ap|reuters|afp|cnn|bbc news|special (?:to|for) .{3,40}'),
    where: 'top',
  },
];

/** Words of a share bar, and which of them are certain when several stand there. */
export const SHARE_WORDS = {
  networks: new Set(
    'facebook twitter whatsapp telegram linkedin reddit email e-mail print share tweet pinterest messenger sms instagram youtube tiktok flipboard threads bluesky mastodon viber vk wechat weibo'.split(
      ' ',
    ),
  ),
  others: new Set(
    'x copy link save comment comments follow line more on via this article story to us icon options button buttons and'.split(
      ' ',
    ),
  ),
} as const;
