import { type Component, ComponentType, caption, walk } from './component.js';
import type { Message, User } from './shapes.js';
import { controlsOf } from './text.js';

/**
 * The button or menu of a message that is called `name`, by what it shows or by its custom id.
 * @throws Error where there is none, or where a reader could not use it.
 */
export function controlOf(message: Message, name: string, user: User): Component {
  if (message.viewer !== null && message.viewer !== user.id) throw new Error(`${user.username} cannot see the message`);
  const all = [...walk(message.components)].map(([, component]) => component);
  const usable = all.filter(({ type }) => type >= ComponentType.button && type <= ComponentType.channelSelect);
  const found =
    usable.find((component) => component.custom_id === name) ?? usable.find((component) => caption(component) === name);
  if (found === undefined) {
    throw new Error(`The message has no "${name}", only: ${controlsOf(message).join(', ') || 'nothing to click'}`);
  }
  if (found.disabled === true) throw new Error(`"${name}" is greyed out`);
  if (typeof found.custom_id !== 'string') throw new Error(`"${name}" is a link to ${found.url ?? 'a shop'}`);
  return found;
}

/** @throws Error where a reader could not choose `values` in a menu. */
export function checkChosen(menu: Component, values: readonly string[]): void {
  if (values.length < (menu.min_values ?? 1) || values.length > (menu.max_values ?? 1)) {
    throw new Error(`One may choose ${menu.min_values ?? 1} to ${menu.max_values ?? 1}, not ${values.length}`);
  }
  if (menu.type !== ComponentType.stringSelect) return;
  const offered = (menu.options ?? []).map(({ value }) => value);
  const unknown = values.find((value) => !offered.includes(value));
  if (unknown !== undefined) throw new Error(`"${unknown}" is not offered, only: ${offered.join(', ')}`);
}
