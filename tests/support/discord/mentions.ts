import type { AllowedMentions, MessageBody, Pings } from './shapes.js';
import { displayed } from './text.js';

/** Text that Discord does not look for mentions in. */
const code = /```[\s\S]*?```|``[\s\S]*?``|`[^`]*`/g;

export interface Mentioned {
  readonly users: readonly string[];
  readonly roles: readonly string[];
  readonly everyone: boolean;
}

/** Who is mentioned in a text. A backslash before a mention hides its pill and does not stop the ping, as on Discord. */
export function mentionedIn(content: string): Mentioned {
  const text = content.replace(code, ' ');
  const ids = (pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map((match) => match[1]!))];
  return { users: ids(/<@!?(\d+)>/g), roles: ids(/<@&(\d+)>/g), everyone: /@(everyone|here)/.test(text) };
}

/**
 * Whom a message would ping, were the bot allowed to ping everyone
 * (https://docs.discord.com/developers/resources/message#allowed-mentions-object). Embeds never ping, text
 * displays do.
 * @param repliedTo author of the message it replies to, or null.
 */
export function pingsOf(body: MessageBody, repliedTo: string | null): Pings {
  const mentioned = mentionedIn(`${body.content ?? ''}\n${displayed(body.components ?? [])}`);
  const allowed: AllowedMentions | undefined = body.allowed_mentions;
  if (allowed === undefined) {
    return { ...mentioned, users: [...mentioned.users, ...(repliedTo === null ? [] : [repliedTo])] };
  }
  const kept = (kind: 'users' | 'roles') =>
    mentioned[kind].filter((id) => allowed.parse?.includes(kind) === true || allowed[kind]?.includes(id) === true);
  return {
    users: [...kept('users'), ...(repliedTo !== null && allowed.replied_user === true ? [repliedTo] : [])],
    roles: kept('roles'),
    everyone: mentioned.everyone && allowed.parse?.includes('everyone') === true,
  };
}
