import { REST } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { commands } from '../../src/discord/commands/registry.js';
import { deployCommands } from '../../src/discord/deploy.js';
import { openDiscord } from '../support/discord/session.js';

const ask = { name: 'ask', description: 'Ask', options: [{ type: 3, name: 'q', description: 'Q', required: true }] };
const other = { name: 'other', description: 'Other' };

/** A guild, and what deploys commands to it. */
async function guild() {
  const { url, token, commands, world } = await openDiscord();
  const rest = new REST({ api: url, version: '10', hashSweepInterval: 0, handlerSweepInterval: 0 }).setToken(token);
  const { applicationId, guildId } = world;
  return {
    register: (...definitions: object[]) =>
      commands.replaceAll(guildId, definitions as Readonly<Record<string, unknown>>[]),
    deploy: (...definitions: object[]) =>
      deployCommands(rest, applicationId, guildId, definitions as Parameters<typeof deployCommands>[3]),
  };
}

describe('deployCommands', () => {
  it('writes what is not there, and sees through what Discord adds, leaves out or reorders', async () => {
    const { register, deploy } = await guild();
    expect(await deploy(ask, other)).toBe(true);
    expect(await deploy(other, ask)).toBe(false);
    const nothing = { name_localizations: null, options: [], default_member_permissions: null };
    const options = ask.options.map((one) => ({ ...nothing, ...one }));
    register({ ...other, ...nothing }, { options, description: ask.description, name: ask.name });
    expect(await deploy({ ...ask, type: 1 }, other)).toBe(false);
  });

  it.each([
    [[]],
    [[ask, other]],
    [[{ ...ask, description: 'Ask me' }]],
    [[{ name: 'ask', type: 3 }]],
    [[{ ...ask, default_member_permissions: '32' }]],
    [[{ ...ask, description_localizations: { de: 'Frage' } }]],
    [[{ ...ask, options: [{ ...ask.options[0]!, required: false }] }]],
    [[{ ...ask, options: [...ask.options, { type: 5, name: 'private', description: 'P' }] }]],
  ])('writes where there is a difference (%#)', async (registered) => {
    const { register, deploy } = await guild();
    register(...registered);
    expect(await deploy(ask)).toBe(true);
    expect(await deploy(ask)).toBe(false);
  });
});

describe('the commands', () => {
  it('stay within what Discord takes', () => {
    for (const { definition } of commands.values()) {
      expect(definition.name).toMatch(/^[-_\p{Ll}\d]{1,32}$/u);
      expect(definition.description.length).toBeLessThanOrEqual(100);
      for (const option of definition.options ?? []) expect(option.description.length).toBeLessThanOrEqual(100);
    }
  });

  it('are hidden from members where they are for moderators', () => {
    for (const { definition, forModerators } of commands.values()) {
      expect(definition.default_member_permissions ?? null).toBe(forModerators ? '32' : null);
    }
  });
});
