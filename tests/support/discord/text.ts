import { type Component, ComponentType, caption, walk } from './component.js';
import type { Embed, Message } from './shapes.js';

type Said = Partial<Pick<Message, 'content' | 'embeds' | 'components'>>;

/** All that a reader sees of a message as text: its content, embeds and text displays, in order, a line each. */
export function textOf({ content, embeds, components }: Said): string {
  return [content, ...(embeds ?? []).flatMap(embedTexts), displayed(components ?? [])]
    .filter((text) => text !== undefined && text !== '')
    .join('\n');
}

/** What the text displays say: the only text besides the content in which Discord looks for mentions. */
export function displayed(components: readonly Component[]): string {
  return [...walk(components)]
    .flatMap(([, component]) => (component.type === ComponentType.textDisplay ? [component.content ?? ''] : []))
    .join('\n');
}

function embedTexts(embed: Embed): (string | undefined)[] {
  const fields = (embed.fields ?? []).flatMap(({ name, value }) => [name, value]);
  return [embed.author?.name, embed.title, embed.description, ...fields, embed.footer?.text];
}

/** What a message's buttons and menus are called, in order. */
export function controlsOf({ components }: Said): string[] {
  return [...walk(components ?? [])].flatMap(([, component]) =>
    component.type >= ComponentType.button && component.type <= ComponentType.channelSelect
      ? [caption(component) ?? '']
      : [],
  );
}
