/** The parts that messages are made of, as Discord's JSON (https://docs.discord.com/developers/components/reference). */
import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIStringSelectComponent,
  type APITextDisplayComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import type { Payload } from '../payload.js';
import { type CustomIdPart, customId } from './custom-id.js';

/** Markdown; all texts of a message together at most `limits.text` UTF-16 units. */
export function text(content: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content };
}

/** A message of text alone. */
export function textOnly(...contents: readonly string[]): Payload {
  return { components: contents.map(text) };
}

export type Row = APIActionRowComponent<APIButtonComponentWithCustomId>;

/** Up to five buttons side by side. */
export function row(...buttons: readonly APIButtonComponentWithCustomId[]): Row {
  return { type: ComponentType.ActionRow, components: [...buttons] };
}

export interface ButtonOptions {
  readonly style?: APIButtonComponentWithCustomId['style'];
  readonly disabled?: boolean;
}

/** A button: what it is called, which component handles it, and what that is told. */
export function button(
  label: string,
  action: string,
  parts: readonly CustomIdPart[],
  { style = ButtonStyle.Secondary, disabled = false }: ButtonOptions = {},
): APIButtonComponentWithCustomId {
  return { type: ComponentType.Button, style, label, custom_id: customId(action, ...parts), disabled };
}

/** An entry of a menu: what it is called (100 characters at most), and what the component is told. */
export interface MenuChoice {
  readonly label: string;
  readonly value: string;
}

export interface SelectOptions {
  /** How many entries may be chosen; one unless given. */
  readonly most?: number;
  /** The value of the entry that is chosen at present. */
  readonly present?: string;
}

/** A menu with up to 25 entries. */
export function select(
  placeholder: string,
  action: string,
  parts: readonly CustomIdPart[],
  choices: readonly MenuChoice[],
  { most = 1, present }: SelectOptions = {},
): APIActionRowComponent<APIStringSelectComponent> {
  const options = choices.map((choice) => ({ ...choice, ...(choice.value === present && { default: true }) }));
  const custom_id = customId(action, ...parts);
  const menu = { type: ComponentType.StringSelect, custom_id, placeholder, options, max_values: most } as const;
  return { type: ComponentType.ActionRow, components: [menu] };
}
