/** Select menus, each in a row of its own, as Discord's JSON (https://docs.discord.com/developers/components/reference). */
import {
  type APIActionRowComponent,
  type APIChannelSelectComponent,
  type APISelectMenuOption,
  type APIStringSelectComponent,
  type ChannelType,
  ComponentType,
  SelectMenuDefaultValueType,
} from 'discord.js';
import { cut, limits } from '../limits.js';
import { type CustomIdPart, customId } from './custom-id.js';

/** One of a menu's choices. */
export interface MenuChoice {
  readonly label: string;
  readonly value: string;
}

/** A menu of which one choice is taken, with the present one shown. */
export function choiceMenu(
  placeholder: string,
  action: string,
  parts: readonly CustomIdPart[],
  choices: readonly MenuChoice[],
  present: string,
): APIActionRowComponent<APIStringSelectComponent> {
  const options = choices.map(({ label, value }): APISelectMenuOption => {
    return { label: cut(label, limits.suggestion), value, default: value === present };
  });
  const menu = { placeholder, custom_id: customId(action, ...parts), options };
  return { type: ComponentType.ActionRow, components: [{ type: ComponentType.StringSelect, ...menu }] };
}

/** Which channels may be chosen, how many at most, and which are at present. */
export interface ChannelMenuOptions {
  readonly types: readonly ChannelType[];
  readonly most: number;
  readonly least: number;
  readonly present?: readonly string[];
}

/** A menu of channels. */
export function channelMenu(
  placeholder: string,
  action: string,
  { types, most, least, present = [] }: ChannelMenuOptions,
): APIActionRowComponent<APIChannelSelectComponent> {
  const defaults = present.slice(0, most).map((id) => ({ id, type: SelectMenuDefaultValueType.Channel as const }));
  const menu = {
    placeholder,
    custom_id: customId(action),
    channel_types: [...types],
    min_values: least,
    max_values: most,
    default_values: defaults,
  };
  return { type: ComponentType.ActionRow, components: [{ type: ComponentType.ChannelSelect, ...menu }] };
}
