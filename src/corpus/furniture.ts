/** A rule about a line that is page furniture by its wording. */
export interface Rule {
  /** Matched against the whole line, without the white space around it. */
  readonly pattern: RegExp;
  /** Why the line is left out, for people. */
  readonly reason: string;
  /** Longer lines are left alone, in words; 40 where nothing is said. */
  readonly maxWords?: number;
  /** What belongs to the furniture after it: one headline, or a box of headlines and their teasers. */
  readonly takes?: 'headline' | 'box';
}

const AGENCIES =
  'Getty(?: Images)?(?: North America| Europe| AsiaPac)?|AP(?: Photo| Images)?|AFP|Reuters|EPA(?:-EFE)?|EFE|Shutterstock|Bloomberg|Xinhua|TASS|Sputnik|RIA Novosti|' +
  'Anadolu(?: Agency)?|NurPhoto|Zuma(?: Press)?|ZUMAPRESS(?:\\.com)?|Alamy(?: Stock Photo)?|iStock(?:photo)?|Unsplash|Pexels|Imago(?: Images)?|dpa|' +
  'PA(?: Wire| Media| Images)?|SOPA Images|LightRocket|Sipa(?: USA)?|Abaca|Redux|Polaris|Magnum(?: Photos)?|VCG|Kyodo(?: News)?|Yonhap|CNS|' +
  'CNN|USA TODAY(?: Sports| NETWORK)?|The New York Times|The Washington Post|Twitter|Facebook|Instagram|YouTube|File|Pool|Handout|Maxar(?: Technologies)?|NASA|WireImage|FilmMagic|MGM|Netflix|HBO|Disney|Everett Collection';
const SHARE =
  'facebook|twitter|x|whats ?app|telegram|linkedin|linked ?in|reddit|e-?mail|print|share|tweet|copy link|copy|link|pinterest|messenger|sms|save|comments?|follow|instagram|youtube|tiktok|flipboard|threads|bluesky|mastodon|viber|vk|wechat|weibo|line|more|on|via|this|article|story|to|us|icon|options|buttons?';

/**
 * Furniture known by its wording, whatever surrounds it. Each phrase is one that pages print and articles do not;
 * collected from scraped pages of news sites, then checked against what it leaves out of the development sets.
 */
