import { type Component, ComponentType as Type, type Media, walk, within } from './component.js';
import type { Attachment, Embed } from './shapes.js';

interface Address extends Media {
  readonly proxy_url: string;
}

/** Where a picture or file is: what `attachment://` stood for, or an address of the web. */
function addressOf({ url }: Media, attachments: readonly Attachment[]): Address & { readonly attachment?: Attachment } {
  const name = /^attachment:\/\/(.*)$/.exec(url)?.[1];
  const attachment = attachments.find(({ filename }) => filename === name);
  return attachment === undefined
    ? { url, proxy_url: url }
    : { url: attachment.url, proxy_url: attachment.proxy_url, attachment_id: attachment.id, attachment };
}

/** Embeds with the addresses of their pictures. */
export function resolveEmbeds(embeds: readonly Embed[], attachments: readonly Attachment[]): Embed[] {
  const picture = (media: Media) => ({ ...addressOf(media, attachments), attachment: undefined });
  return embeds.map((embed) => ({
    type: 'rich',
    ...embed,
    ...(embed.image && { image: picture(embed.image) }),
    ...(embed.thumbnail && { thumbnail: picture(embed.thumbnail) }),
  }));
}

/** Components as Discord gives them back: every one with an id, defaults filled in, media with their addresses. */
export function resolveComponents(
  components: readonly Component[],
  attachments: readonly Attachment[],
  snowflake: () => string,
): Component[] {
  const taken = new Set([...walk(components)].map(([, { id }]) => id ?? 0));
  let last = 0;
  const nextId = (): number => {
    do last++;
    while (taken.has(last));
    return last;
  };
  const media = (given: Media) => {
    const { attachment, ...address } = addressOf(given, attachments);
    const about = attachment && { content_type: attachment.content_type };
    return { attachment, media: { id: snowflake(), ...address, ...about } };
  };
  const one = (component: Component): Component => {
    const id = (component.id ?? 0) === 0 ? nextId() : component.id!;
    const file = component.file && media(component.file);
    const inner = within(component).map(([way, child]) => [way[0], one(child)] as const);
    const accessory = inner.find(([field]) => field === 'accessory')?.[1];
    const given = Object.entries(component).filter(([, value]) => value !== null);
    return {
      ...defaults[component.type],
      ...(Object.fromEntries(given) as unknown as Component),
      id,
      ...(component.components && {
        components: inner.flatMap(([field, child]) => (field === 'components' ? [child] : [])),
      }),
      ...(accessory && { accessory }),
      ...(component.media && { media: media(component.media).media }),
      ...(file && { file: file.media, name: file.attachment?.filename ?? null, size: file.attachment?.size ?? null }),
      ...(component.items && {
        items: component.items.map((item) => ({
          ...item,
          media: media(item.media).media,
          description: item.description ?? null,
          spoiler: item.spoiler ?? false,
        })),
      }),
    };
  };
  return components.map(one);
}

/** What Discord fills in where a component leaves it out. */
const defaults: Readonly<Record<number, Partial<Component>>> = {
  [Type.separator]: { divider: true, spacing: 1 },
  [Type.container]: { accent_color: null, spoiler: false },
  [Type.thumbnail]: { description: null, spoiler: false },
  [Type.file]: { spoiler: false },
  [Type.stringSelect]: { min_values: 1, max_values: 1 },
};
