import type { Path } from './component.js';
import { checkComponents } from './component-rules.js';
import { checkEmbeds } from './embed-rules.js';
import { api } from './errors.js';
import { Problems } from './problems.js';
import { type MessageBody, MessageFlag, type MessageState } from './shapes.js';

const empty: MessageState = { content: '', embeds: [], components: [], flags: 0, attachments: [] };

export interface MessageContext {
  /** The message that the body edits; a new one unless given. */
  readonly before?: MessageState;
  /** Where in the request the body is. */
  readonly base?: Path;
  /** Names of the files that come with it. */
  readonly files?: readonly string[];
}

/**
 * Checks what a bot sends to create or edit a message.
 * @throws ApiError 50035 in Discord's format where it breaks a documented limit, 50006 where the message would say nothing.
 */
export function checkMessage(body: MessageBody, { before = empty, base = [], files = [] }: MessageContext = {}): void {
  const problems = new Problems(base);
  problems.length(['content'], body.content, 2_000);
  checkEmbeds(body.embeds ?? [], problems);
  const kept = keptAttachments(body, before);
  const v2 = ((before.flags | (body.flags ?? 0)) & MessageFlag.componentsV2) !== 0;
  const names = [...files, ...kept.map(({ filename }) => filename)];
  checkComponents(body.components ?? [], v2 ? 'message' : 'legacy', names, problems);
  if (names.length > 10) problems.length(['attachments'], names, 10);
  checkFlag(body, before, problems);
  if (v2) checkLegacyFields(body, before, problems);
  problems.throw();
  const says =
    (body.content ?? (body.content === null ? '' : before.content)).trim() !== '' ||
    (body.embeds ?? (body.embeds === null ? [] : before.embeds)).length > 0 ||
    (body.components ?? (body.components === null ? [] : before.components)).length > 0;
  if (!says && names.length === 0 && !body.poll) throw api.emptyMessage();
}

/** Attachments of the message that an edit leaves in place: all, or those it lists. */
export function keptAttachments(body: MessageBody, before: MessageState): MessageState['attachments'] {
  if (body.attachments === undefined) return before.attachments;
  const listed = new Set((body.attachments ?? []).map(({ id }) => String(id)));
  return before.attachments.filter(({ id }) => listed.has(id));
}

/** Once Components V2, always Components V2. */
function checkFlag(body: MessageBody, before: MessageState, problems: Problems): void {
  const was = (before.flags & MessageFlag.componentsV2) !== 0;
  if (!was || body.flags === undefined || body.flags === null) return;
  if ((body.flags & MessageFlag.componentsV2) !== 0) return;
  const message = 'The IS_COMPONENTS_V2 flag cannot be removed from a message';
  problems.add(['flags'], 'MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG', message);
}

/** Content, embeds, poll and stickers: absent or null, and nulled where an edit turns a message into Components V2. */
function checkLegacyFields(body: MessageBody, before: MessageState, problems: Problems): void {
  const used = {
    content: body.content === undefined ? before.content !== '' : body.content !== null,
    embeds: body.embeds === undefined ? before.embeds.length > 0 : (body.embeds ?? []).length > 0,
    poll: body.poll !== undefined && body.poll !== null,
    sticker_ids: (body.sticker_ids ?? []).length > 0,
  };
  for (const [field, is] of Object.entries(used)) {
    if (!is) continue;
    const message = `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`;
    problems.add([field], 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2', message);
  }
}
