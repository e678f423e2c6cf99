import { begins, whole, type Rule } from './rule.js';

/** What leads away from the article, by its wording: other articles, broadcasts, the page's navigation. */
export const LINKS: readonly Rule[] = [
  {
    reason: 'link to another article',
    pattern: whole('(?:previous|next|prev|older|newer) (?:article|story|post)'),
    takes: 'headline',
  },
  {
    reason: 'link to another article',
    pattern: whole('(?:previous|next) (?:article|story|post)\\s?:.*'),
    maxWords: 30,
  },
  {
    reason: 'box of other articles',
    pattern: whole(
      'other topics of interest',
      '(?:you )?(?:may|might) (?:also )?(?:like|be interested in|have missed)',
      '(?:related|recommended|similar|popular|trending|latest|top|more|other|recent|suggested|featured)(?: \\p{L}+)? (?:articles?|stories|posts?|news|topics|coverage|reading|content|videos?|links|threads|entries)(?: (?:for you|now|like this|from .{2,30}|in .{2,20}))?',
      '(?:related|recommended|trending)(?: now| for you)?',
      'trending in .{2,30}|elsewhere on .{2,30}|more in .{2,30}|as seen (?:in|on)',
      'most (?:read|popular|viewed|shared|watched)(?: .{0,20})?',
      '(?:also )?read(?: more| next| also)?',
      'see also',
      'in case you missed it',
      "editor['’]?s?['’]? picks?",
      "don['’]t miss",
      'what to read next',
      '(?:keep|further) reading',
      'external links',
      'more from .{2,40}',
      'more (?:on|in|about) this(?: .{2,30})?',
      'from (?:our partners|around the web)',
      'must[ -]reads?',
      'blogroll',
    ),
    maxWords: 8,
    takes: 'box',
  },
  {
    reason: 'link to another article',
    pattern:
      /^[^\p{L}\p{N}"“”«»]*(?:read (?:more|also|next|here|the full story)|also read|see also|see more(?: on)?|related (?:article|story|stories|coverage|content|video|opinion)|further reading|don['’]t miss|READ)\s?[:|»>►]\s?\S/iu,
    maxWords: 30,
    sentences: 'any',
  },
  {
    reason: 'link to another article',
    pattern: /^[^\p{L}\p{N}"“”«»]*(?:related|more)\s?[:|»>►]\s?.*[^.!]$/iu,
    maxWords: 30,
    sentences: 'any',
  },
  {
    reason: 'link to another article',
    pattern:
      /^[^\p{L}\p{N}"“”«»]*(?:watch(?: now| also| live)?|opinion|analysis|explainer|live updates?|updates?|listen|in pictures|in photos|photos|video|gallery|graphics?|podcasts?|column|columnist|exclusive|editorial|fact check|quiz)\s?[:|»>►]\s?.*[^.!]$/iu,
    maxWords: 30,
    where: 'article',
    sentences: 'any',
  },
  {
    reason: 'link to another article',
    pattern: /^(?:READ (?:MORE|ALSO|NEXT)|ALSO READ|READ|RELATED)\s.*[^.!]$/u,
    maxWords: 25,
    where: 'article',
  },
  // A label and a headline whose space between got lost when the page was scraped: `Background:Minister resigns`.
  {
    reason: 'link to another article',
    pattern:
      /^(?:[►»(] ?)?["'“‘`]?\p{Lu}[^:.!?\d]{2,59}[?”’'"]?::?(?=(?:[\p{L}'"‘“]\S*\s+\S+|\d\S*\s+\S+\s+\S+)\s+\S)(?!["“].*["”]$).*[^.!:]$/u,
    maxWords: 30,
    where: 'article',
    sentences: 'any',
  },
  {
    reason: 'link to a broadcast',
    pattern: whole('watch\\b.{0,40}\\b(?:live|here|live here|live tv|livestream)', '(?:watch|listen) live\\b.{0,30}'),
    maxWords: 9,
  },
  {
    reason: 'page navigation',
    pattern: whole(
      '(?:click|tap) here\\b.{0,80}',
      'follow every game\\b.*',
      'check your local forecast\\b.*',
      '(?:skip|jump) to (?:main |the )?(?:content|navigation|search)',
      'back to (?:the )?(?:top|home ?page|start)',
      'open in app',
      'continue reading',
      'search(?: for)?\\s?:|search(?:\\.\\.\\.|…)',
      'site web enter search term.{0,20}',
      'primary sidebar|footer|main menu',
      'powered by (?:\\p{L}+ ?){1,3}',
      'create a free website or blog.{0,20}',
      'about (?:us|this (?:site|blog|page))',
      'contact us',
      'careers|advertise with us|press room|newsroom|help (?:center|centre)',
      'from .{2,40}, the free encyclopedia',
      '(?:use|enable) javascript\\b.{0,60}',
    ),
    maxWords: 20,
  },
  {
    reason: 'page navigation',
    pattern: whole('.{2,40} (?:is|are) not responsible for the content of external (?:web)?sites.{0,80}'),
    sentences: 'any',
  },
  {
    reason: 'page navigation',
    pattern: begins(
      '(?:click|tap) here (?:to (?:read|see|view|watch|donate|access|learn|sign|subscribe|listen|get|download|go)|for (?:a|the|more|our))\\b',
      'need a break\\? play (?:the|our)\\b',
      'please (?:enable|turn on) javascript\\b',
    ),
    maxWords: 20,
    sentences: 'calls',
  },
  { reason: 'page navigation', pattern: whole('menu|search|home|close|navigation|expand|sections'), where: 'top' },
  {
    reason: 'breadcrumbs',
    pattern: /^[\p{L}\p{N}&' -]{2,30}(?:\s?[›»>]\s?[\p{L}\p{N}&,'’ -]{2,60}){1,5}$/u,
    maxWords: 14,
    where: 'top',
  },
  { reason: 'breadcrumbs', pattern: whole('home\\s?[/|›»>]\\s?.{2,80}'), maxWords: 14 },
  {
    reason: 'tags',
    pattern:
      /^(?:tags?|topics?|filed under|keywords?|categories|category|in this (?:story|article)|posted in|hashtags?)\s?:.{1,200}$|^(?:#\w+[\s,]*){2,20}$/iu,
    maxWords: 30,
  },
];