export const RULES: readonly Rule[] = [
  { pattern: /^[^\p{L}\p{N}]+$/u, reason: 'separator' },
  {
    pattern:
      /^\W*(?:advertisements?|ad|ads|ad feedback|video ad feedback|sponsored(?: content| by .*)?|promoted(?: content)?|paid (?:post|content)|advertorial)(?:\W+(?:continue reading below|scroll to continue(?: reading)?|story continues below|remove ads|skip ad))?\W*$/iu,
    reason: 'advertisement',
  },
  {
    pattern:
      /^(?:article|story|text) continues (?:after|below)(?: (?:this|the))? ?(?:ad(?:vertisement)?|video|promotion)?\W*$|^(?:story continues below|scroll (?:down )?(?:to|for) (?:continue|more)).{0,30}$|^video player was slow to load|^\d\. how relevant is this ad to you|^(?:thank you|thanks) for your feedback\W*$|^did you encounter any technical issues/iu,
    reason: 'advertisement',
  },
  {
    pattern:
      /^(?:video )?ad feedback\b|^just watched\b.*\bmust watch\b|^(?:play|watch|replay) (?:video|more videos)\W*$|^(?:now playing|up next|loading|video player is loading|click to play|tap to unmute)\b.{0,30}$/iu,
    reason: 'video player',
    maxWords: 60,
  },
  {
    pattern:
      /^(?:no time to read\W*|get (?:a|the|an ai) (?:quick )?summary\W*|(?:ai )?summary by .{2,30}|listen (?:to (?:this )?(?:article|story)|now)(?: \W?\d.*)?|read aloud|\d+[ -]min(?:ute)?s? (?:read|listen)\W*|reading time:? .{1,20}|estimated reading time.{0,20}|text size\W*.{0,20}|toggle caption|hide caption|(?:show|hide) (?:more|less)|enlarge(?: this)? image|view (?:gallery|all|more|comments?)\W*)$/iu,
    reason: 'page tool',
  },
  {
    pattern:
      /^(?:get more (?:with|from) .{2,40}|learn more\W*|find out more\W*|discover more\W*|(?:a )?personali[sz]ed (?:news )?feed\b.{0,60}|download (?:the|our) .{0,30}\bapp\b.{0,30}|get the app\W*|available on (?:the )?(?:app store|google play).{0,20})$/iu,
    reason: 'promotion',
  },
  {
    pattern:
      /^\W*(?:would you like to receive\b.*\bnewsletter|sign[ -]?up\b.*\b(?:newsletters?|e-?mails?|inbox|alerts?|here|daily|weekly|free|updates)\b|sign[ -]?up(?: now| here| today)?\W*$|(?:please )?(?:subscribe|register)(?: (?:now|today|here|for free))?\W*$|subscribe (?:to|for|now|today)\b|get (?:our|the|cnn|your)\b.*\b(?:newsletters?|inbox)\b|get\b.*\bdelivered (?:straight |right |directly )?to your inbox|enter your e-?mail|your e-?mail(?: address)?\W*$|by (?:signing|subscribing|registering|clicking|submitting)\b.*\b(?:agree|terms|privacy|policy|consent)|already a (?:subscriber|member)|(?:log|sign) in\b.{0,30}$|create (?:an|a free) account|join (?:us|our)\b.*\b(?:telegram|whatsapp|channel|facebook|twitter|newsletter)\b|(?:you can|want to) (?:also )?(?:get|receive)\b.*\b(?:inbox|newsletter)\b|for more .*\bsign up\b|.{0,80}\bdelivered (?:right |straight )?to your inbox\b.{0,30}$|.{0,100}\bsign up (?:here|for (?:our|the)\b.{0,40}\bnewsletter)\W*$)/iu,
    reason: 'newsletter or sign-up box',
    maxWords: 45,
  },
  {
    pattern:
      /^(?:support (?:local|independent|our|quality) journalism\b.*|thank you for supporting\b.*\bjournalism\b.*|(?:become|be) a (?:member|subscriber|digital subscriber)\b.{0,60}|this (?:article|story|content) is (?:for|available to|reserved for|exclusive to) (?:our )?(?:paid )?(?:subscribers|members)\b.{0,40}|just for subscribers\W*|(?:subscriber|members?)[ -]only\W*|donate(?: now)?\W*|make a (?:one-time )?(?:donation|contribution)\b.{0,40})$/iu,
    reason: 'subscription box',
  },
  {
    pattern: new RegExp(`^(?:[^\\p{L}\\p{N}]*(?:${SHARE}))+[^\\p{L}\\p{N}]*$`, 'iu'),
    reason: 'share bar',
    maxWords: 20,
  },
  {
    pattern:
      /^(?:share|like|follow|find|join|visit) (?:this|us|on|it|with|.{2,30} on)\b.{0,60}\b(?:facebook|twitter|instagram|whatsapp|telegram|linkedin|youtube|google news|friends)\b.{0,30}$/iu,
    reason: 'share bar',
    maxWords: 15,
  },
  {
    pattern:
      /^(?:(?:we|we and our partners|our partners|this (?:web)?site|our (?:web)?site)\b.{0,60}\bcookies?\b|by (?:continuing|using|clicking|browsing)\b.{0,120}\bcookies?\b|(?:accept|reject|allow|manage|decline)(?: all)?(?: optional)? (?:cookies?|preferences|choices)\b.{0,30}$|cookie (?:policy|settings|preferences|notice|consent)\b.{0,30}$|your privacy (?:choices|settings)\b.{0,20}$|privacy (?:policy|notice)\W*$|terms (?:of (?:use|service)|and conditions|& conditions)\W*$|do not sell\b.{0,40}$|if you wish to object to the use of your data\b|'?we'? includes\b.*\bbrands\b)/iu,
    reason: 'cookie or privacy notice',
    maxWords: 80,
  },
  {
    pattern: /^(?:previous|next|prev|older|newer) (?:article|story|post|page)\W*$/iu,
    reason: 'link to another article',
    takes: 'headline',
  },
  { pattern: /^(?:previous|next) (?:article|story|post)\s?:.*$/iu, reason: 'link to another article', maxWords: 30 },
  {
    pattern:
      /^(?:other topics of interest|(?:you )?(?:may|might) (?:also )?(?:like|be interested in|have missed)|(?:related|recommended|similar|popular|trending|latest|top|more|other)(?: (?:articles?|stories|posts?|news|topics|coverage|reading|content|videos?|links|stor(?:y|ies)))?(?: (?:for you|now))?|most (?:read|popular|viewed|shared|watched)(?: .{0,20})?|read (?:more|next|also)|see (?:also|more)|also read|in case you missed it|editor['’]?s? picks?|don['’]t miss|what to read next|keep reading|further reading|more (?:from|on this|in this|in|about this) .{2,40}|from (?:our partners|around the web)|you might also .{2,20}|must[ -]reads?|suggested (?:articles|reading))\W*$/iu,
    reason: 'box of other articles',
    maxWords: 8,
    takes: 'box',
  },
  {
    pattern:
      /^\W*(?:read (?:more|also|next|here|the full story)|also read|see (?:also|more)|related(?: (?:article|story|stories|coverage|content|video|opinion))?|more|watch|watch (?:now|also|more|live)|opinion|analysis|explainer|live updates?|live|further reading|don['’]t miss|listen|in pictures|in photos|photos|video|gallery|graphics?|podcasts?|column|column(?:ist)?s?|exclusive|editorial|fact check|quiz)\s?[:|»>►]\s?.*[^.!]$/iu,
    reason: 'link to another article',
    maxWords: 30,
  },
  {
    pattern: /^(?:READ|WATCH|RELATED|MORE|LISTEN|ALSO READ|READ MORE|READ ALSO)\b[\s:|-]+.*[^.!]$/u,
    reason: 'link to another article',
    maxWords: 25,
  },
  {
    pattern: /^related (?:article|story|video|opinion|gallery)\s.{3,}$/iu,
    reason: 'link to another article',
    maxWords: 30,
  },
  {
    pattern: /^watch\b.{0,40}\b(?:live|here|live here|live tv|livestream|now)\W*$|^(?:watch|listen) live\b.{0,30}$/iu,
    reason: 'link to a broadcast',
    maxWords: 9,
  },
  {
    pattern:
      /^(?:click|tap) (?:here|on)\b.{0,100}$|^(?:follow every game|check your local forecast|need a break)\b.*$|^(?:skip to (?:main )?content|back to top|menu|search|home|close|navigation|open in app|continue reading|expand|loading)\W*$/iu,
    reason: 'page navigation',
    maxWords: 20,
  },
  {
    pattern: /^[\p{L}\p{N}&' -]{2,30}(?:\s?[›»>]\s?[\p{L}\p{N}&,.'’ -]{2,60}){1,5}$/u,
    reason: 'breadcrumbs',
    maxWords: 14,
  },
  { pattern: /^home\s?[/|]\s?.{2,80}$/iu, reason: 'breadcrumbs', maxWords: 14 },
  {
    pattern:
      /^\d[\d.,]*[KM]?\s?(?:comments?|shares?|views?|likes?|reactions?|replies|retweets?)\W*$|^(?:\d+ )?(?:leave|post|add|view|show|join) (?:a|your|the|all)? ?(?:comments?|reply|conversation)\W*.{0,20}$|^comments? ?(?:\(\d+\)|closed|are closed|section)?\W*$/iu,
    reason: 'comment count',
  },
  {
    pattern:
      /^(?:tags?|topics?|filed under|keywords?|categories|category|in this (?:story|article)|posted in|labels?|hashtags?)\s?:.{1,200}$|^(?:#\w+[\s,]*){2,}$/iu,
    reason: 'tags',
    maxWords: 30,
  },
  {
    pattern:
      /^(?:©|\(c\)|copyright\b|&copy;).{0,200}$|^.{0,120}\ball rights reserved\b.{0,120}$|^.{0,80}\bmay not be (?:published|reproduced|copied|redistributed)\b.{0,150}$/iu,
    reason: 'copyright notice',
    maxWords: 60,
  },
  {
    pattern:
      /^\(?(?:with )?(?:additional |more )?(?:inputs?|input|reporting) (?:from|by)\b.{2,80}\)?\W*$|^\((?:.{0,40})(?:agencies|wires|pti|ani|ians)\)\W*$|^(?:this (?:story|article|report) (?:has been|was) (?:first |originally )?(?:published|sourced|syndicated|generated)\b.{0,120})$|^.{3,160}\bcontributed to this (?:report|story|article)\b.{0,60}$|^contribut(?:ing|ed|ors?)\s?:.{2,200}$|^from .{2,40} (?:network and )?wire (?:reports|services)\W*$|^for use by clients of .{3,60}$|^source\s?: ?(?:agencies|reuters|afp|ap|pti|tass|xinhua|ani)\W*$/iu,
    reason: 'credit of agencies or colleagues',
  },
  {
    pattern:
      /^(?:reporting|writing|editing|additional reporting|compiled|edited|written|produced)(?: and \w+)? by .{3,120}$/iu,
    reason: 'credit of agencies or colleagues',
    maxWords: 25,
  },
  {
    pattern:
      /^to (?:suggest|report|submit) (?:a |an )?(?:correction|clarification|typo|error|mistake)\b.*$|^you can also highlight (?:the )?text\b.*$|^.{0,40}\bpress ctrl ?\+ ?enter\b.{0,40}$|^(?:spotted|found|seen|noticed|see) (?:a |an )?(?:mistake|typo|error|something wrong)\b.*$|^(?:report|suggest) (?:a |an )?(?:typo|error|mistake|correction)\W*.{0,20}$|^(?:do you have|have|got) (?:a |any )?(?:story|news|confidential)? ?(?:tips?|feedback|questions|comments)\b.{0,120}$|^(?:send|share|give) (?:us )?(?:your )?(?:feedback|tips?|comments|thoughts)\b.{0,80}$|^was this (?:article|page|story) (?:helpful|useful)\b.{0,20}$/iu,
    reason: 'feedback or correction form',
  },
  {
    pattern:
      /^this (?:story|article|post|page|report|live blog)(?: and (?:its )?headline)? (?:has been|was|have been|is being|will be) updated(?: (?:with|to (?:include|add)) (?:more |additional |new |further |the latest )?[\p{L} ]{3,40})?\W*$/iu,
    reason: 'notice of an update',
  },
  {
    pattern:
      /\b(?:may|might|could) (?:earn|receive|get)(?: us)?(?: a| an)?(?: small)?(?: affiliate)? commissions?\b|^prices were accurate at the time\b/iu,
    reason: 'affiliate notice',
    maxWords: 60,
  },
  {
    pattern:
      /^follow\b.{2,100}\bon (?:twitter|x|facebook|instagram|threads|bluesky)\b|\b(?:reach|contact|e-?mail|follow) (?:him|her|them|me|the (?:author|reporter|writer)s?)\b.{0,80}@|^(?:contact|reach|e-?mail)\b.{2,60}\bat \S+@\S+|^(?:email|e-mail)\s?:\s?\S+@\S+$|^e-?mail to a friend\W*$|^\S+@\S+\.\w+$/iu,
    reason: 'contact of the author',
    maxWords: 50,
  },
  { pattern: /^[\p{Lu}\p{L} .,]{2,40}\s?[—–]$/u, reason: 'dateline', maxWords: 6 },
];

/** Captions and credits of photos, known by the credit at their end. */
export const CAPTIONS: readonly Rule[] = [
  { pattern: /\balt=/u, reason: 'photo caption', maxWords: 120 },
  {
    pattern:
      /(?:^|[.!?"'”’)\]\s|])(?:file |stock |ap |handout )?(?:photos?|photographs?|pictures?|image|images|illustration|screengrab|screenshot|photo credit|image credit|credit|pic)(?: credit| by| courtesy(?: of)?)?\s?[:©]\s?[^.!?]{2,100}\.?$/iu,
    reason: 'photo caption',
    maxWords: 80,
  },
  {
    pattern: /[([](?:ap |file |stock )?(?:photo|image|picture|credit|pic|courtesy)\b[^)\]]{0,100}[)\]]\W*$/iu,
    reason: 'photo caption',
    maxWords: 80,
  },
  {
    pattern: /(?:^|\W)(?:file|handout|stock|undated) (?:photo|picture|image|photograph)\W*$/iu,
    reason: 'photo caption',
    maxWords: 60,
  },
  {
    pattern: new RegExp(`(?:/|\\bvia |\\bcourtesy (?:of )?|©\\s?|\\bobtained by )\\s*(?:${AGENCIES})$`, 'iu'),
    reason: 'photo caption',
    maxWords: 80,
  },
  {
    pattern: new RegExp(`^(?:[\\p{Lu}][\\p{L}.'’-]+\\s?){1,4}[/|,] ?(?:${AGENCIES})\\W*$`, 'u'),
    reason: 'photo credit',
    maxWords: 10,
  },
  {
    pattern:
      /^(?:getty(?: images)?|ap photo.{0,40}|(?:photo|image|video|illustration|graphic)s?(?: credit| courtesy)?(?: by| of|:).{2,60})$/iu,
    reason: 'photo credit',
    maxWords: 12,
  },
];

/** Furniture glued to a paragraph's end or set between its sentences: left out of it, the paragraph stays. */
export const INSERTS: readonly Rule[] = [
  {
    pattern:
      /\s(?:watch|see|read|learn|hear|explore|view|find out|get|take|listen|share|map|check|look|test|send)\b[^.!?«»\n]{2,160}»/iu,
    reason: 'link to another page',
  },
  { pattern: /\se-?mail to a friend\W*$/iu, reason: 'page tool' },
  { pattern: /\s(?:file )?photos?(?: credit)?: [^.!?\n]{2,80}\.?$/iu, reason: 'photo credit' },
];
