/** The nouns of the stand-in, in the field names of Discord's own JSON. */

export interface User {
  readonly id: string;
  readonly username: string;
  readonly global_name: string | null;
  readonly discriminator: string;
  readonly avatar: null;
  readonly bot: boolean;
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

export interface Channel {
  readonly id: string;
  /** 0: text channel of the guild, 1: direct message. */
  readonly type: 0 | 1;
  readonly name: string;
  /** By role or user id. */
  readonly overwrites: Map<string, Overwrite>;
  /** The person on the other side of a direct message. */
  readonly recipient: User | null;
  deleted: boolean;
}

export interface Embed {
  readonly title?: string;
  readonly description?: string;
  readonly fields?: readonly { readonly name: string; readonly value: string }[];
  readonly footer?: { readonly text: string };
  readonly author?: { readonly name: string };
}

export interface Component {
  readonly type: number;
  readonly custom_id?: string;
  readonly label?: string;
  readonly style?: number;
  readonly content?: string;
  readonly options?: readonly unknown[];
  readonly components?: readonly Component[];
  readonly accessory?: Component;
}

export interface AllowedMentions {
  readonly parse?: readonly string[];
  readonly users?: readonly string[];
  readonly roles?: readonly string[];
  readonly replied_user?: boolean;
}

/** What a bot sends to create or edit a message. */
export interface MessageBody {
  readonly content?: string | null;
  readonly embeds?: readonly Embed[] | null;
  readonly components?: readonly Component[] | null;
  readonly flags?: number;
  readonly allowed_mentions?: AllowedMentions;
  readonly message_reference?: { readonly message_id: string; readonly fail_if_not_exists?: boolean };
  readonly nonce?: string | number;
  readonly enforce_nonce?: boolean;
}

export interface Message {
  readonly id: string;
  readonly channel_id: string;
  readonly author: User;
  content: string;
  embeds: readonly Embed[];
  components: readonly Component[];
  flags: number;
  /** 0: ordinary, 19: reply, 20: answer to a command. */
  readonly type: number;
  readonly timestamp: string;
  edited_timestamp: string | null;
  readonly mentions: readonly User[];
  readonly mention_roles: readonly string[];
  readonly mention_everyone: boolean;
  readonly message_reference: { readonly message_id: string; readonly channel_id: string } | null;
  readonly webhook_id: string | null;
  readonly nonce: string | number | null;
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
  readonly body: unknown;
  /** What was answered. */
  status: number;
}

export const MessageFlag = { suppressEmbeds: 4, ephemeral: 64, loading: 128, componentsV2: 32_768 } as const;
