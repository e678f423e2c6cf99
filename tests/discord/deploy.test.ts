import { describe, expect, it } from 'vitest';
import { commands } from '../../src/discord/commands/registry.js';
import { sameCommands } from '../../src/discord/deploy.js';

const mine = [{ name: 'ask', description: 'Ask', options: [{ type: 3, name: 'q', description: 'Q', required: true }] }];
const stored = {
  id: '1',
  application_id: '2',
  version: '3',
  type: 1,
  name: 'ask',
  description: 'Ask',
  dm_permission: true,
  nsfw: false,
  default_member_permissions: null,
  name_localizations: null,
  options: [{ name: 'q', description: 'Q', required: true, type: 3, name_localizations: null }],
};

describe('sameCommands', () => {
  it('sees through what Discord adds, leaves out or reorders', () => {
    expect(sameCommands([stored], mine)).toBe(true);
    expect(sameCommands([{ ...stored, name: 'b' }, stored], [...mine, { ...mine[0]!, name: 'b' }])).toBe(true);
  });

  it.each([
    [[]],
    [[stored, { ...stored, name: 'more' }]],
    [[{ ...stored, description: 'Ask me' }]],
    [[{ ...stored, type: 3 }]],
    [[{ ...stored, default_member_permissions: '32' }]],
    [[{ ...stored, description_localizations: { de: 'Frage' } }]],
    [[{ ...stored, options: [{ ...stored.options[0], required: false }] }]],
    [[{ ...stored, options: [...stored.options, { type: 5, name: 'private', description: 'P' }] }]],
  ])('sees a difference (%#)', (registered) => {
    expect(sameCommands(registered, mine)).toBe(false);
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
