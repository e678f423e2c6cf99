import type { Component, Message } from 'discord.js';

/** Whether a message has a button or menu of this custom id: a tampered client may name any. */
export function carries({ components }: Pick<Message, 'components'>, customId: string): boolean {
  return components.some((one) => holds(one, customId));
}

/** Whether a component is the one, or holds it, however deep. */
function holds(component: Component | Message['components'][number], customId: string): boolean {
  if ('customId' in component && component.customId === customId) return true;
  const within = [
    ...('components' in component ? (component.components as readonly Component[]) : []),
    ...('accessory' in component ? [component.accessory as Component] : []),
  ];
  return within.some((one) => holds(one, customId));
}
