import type { Path } from './component.js';
import type { Problems } from './problems.js';
import type { Embed } from './shapes.js';

const MAX_TOTAL = 6_000;

/** Checks embeds against https://docs.discord.com/developers/resources/message#embed-object-embed-limits. */
export function checkEmbeds(embeds: readonly Embed[], problems: Problems): void {
  problems.length(['embeds'], embeds, 10);
  const total = embeds.reduce((sum, embed, i) => sum + checkEmbed(embed, ['embeds', i], problems), 0);
  if (total > MAX_TOTAL) {
    problems.add(['embeds'], 'MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of ${MAX_TOTAL}`);
  }
}

/** Gives the length of what an embed says. */
function checkEmbed(embed: Embed, path: Path, problems: Problems): number {
  let total = problems.length([...path, 'title'], embed.title, 256);
  total += problems.length([...path, 'description'], embed.description, 4_096);
  total += problems.length([...path, 'footer', 'text'], embed.footer?.text, 2_048);
  total += problems.length([...path, 'author', 'name'], embed.author?.name, 256);
  problems.length([...path, 'fields'], embed.fields, 25);
  (embed.fields ?? []).forEach((field, i) => {
    total += problems.required([...path, 'fields', i, 'name'], field.name, 256);
    total += problems.required([...path, 'fields', i, 'value'], field.value, 1_024);
  });
  if (total === 0 && embed.image === undefined && embed.thumbnail === undefined) {
    problems.add([...path, 'description'], 'BASE_TYPE_REQUIRED', 'This field is required');
  }
  for (const [field, url] of [['url', embed.url] as const, ['image', embed.image?.url] as const]) {
    if (url === undefined || /^(https?|attachment):\/\//.test(url)) continue;
    const message = `Scheme of "${url}" is not supported. Scheme must be one of ('http', 'https').`;
    problems.add([...path, field], 'URL_TYPE_INVALID_SCHEME', message);
  }
  return total;
}
