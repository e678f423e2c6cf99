import { type Component, ComponentType, type Embed, type Message } from 'discord.js';

/** What of a message holds words. */
type Said = Pick<Message, 'content' | 'embeds' | 'components'> & {
  readonly messageSnapshots?: Message['messageSnapshots'];
};

/** All that a member reads in a message, as Markdown: its content, embeds, text displays, and what it forwards. */
export function textsOf({ content, embeds, components, messageSnapshots }: Said): string[] {
  const forwarded = [...(messageSnapshots?.values() ?? [])].flatMap((one) => textsOf(one as Said));
  return [content, ...embeds.flatMap(embedTexts), ...components.flatMap(displayed), ...forwarded].filter(
    (text) => text.trim() !== '',
  );
}

function embedTexts({ title, description, fields }: Embed): string[] {
  return [title ?? '', description ?? '', ...fields.flatMap(({ name, value }) => [name, value])];
}

/** The text displays in a component, in order, however deep. */
function displayed(component: Component | Message['components'][number]): string[] {
  if (component.type === ComponentType.TextDisplay && 'content' in component) return [component.content];
  const within = 'components' in component ? (component.components as readonly Component[]) : [];
  return within.flatMap(displayed);
}
