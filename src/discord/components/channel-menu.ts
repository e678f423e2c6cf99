import {
  type APIActionRowComponent,
  type APIChannelSelectComponent,
  type ChannelType,
  ComponentType,
  SelectMenuDefaultValueType,
} from 'discord.js';
import { customId } from './custom-id.js';

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
