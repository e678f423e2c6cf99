import { begins, whole, type Rule } from './rule.js';

const NETWORKS =
  '(?:facebook|twitter|x|instagram|whatsapp|telegram|linkedin|youtube|tiktok|threads|bluesky|pinterest|reddit|google news)';

/** What a page lets its reader do: play, listen, share, comment, complain. */
export const TOOLS: readonly Rule[] = [
  { reason: 'separator', pattern: /^[^\p{L}\p{N}]+$/u, sentences: 'any' },
  {
    reason: 'video player',
    pattern: begins('(?:video )?ad feedback\\b', 'just watched\\b.*\\bmust watch\\b'),
    maxWords: 90,
    sentences: 'any',
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
      'listen\\W+\\d{1,2}:\\d\\d(?: min(?:utes)?)?|\\d+-minute listen',
      '(?:download|transcript|toggle more options)',
      'scroll down for (?:video|more)',
      '(?:jump to|print|rate this|save) recipe|recipe rating',
      '(?:(?:about )?\\d+[ -]?min(?:ute)?s?)(?: (?:read|listen))?',
      '(?:estimated )?reading time:? .{1,20}',
      'text size.{0,20}',
      '(?:toggle|hide|show) caption',
      '(?:show|hide|view|load) (?:more|less|all)',
      'enlarge(?: this)? image',
      'open this photo in gallery',
      'view (?:gallery|comments?|profile|slideshow)',
      'e-?mail to a friend',
      '(?:gift|save|print|bookmark)(?: this)? (?:article|story|page)|save (?:for|to read) later',
      'close(?: modal| menu| this)?|\\[?edit\\]?|expand',
    ),
  },
  {
    reason: 'page tool',
    pattern: whole('thank you for your patience while we verify access', 'did you make this recipe\\?'),
    sentences: 'any',
  },
  {
    reason: 'share bar',
    pattern: whole(
      'share|tweet|print|pin it|(?:copy )?link(?: copied)?|copy link|share (?:this|on|via|to)(?: .{0,30})?',
      `click to (?:share|print|e-?mail)\\b.{0,60}`,
      'like this|like loading|\\(opens in new window\\)',
      `(?:like|follow|find|join) us\\b.{0,20}\\b${NETWORKS}\\b.{0,40}`,
    ),
    maxWords: 15,
  },
  {
    reason: 'share bar',
    pattern: begins(`(?:like|follow|find) us on ${NETWORKS}\\b`),
    maxWords: 30,
    sentences: 'calls',
  },
  {
    reason: 'comment count',
    pattern: whole(
      '[+]?\\d[\\d.,]*[KM]?\\s?(?:view )?(?:viewing now|comments?|shares?|likes?|reactions?|replies|retweets?|views?)',
      '(?:leave|post|add|view|show|join|read|write) (?:a |your |the |all )?(?:\\d+ )?(?:comments?|reply|conversation|discussion)',
      'comments?(?: \\(?\\d+\\)?| closed| are closed| section| off)?',
      'cancel reply|post comment|(?:older|newer|loading|all) comments',
      '(?:comment|name|e-?mail|website) (?:\\*|\\(required\\))',
      'sort by\\s?: .{2,20}',
      'what do you think',
      '\\d+ comments \\(.{1,12}\\)',
      'have your say',
      'log ?in to comment',
    ),
  },
  {
    reason: 'comment count',
    pattern: whole(
      'the comments below have (?:not )?been moderated\\b.{0,30}',
      'we are no longer accepting comments\\b.{0,30}',
      'share or comment on this article\\b.{0,150}',
    ),
    sentences: 'any',
  },
  { reason: 'comment count', pattern: /^\d+ thoughts? on .{2,120}$/iu, maxWords: 25 },
  {
    reason: 'forum page',
    pattern: whole(
      '(?:joined|posts|messages|likes|reaction score|reputation)\\s?: (?:.{0,12}\\d[\\d.,]*)',
      'posted by \\S+(?: \\S+)? \\W .{6,30}',
      'send (?:private )?message',
      "today[’']s posts|new posts|unanswered topics",
      '(?:users|members|people) (?:browsing|viewing|reading) this (?:forum|thread|topic|page)\\b.{0,80}',
      'page \\d{1,4} of \\d{1,4}(?: .{0,20})?',
    ),
    maxWords: 20,
  },
  { reason: 'forum page', pattern: begins('last edited by \\S+ (?:on|at|:)'), maxWords: 20, sentences: 'any' },
  {
    reason: 'feedback or correction form',
    pattern: whole(
      '(?:report|suggest|submit) (?:a |an )?(?:typo|error|mistake|correction|(?:editorial|technical|factual) (?:error|issue|problem))(?: here)?',
      'interact with .{2,40}',
      'get in touch|contact the (?:editor|newsroom|author)',
      'tell us (?:which|what) stories .{3,60}',
      '(?:send|share|give) (?:us )?(?:your )(?:feedback|tips?|comments)',
      '(?:thank you|thanks) for your feedback',
    ),
  },
  {
    reason: 'feedback or correction form',
    pattern: whole(
      '(?:was|did you find) this (?:article|page|story|answer) (?:helpful|useful)\\??(?: (?:yes|no)\\W*)*',
      'to (?:suggest|report|submit) (?:a |an )?(?:correction|clarification|typo|error|mistake)\\b.*\\b(?:(?:write|contact|e-?mail)(?: to)? (?:us|our)|e-?mail|click|here|form|@\\S+|editor|select|highlight)\\b.*',
      'you can also highlight (?:the )?text\\b.*',
      '.{0,60}\\bpress ctrl ?\\+ ?enter\\b.{0,40}',
      '(?:spotted|found|seen|noticed|see|notice|find|spot) (?:a |an )(?:mistake|typo|error)(?: .{0,40})?[?:]? (?=.*\\b(?:us|our|@\\S+|here|ctrl|let)\\b).{2,80}',
      '(?:spotted|found|seen|noticed|see) (?:a |an )(?:mistake|typo|error)(?: (?:in|on) (?:this|our) .{3,20})?\\?.{0,60}',
      '(?:do you have|have|got) (?:a |any )?(?:(?:story|news|confidential) )?(?:tips?|feedback|questions? or comments?)(?: .{0,40})?\\?.{0,120}',
      '(?:send|share|give) (?:us )?(?:your )(?:feedback|tips?|comments) (?:to|at|by|with us|here)\\b.{0,80}',
    ),
    sentences: 'calls',
  },
  {
    reason: 'notice of an update',
    pattern: whole(
      'this (?:story|article|post|page|report|live blog)(?: and (?:its )?headline)? (?:has been|was|have been|is being|will be) updated(?: (?:to (?:reflect|clarify|include|add|correct|remove|show)\\b|since (?:it was |first |its )?publi|(?:at|on) (?:.{0,12}\\d|\\p{L}+day))[\\p{L}\\p{N} ,:]{0,60}| with (?:(?:a |an |the |additional |new |more |further |latest |breaking )*(?:information|details?|developments?|reporting|reactions?|background|context|comments?|responses?|statements?|quotes|news|figures|numbers)|details|a (?:response|statement|comment))\\b[\\p{L} ,]{0,60})?',
      'this page was last (?:edited|modified|updated) (?:on|at)\\b.{4,60}',
      'retrieved from\\W.{0,10}https?:\\S+',
    ),
    sentences: 'any',
  },
];

/** Words of a share bar or a row of buttons, and which of them are certain when several stand there. */
export const SHARE_WORDS = {
  networks: new Set(
    'facebook twitter whatsapp telegram linkedin reddit email e-mail print share tweet pinterest messenger sms instagram youtube tiktok flipboard threads bluesky mastodon viber vk wechat weibo'.split(
      ' ',
    ),
  ),
  others: new Set(
    'x copy link save comment comments follow line more on via this article story to us icon option options button buttons and pin like reply quote report edit bookmark'.split(
      ' ',
    ),
  ),
} as const;
