/** The nouns of the stand-in, in the field names of Discord's own JSON. */
import type { Component } from './component.js';

export interface User {
  readonly id: string;
  readonly username: string;
  readonly global_name: string | null;
  readonly discriminator: string;
  readonly avatar: null;
  readonly bot: boolean;
  readonly public_flags: number;
  readonly flags: number;
  readonly primary_guild: null;
}

export interface Role {
  readonly id: string;
  readonly name: string;
  permissions: bigint;
}

export interface Overwrite {
  allow: bigint;
  deny: bigint;
}

/** https://docs.discord.com/developers/resources/channel#channel-object-channel-types */
export const ChannelType = {
  text: 0,
  direct: 1,
  voice: 2,
  announcement: 5,
  announcementThread: 10,
  publicThread: 11,
  privateThread: 12,
  forum: 15,
} as const;

export interface Thread {
  readonly parent: Channel;
  readonly owner: User;
  /** Ids of those who joined it. */
  readonly members: Set<string>;
  readonly createdAt: number;
  archived: boolean;
  /** Whether an archived thread stays so until a moderator opens it. */
  locked: boolean;
}

export interface Channel {
  readonly id: string;
  /** One of `ChannelType`. */
  readonly type: number;
  readonly name: string;
  /** By role or user id; a thread has its parent's. */
  readonly overwrites: Map<string, Overwrite>;
  /** The person on the other side of a direct message. */
  readonly recipient: User | null;
  /** What it is as a thread, or null. */
  readonly thread: Thread | null;
  deleted: boolean;
  /** Whether a direct message's other side takes none from the bot. */
  closed: boolean;
}

export interface Embed {
  readonly title?: string;
  readonly description?: string;
  readonly url?: string;
  readonly fields?: readonly { readonly name: string; readonly value: string }[];
  readonly footer?: { readonly text: string };
  readonly author?: { readonly name: string };
  readonly image?: { readonly url: string };
  readonly thumbnail?: { readonly url: string };
}

/** A file of a message, or of a command's option. */
export interface Attachment {
  readonly id: string;
  readonly filename: string;
  readonly title?: string;
  readonly description?: string;
  readonly size: number;
  readonly url: string;
  readonly proxy_url: string;
  readonly content_type?: string;
  readonly ephemeral?: boolean;
}

export interface AllowedMentions {
  readonly parse?: readonly string[];
  readonly users?: readonly string[];
  readonly roles?: readonly string[];
  readonly replied_user?: boolean;
}

/** An attachment as a request names it: by the number of a file that comes with it, or by the id of one that is there. */
export interface AttachmentBody {
  readonly id: string | number;
  readonly filename?: string;
  readonly title?: string | null;
  readonly description?: string | null;
}

/** What a bot sends to create or edit a message. */
export interface MessageBody {
  readonly content?: string | null;
  readonly embeds?: readonly Embed[] | null;
  readonly components?: readonly Component[] | null;
  readonly flags?: number | null;
  readonly attachments?: readonly AttachmentBody[] | null;
  readonly poll?: unknown;
  readonly sticker_ids?: readonly string[] | null;
  readonly allowed_mentions?: AllowedMentions;
  readonly message_reference?: { readonly message_id: string; readonly fail_if_not_exists?: boolean };
  readonly nonce?: string | number;
  readonly enforce_nonce?: boolean;
}

/** The parts of a message that a bot may set, and edit. */
export interface MessageState {
  readonly content: string;
  readonly embeds: readonly Embed[];
  readonly components: readonly Component[];
  readonly flags: number;
  readonly attachments: readonly Attachment[];
}

export interface Message extends MessageState {
  readonly id: string;
  readonly channel_id: string;
  readonly author: User;
  content: string;
  embeds: readonly Embed[];
  components: readonly Component[];
  flags: number;
  attachments: readonly Attachment[];
  /** 0: ordinary, 19: reply, 20: answer to a command. */
  readonly type: number;
  readonly timestamp: string;
  edited_timestamp: string | null;
  mentions: readonly User[];
  mention_roles: readonly string[];
  mention_everyone: boolean;
  /** Which message it replies to (type 0) or forwards (1). */
  readonly message_reference: {
    readonly type: number;
    readonly message_id: string;
    readonly channel_id: string;
  } | null;
  pinned: boolean;
  /** Emoji by who put them there. */
  readonly reactions: Map<string, Set<string>>;
  readonly webhook_id: string | null;
  readonly nonce: string | number | null;
  /** The only person who sees it, where it is ephemeral. Not part of Discord's JSON. */
  readonly viewer: string | null;
  /** Which interaction it answers. */
  readonly interaction_metadata: Readonly<Record<string, unknown>> | null;
}

/** Whom a message of the bot would have pinged. */
export interface Pings {
  readonly users: readonly string[];
  readonly roles: readonly string[];
  readonly everyone: boolean;
}

export interface Request {
  readonly method: string;
  /** Below `/api/v10`. */
  readonly path: string;
  /** JSON, or what `payload_json` held. */
  readonly body: unknown;
  /** The files that came with it. */
  readonly files: readonly { readonly name: string; readonly content: Uint8Array }[];
  /** What was answered. */
  status: number;
}

/** https://docs.discord.com/developers/resources/message#message-object-message-flags */
export const MessageFlag = {
  suppressEmbeds: 1 << 2,
  hasThread: 1 << 5,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  suppressNotifications: 1 << 12,
  componentsV2: 1 << 15,
} as const;
