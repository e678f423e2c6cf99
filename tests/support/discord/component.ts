/** Component types (https://docs.discord.com/developers/components/reference#component-object-component-types). */
export const ComponentType = {
  actionRow: 1,
  button: 2,
  stringSelect: 3,
  textInput: 4,
  userSelect: 5,
  roleSelect: 6,
  mentionableSelect: 7,
  channelSelect: 8,
  section: 9,
  textDisplay: 10,
  thumbnail: 11,
  mediaGallery: 12,
  file: 13,
  separator: 14,
  container: 17,
  label: 18,
  fileUpload: 19,
} as const;

export interface SelectOption {
  readonly label: string;
  readonly value: string;
  readonly description?: string | null;
  readonly emoji?: Emoji | null;
  readonly default?: boolean;
}

export interface Emoji {
  readonly id?: string | null;
  readonly name?: string | null;
}

export interface Media {
  readonly url: string;
  readonly attachment_id?: string;
}

export interface MediaItem {
  readonly media: Media;
  readonly description?: string | null;
  readonly spoiler?: boolean | null;
}

/** A component, with the fields of every type; which of them a type has is checked where a message is. */
export interface Component {
  readonly type: number;
  readonly id?: number | null;
  readonly custom_id?: string | null;
  readonly label?: string | null;
  readonly style?: number;
  readonly url?: string | null;
  readonly sku_id?: string | null;
  readonly emoji?: Emoji | null;
  readonly disabled?: boolean | null;
  readonly content?: string;
  readonly description?: string | null;
  readonly placeholder?: string | null;
  readonly options?: readonly SelectOption[];
  readonly min_values?: number | null;
  readonly max_values?: number | null;
  readonly default_values?: readonly unknown[];
  readonly value?: string | null;
  readonly required?: boolean | null;
  readonly min_length?: number | null;
  readonly max_length?: number | null;
  readonly media?: Media;
  readonly file?: Media;
  readonly items?: readonly MediaItem[];
  readonly spoiler?: boolean | null;
  /** Of a file, as Discord gives it back. */
  readonly name?: string | null;
  readonly size?: number | null;
  readonly accent_color?: number | null;
  readonly spacing?: number | null;
  readonly divider?: boolean | null;
  readonly components?: readonly Component[];
  readonly accessory?: Component;
  readonly component?: Component;
}

export type Path = readonly (string | number)[];

/** The components directly within one, each with the way to it. */
export function within(component: Component): (readonly [path: Path, component: Component])[] {
  return [
    ...(component.components ?? []).map((child, i) => [['components', i], child] as const),
    ...(component.accessory === undefined ? [] : [[['accessory'], component.accessory] as const]),
    ...(component.component === undefined ? [] : [[['component'], component.component] as const]),
  ];
}

/** Components and all that is within them, outer ones first, as they are read. */
export function* walk(components: readonly Component[], path: Path = ['components']): Generator<[Path, Component]> {
  for (const [i, component] of components.entries()) yield* descend(component, [...path, i]);
}

function* descend(component: Component, path: Path): Generator<[Path, Component]> {
  yield [path, component];
  for (const [way, child] of within(component)) yield* descend(child, [...path, ...way]);
}

/** What a component is called by who looks at it: a button's label, a menu's placeholder. */
export function caption(component: Component): string | null {
  return component.label ?? component.placeholder ?? component.emoji?.name ?? null;
}
