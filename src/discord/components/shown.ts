import { type APIMessageTopLevelComponent, ComponentType, type Message } from 'discord.js';

/** The components of a message as it is shown, to be sent again. Their ids are left out: Discord gives new ones. */
export function componentsOf({ components }: Pick<Message, 'components'>): APIMessageTopLevelComponent[] {
  return JSON.parse(JSON.stringify(components), (key, value: unknown) =>
    key === 'id' && typeof value === 'number' ? undefined : value,
  ) as APIMessageTopLevelComponent[];
}

/** The same without the button with this custom id, and without the row that it stood in alone. */
export function withoutButton(
  components: readonly APIMessageTopLevelComponent[],
  customId: string,
): APIMessageTopLevelComponent[] {
  return components.flatMap((one): APIMessageTopLevelComponent[] => {
    if (one.type !== ComponentType.ActionRow) return [one];
    const left = one.components.filter((inner) => !('custom_id' in inner) || inner.custom_id !== customId);
    return left.length === 0 ? [] : [{ ...one, components: left }];
  });
}
