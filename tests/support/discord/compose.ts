import { type Component, ComponentType as Type, type Media, type Path, walk, within } from './component.js';
import { checkMessage, keptAttachments } from './message-rules.js';
import { Problems } from './problems.js';
import { type Attachment, type Embed, type MessageBody, MessageFlag, type MessageState } from './shapes.js';
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
    embeds: body.embeds === undefined ? (before?.embeds ?? []) : resolvedEmbeds(body.embeds ?? [], attachments),
    components:
      body.components === undefined ? (before?.components ?? []) : resolved(body.components ?? [], attachments),
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

function addressOf(media: Media, attachments: readonly Attachment[]): Media {
  const name = /^attachment:\/\/(.*)$/.exec(media.url)?.[1];
  const attachment = attachments.find(({ filename }) => filename === name);
  return attachment === undefined ? media : { url: attachment.url, attachment_id: attachment.id };
}

function resolvedEmbeds(embeds: readonly Embed[], attachments: readonly Attachment[]): Embed[] {
  return embeds.map((embed) => ({
    ...embed,
    ...(embed.image && { image: addressOf(embed.image, attachments) }),
    ...(embed.thumbnail && { thumbnail: addressOf(embed.thumbnail, attachments) }),
  }));
}

/** Components as Discord gives them back: every one with an id, defaults filled in, media with their addresses. */
function resolved(components: readonly Component[], attachments: readonly Attachment[]): Component[] {
  const taken = new Set([...walk(components)].map(([, { id }]) => id ?? 0));
  let last = 0;
  const nextId = (): number => {
    do last++;
    while (taken.has(last));
    return last;
  };
  const one = (component: Component): Component => {
    const id = (component.id ?? 0) === 0 ? nextId() : component.id!;
    const { media, file, items } = component;
    const inner = within(component).map(([way, child]) => [way[0], one(child)] as const);
    const children = inner.flatMap(([field, child]) => (field === 'components' ? [child] : []));
    const accessory = inner.find(([field]) => field === 'accessory')?.[1];
    return {
      ...defaults[component.type],
      ...Object.fromEntries(Object.entries(component).filter(([, value]) => value !== null)),
      type: component.type,
      id,
      ...(component.components && { components: children }),
      ...(accessory && { accessory }),
      ...(media && { media: addressOf(media, attachments) }),
      ...(file && { file: addressOf(file, attachments) }),
      ...(items && { items: items.map((item) => ({ ...item, media: addressOf(item.media, attachments) })) }),
    };
  };
  return components.map(one);
}

const defaults: Readonly<Record<number, Partial<Component>>> = {
  [Type.separator]: { divider: true, spacing: 1 },
  [Type.container]: { accent_color: null },
};
