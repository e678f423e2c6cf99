import { PermissionFlagsBits, PermissionsBitField } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { isModerator } from '../../src/discord/permissions.js';

type Asking = Parameters<typeof isModerator>[0];
/** A member of a guild that the client does not know, whose roles come as ids. */
const asking = (permissions: bigint, roles: readonly string[] = [], guildId: string | null = '1') =>
  ({ guildId, member: { roles }, memberPermissions: new PermissionsBitField(permissions) }) as unknown as Asking;

describe('isModerator', () => {
  it('takes Manage Server, Administrator, or a listed role', () => {
    expect(isModerator(asking(PermissionFlagsBits.ManageGuild), [])).toBe(true);
    expect(isModerator(asking(PermissionFlagsBits.Administrator), [])).toBe(true);
    expect(isModerator(asking(0n, ['5']), ['4', '5'])).toBe(true);
  });

  it('takes nobody else, and nobody in a direct message', () => {
    expect(isModerator(asking(PermissionFlagsBits.ManageMessages, ['6']), ['4', '5'])).toBe(false);
    expect(isModerator(asking(PermissionFlagsBits.ManageGuild, ['5'], null), ['5'])).toBe(false);
    expect(isModerator({ guildId: '1', member: null, memberPermissions: null }, ['5'])).toBe(false);
  });
});
