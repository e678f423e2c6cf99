import { OAuth2Scopes, PermissionFlagsBits, type PermissionsBitField } from 'discord.js';

/** A permission that the bot needs. */
export interface NeededPermission {
  readonly bit: bigint;
  /** As Discord's settings call it. */
  readonly name: string;
  readonly why: string;
}

/**
 * Every permission that the bot needs, and no other: the invitation asks for these, `verbatim doctor` and the start look for them. Embed
 * Links is not among them, as answers are no embeds; nor Manage Messages, as it takes away nothing but its own.
 */
export const needed: readonly NeededPermission[] = [
  { bit: PermissionFlagsBits.ViewChannel, name: 'View Channels', why: 'to see questions' },
  { bit: PermissionFlagsBits.SendMessages, name: 'Send Messages', why: 'to answer messages' },
  {
    bit: PermissionFlagsBits.SendMessagesInThreads,
    name: 'Send Messages in Threads',
    why: 'to answer in threads and forums',
  },
  {
    bit: PermissionFlagsBits.ReadMessageHistory,
    name: 'Read Message History',
    why: 'to reply to the question, and to follow a conversation',
  },
  { bit: PermissionFlagsBits.AddReactions, name: 'Add Reactions', why: 'to react where an answer would be too much' },
  {
    bit: PermissionFlagsBits.AttachFiles,
    name: 'Attach Files',
    why: 'to hand moderators a table of unanswered questions',
  },
];

/** What the bot is invited as: a member, with commands. */
export const scopes: readonly OAuth2Scopes[] = [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands];

/** What of `needed` is not among these permissions. */
export function missingOf(permissions: Readonly<PermissionsBitField>): NeededPermission[] {
  return needed.filter(({ bit }) => !permissions.has(bit));
}

/** The address at which someone with Manage Server brings the bot into a server, with exactly what it needs. */
export function invitation(applicationId: string): string {
  const url = new URL('https://discord.com/oauth2/authorize');
  url.searchParams.set('client_id', applicationId);
  url.searchParams.set('scope', scopes.join(' '));
  url.searchParams.set('permissions', String(needed.reduce((bits, { bit }) => bits | bit, 0n)));
  return url.href;
}
