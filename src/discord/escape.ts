/** Controls that reorder or hide text beyond their own line: embeddings, overrides, isolates. Marks (LRM, RLM) stay. */
const reordering = /[\u202a-\u202e\u2066-\u2069]/g;

const controls = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufeff]/g;

/** Ends of lines, as they are counted to tell a paragraph's end. */
const lineEnds = /\r\n|[\n\r\u0085\u2028\u2029]/g;

/** What a stretch of white space is shown as: nothing, a blank, a new line, or a blank line where it ends a paragraph. */
export function breakFor(space: string): '' | ' ' | '\n' | '\n\n' {
  if (space === '') return '';
  const ends = space.match(lineEnds)?.length ?? 0;
  return ends === 0 ? ' ' : ends === 1 ? '\n' : '\n\n';
}

/**
 * A text as one or more lines without anything invisible that could disturb a message: control characters go, lone surrogates
 * become U+FFFD, runs of blanks become one blank, one blank line stands between paragraphs. A line broken in mid-sentence (the next one
 * goes on in lower case) is joined. Words stay as they are.
 */
export function tidy(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(controls, '')
    .replace(reordering, '')
    .replace(/[^\S\n\r\u0085\u2028\u2029]+/g, ' ')
    .replace(/ ?[\n\r\u0085\u2028\u2029][\s\u0085]*/g, breakFor)
    .replace(/(?<=[\p{Ll},;])\n{1,2}(?=\p{Ll})/gu, ' ')
    .trim();
}

/** The same on a single line: for headlines and outlets. */
export function tidyLine(text: string): string {
  return tidy(text).replace(/\n+/g, ' ');
}

/** Emphasis, code, spoilers, links, and all that stands in angle brackets: mentions, custom emoji, timestamps, commands. */
const always = /[\\*_~`|<>[\]]/g;
/** What begins a heading, a subtext, a list or a quote, at the start of a line. */
const lineStart = /^( *)(#|-|\+|(\d+)(?=[.)]))/gm;
/** The colon before an emoji's name (`:100:`). */
const emoji = /:(?=[\w+-]+:)/g;
/** The colon of an address: with it escaped, the address neither becomes a link (which would show the backslashes) nor unfurls. */
const address = /:(?=\/\/)/g;
/** Invitations unfurl without `https://`, too. */
const invitation = /(discord(?:app)?)\.(?=gg\b|gift\b|com\b)/gi;
const everyone = /@(?=everyone|here)/g;

/**
 * Escapes a text so that Discord shows it word for word: no Markdown, no mention, no emoji shortcode, no link.
 * Backslashes are all that is added, and Discord doesn't show them. (Nobody is pinged for another reason: every message is
 * sent with `allowedMentions: {parse: []}`.)
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(always, '\\$&')
    .replace(lineStart, (_, indent: string, mark: string, digits?: string) =>
      digits === undefined ? `${indent}\\${mark}` : `${indent}${digits}\\`,
    )
    .replace(emoji, '\\:')
    .replace(address, '\\:')
    .replace(invitation, '$1\\.')
    .replace(everyone, '\\@');
}

/** Whether a text may be a link's label: Discord shows the link raw where brackets are unbalanced or the label looks like a link. */
export function fitsLabel(text: string): boolean {
  return !/[[\]]|:\/\/|discord(?:app)?\.(?:gg|gift|com)/i.test(text);
}
