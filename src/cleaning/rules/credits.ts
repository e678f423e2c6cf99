import { begins, whole, type Rule } from './rule.js';

/** Names of people and agencies, with what stands between them: no word of a sentence is in small letters but these. */
const NAMES =
  "(?:(?:\\p{Lu}[\\p{L}\\d.'’&-]*|and|in|with|for|from|of|the|at|part|d[aeiou]|del|della|dos|van|von|der|ten|bin|al|el|la|le|staff|writers?|reporters?|correspondents?|editors?|agencies|wires?|news|services?|reports?)[\\s,;:&/|().–—-]*)+";
/** How to reach them, after their names. */
const FOLLOW = '(?: ?Follow .{2,80})?';
const WORK =
  '(?:Reporting|Writing|Editing|Compiled|Written|Edited|Produced|Translated|Graphics?|Photography|Research|Text|Additional (?:reporting|editing|writing|research)|REPORTING|WRITING|EDITING|ADDITIONAL REPORTING)';

/** Who worked on an article beside its author, and how to reach those who did. */
export const CREDITS: readonly Rule[] = [
  {
    reason: 'credit of agencies or colleagues',
    pattern: new RegExp(
      `^[^\\p{L}]*${WORK}(?:,? (?:and )?(?:reporting|writing|editing|production|additional \\w+))* (?:by|BY):? (?=\\p{Lu})${NAMES}(?:(?:reporting|writing|editing|additional reporting|Editing|Writing|Additional (?:reporting|editing)) by ${NAMES})*[^\\p{L}\\p{N}]*$`,
      'u',
    ),
    maxWords: 60,
    sentences: 'any',
  },
  {
    reason: 'credit of agencies or colleagues',
    pattern: new RegExp(
      `^[^\\p{L}]*(?:(?:[Ww]ith )?(?:[Aa]dditional |[Mm]ore )?(?:[Ii]nputs?|[Rr]eporting|[Mm]aterial) (?:from|by) (?:(?:the |news )?(?:agencies|wires?)|(?=\\p{Lu})${NAMES})|CONTRIBUT(?:ING|ORS?)\\s?: ?.{2,300}|[Cc]ontribut(?:ing|ed|ors?)(?: writers?| reporters?)?\\s?: ?(?=\\W*\\p{Lu}|[Tt]he )${NAMES}${FOLLOW}|[Ss]ources?\\s?: ?(?:agencies|(?=\\p{Lu})(?:Reuters|AFP|AP|PTI|TASS|Xinhua|ANI|IANS|dpa|UPI|EFE)\\b.{0,30}))[^\\p{L}\\p{N}]*$`,
      'u',
    ),
    maxWords: 60,
    sentences: 'any',
  },
  {
    reason: 'credit of agencies or colleagues',
    pattern:
      /^(?=.*(?:\p{Lu}[\p{L}.’'-]+ \p{Lu}|\p{Lu}{2,}|\p{L}[’']s? ))[^.!?]{0,20}\p{Lu}.{2,300}\b(?:contributed|contributed reporting) to this (?:report|story|article)(?: from (?:\p{Lu}[\p{L}.’'-]*[, ]*|and )+)?\.?[^\p{L}\p{N}]*$/u,
    maxWords: 70,
    sentences: 'any',
  },
  {
    reason: 'credit of agencies or colleagues',
    pattern: whole(
      'from .{2,40} (?:network and )?wire (?:reports|services)',
      'for use by clients of .{3,60}',
      'our standards\\s?: .{3,60}',
      '(?:purchase |acquire )?licensing rights',
      'all quotes delayed\\b.{0,60}',
      'our editorial (?:code|standards|policy)|editorial (?:code of conduct|guidelines|standards|policy)',
    ),
  },
  {
    reason: 'credit of agencies or colleagues',
    pattern: /^\((?:.{0,40})\b(?:agencies|wires|PTI|ANI|IANS|AFP|AP|Reuters)\)\W*$/u,
    maxWords: 6,
  },
  {
    reason: 'contact of the author',
    pattern: begins(
      // `Follow Jane Roe on Twitter: @janeroe`, with further addresses after it, or with none.
      "follow (?:[\\p{L}\\d_.,'’&()@-]+ ){1,12}(?:on|at)(?: (?:the platform )?(?:twitter|x|facebook|instagram|threads|bluesky|linkedin|mastodon|tiktok|whatsapp|youtube|telegram)(?: and| or|,|/| &)?)+[^\\p{L}\\p{N}@]*(?:$|@|at (?:@|http)|by clicking\\b|(?:his|her)\\b|where\\b)",
      'follow (?:him|her|them|me|us) (?:on \\p{L}+ )?(?:at )?@',
      // `Contact Jane Roe at j@roe.example or …`. What one is told to write for is the article's.
      "(?:contact|reach|e-?mail|call)\\s?(?!.*@\\S*[^\\s.,;] (?:to|for|by|if|before|until)\\b)(?:reporter|(?:the |our )?(?:author|writer|reporter|editor)|(?:[\\p{L}.'’-]+ ){0,4}(?:reporter|editor|columnist|writer)\\b|(?:\\p{Lu}[\\p{L}.'’-]*\\s?){2,5}).{0,60}(?:@|\\d{3}-\\d{4})",
      "(?:[\\p{L}.'’-]+ ){1,8}can be reached at\\b.{0,40}@",
      '(?:e-?mail\\s?: ?)?\\S+@\\S+\\.\\p{L}+\\W*$',
      '(?:have an opinion|to suggest .{3,60}),? .{0,60}\\breach \\p{L}+ at \\S+@',
    ),
    maxWords: 60,
    sentences: 'any',
  },
  {
    // A line about the author, with an address.
    reason: 'contact of the author',
    pattern:
      /^(?=.*\b(?:[Rr]eporter|correspondent|contributor|professor|specialist|adviser|covering|[Ee]ditor|columnist|writer|journalist|producer|covers|reports on|writes about|writes for|hosts|fact-checks|appears (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days)\b)(?=.*(?:^|[.!?)”"] |\bor |\band |\b[Yy]ou can )(?:reach|contact|e-?mail|follow|[Ff]ollow|Reach|Contact|E-?mail|Email) (?:him|her|them|me|\p{Lu}\p{L}+)\b.{0,60}(?:@|on (?:Twitter|X|Instagram|Facebook)\b))/u,
    maxWords: 90,
    sentences: 'any',
  },
  {
    reason: 'credit of agencies or colleagues',
    pattern: new RegExp(
      `^(?:This|The) (?:story|article|audio|episode|digital version)(?: version)? was (?:edited|produced|adapted|translated)(?: for [\\p{Ll} ]{3,30})? by (?=\\p{Lu})${NAMES}(?:(?:edited|produced|adapted)(?: for [\\p{Ll} ]{3,30})? by ${NAMES})*[^\\p{L}\\p{N}]*$`,
      'u',
    ),
    sentences: 'any',
  },
  {
    reason: 'contact of the author',
    pattern: /\bMore about \p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){1,3}$/u,
    maxWords: 60,
    sentences: 'any',
  },
  {
    reason: 'notice of an update',
    pattern: /^A version of this (?:article|story) (?:appears|appeared) in (?:the )?print\b/u,
    maxWords: 60,
    sentences: 'any',
  },
  {
    reason: 'byline',
    pattern: whole(
      '(?:posted|published|written)(?: on)? .{6,30} by .{2,40}',
      '(?:(?:senior |chief |staff |political |foreign |science |business |arts |sports |special |news )*(?:correspondent|reporter|editor|columnist|writer|news desk))',
      '(?:\\p{L}+ ){1,3}(?:correspondent|reporter|staff writer|news desk)',
    ),
    maxWords: 12,
    where: 'top',
  },
  {
    reason: 'date line',
    pattern: whole(
      '(?:updated|published|posted|modified|last updated)?\\s*:?\\s*(?:about )?(?:an?|one|\\d{1,2}) (?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?) ago',
    ),
    maxWords: 6,
  },
  // `CITY, May 3 (Agency) -`: the line that should begin the first paragraph.
  {
    reason: 'dateline',
    pattern: /^(?:(?:\p{Lu}[\p{L}.'’]*|and|de|of|del|la)[, ]*){0,7}\b\p{Lu}{2,}(?: Business| News| Sports)? [—–]$/u,
    maxWords: 9,
    where: 'article',
  },
  {
    reason: 'dateline',
    pattern:
      /^(?:(?:\p{Lu}[\p{L}.'’]*|and|de|of|del|la)[, ]*){1,7}(?:\d{1,2} ?)?(?:\([^)]{2,30}\) ?)?[—–]$|^\p{Lu}{2}[\p{L} .,]{1,39}\d{0,2} ?\([^)]{2,30}\) ?[—–-]+$/u,
    maxWords: 8,
    where: 'top',
  },
  {
    reason: 'outlet',
    pattern: whole('usa today|(?:the )?associated press|ap|reuters|afp|cnn|bbc news|special (?:to|for) .{3,40}'),
    where: 'top',
  },
];
