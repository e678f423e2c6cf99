import { type Component, ComponentType } from './component.js';
import type { Handle } from './handle.js';
import type { ByOptions } from './scenario.js';
import type { Discord } from './server.js';
import type { Message } from './shapes.js';

/** A message with a button or menu of this custom id, as a tampered client could pretend to see. */
function forged(message: Message, component: Component): Message {
  return { ...message, viewer: null, components: [{ type: ComponentType.actionRow, components: [component] }] };
}

/** Someone clicks a button that was never there. */
export function clickForged(discord: Discord, message: Message, customId: string, how: ByOptions = {}): Handle {
  const button = { type: ComponentType.button, style: 2, label: 'X', custom_id: customId };
  return discord.click(forged(message, button), 'X', how);
}

/** Someone chooses what a menu does not offer, or in a menu that was never there. */
export function selectForged(
  discord: Discord,
  message: Message,
  customId: string,
  values: readonly string[],
  how: ByOptions = {},
): Handle {
  const options = values.map((value) => ({ label: value, value }));
  const menu = { type: ComponentType.stringSelect, placeholder: 'X', custom_id: customId, options, max_values: 25 };
  return discord.select(forged(message, menu), 'X', values, how);
}
