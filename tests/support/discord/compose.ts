import type { Path } from './component.js';
import { checkMessage, keptAttachments } from './message-rules.js';
import { Problems } from './problems.js';
import { resolveComponents, resolveEmbeds } from './resolve.js';
import { type MessageBody, MessageFlag, type MessageState } from './shapes.js';
import type { RequestFile } from './upload.js';
import { type Cdn, safeName } from './cdn.js';

export interface Draft {
  readonly body: MessageBody;
  readonly files: readonly RequestFile[];
  /** The message that is edited; a new one unless given. */
  readonly before?: MessageState;
  readonly channelId: string;
  readonly ephemeral?: boolean;
  /** Where in the request the body is. */
  readonly base?: Path;
}

/** Flags that a request may set. Which others a message has is for the stand-in to say. */
const SETTABLE = MessageFlag.suppressEmbeds | MessageFlag.suppressNotifications | MessageFlag.componentsV2;

/**
 * What a message will consist of after a bot's request, its files kept and its components numbered.
 * @throws ApiError 50035 or 50006 where the request breaks a rule.
 */
export function compose(cdn: Cdn, draft: Draft): MessageState {
  const { body, files, before, base = [] } = draft;
  const named = files.map((file) => ({ ...file, ...entryOf(body, file) }));
  checkNumbers(draft);
  checkMessage(body, { ...(before && { before }), base, files: named.map(({ name }) => safeName(name)) });
  const added = named.map((file) => {
    const kept = cdn.keep(draft.channelId, file, draft.ephemeral);
    return file.description === undefined ? kept : { ...kept, description: file.description };
  });
  const attachments = [...(before === undefined ? [] : keptAttachments(body, before)), ...added];
  const flags = before?.flags ?? 0;
  return {
    content: body.content === undefined ? (before?.content ?? '') : (body.content ?? ''),
    embeds: body.embeds === undefined ? (before?.embeds ?? []) : resolveEmbeds(body.embeds ?? [], attachments),
    components:
      body.components === undefined
        ? (before?.components ?? [])
        : resolveComponents(body.components ?? [], attachments, () => cdn.snowflake()),
    flags: ((body.flags ?? flags) & SETTABLE) | (flags & ~SETTABLE & ~MessageFlag.loading),
    attachments,
  };
}

/** Name and description that the request gives a file besides the form's. */
function entryOf({ attachments }: MessageBody, { number }: RequestFile): { name?: string; description?: string } {
  const entry = attachments?.find(({ id }) => String(id) === number);
  return {
    ...(entry?.filename !== undefined && { name: entry.filename }),
    ...(typeof entry?.description === 'string' && { description: entry.description }),
  };
}

/** Each attachment that a request names is a file that comes with it or one that the message has. */
function checkNumbers({ body, files, before, base = [] }: Draft): void {
  const known = new Set([...files.map(({ number }) => number), ...(before?.attachments ?? []).map(({ id }) => id)]);
  const unknown = (body.attachments ?? []).findIndex(({ id }) => !known.has(String(id)));
  if (unknown === -1) return;
  const problems = new Problems(base);
  problems.add(['attachments', unknown, 'id'], 'ATTACHMENT_NOT_FOUND', 'Attachment data not found');
  problems.throw();
}
