import { type ChatInputCommandInteraction, PermissionFlagsBits } from 'discord.js';

/**
 * Whether the member behind an interaction moderates: Manage Server (or Administrator), or one of the roles that the operator
 * listed. Checked by the bot even where Discord let the command through, as a server's own settings can open it to anyone.
 * Nobody moderates in a direct message.
 */
export function isModerator(
  interaction: Pick<ChatInputCommandInteraction, 'guildId' | 'member' | 'memberPermissions'>,
  roleIds: readonly string[],
): boolean {
  const { member, memberPermissions } = interaction;
  if (interaction.guildId === null || member === null) return false;
  if (memberPermissions?.has(PermissionFlagsBits.ManageGuild) === true) return true;
  const has = Array.isArray(member.roles)
    ? (id: string) => (member.roles as string[]).includes(id)
    : (id: string) => !Array.isArray(member.roles) && member.roles.cache.has(id);
  return roleIds.some(has);
}
