import { suggestionsHtml } from '../suggestions.js';
import type { Scene } from '../page.js';
import type { Stage } from '../stage.js';

/** Articles that come and go from within Discord. */
export async function removing({ discord, draw, drawWhen, seen, moderator }: Stage): Promise<Scene[]> {
  const by = { by: moderator };
  const scanned = { file: { name: 'scanned.txt', content: '\n\n' } };
  const { choices } = await discord.autocomplete('remove', 'title', 'ferry', by);
  const { message } = await discord.slash(moderator, 'remove', { title: String(choices[0]!.value) }).response();
  const asked = draw(message, '/remove');
  await discord.click(message, 'Remove', by).response();
  const removed = await drawWhen(message, 'Put back', '/remove');
  const restored = await seen(discord.click(message, 'Put back', by), '/remove');
  return [
    { caption: '/remove, while it is typed', html: [suggestionsHtml('remove', 'title', 'ferry', choices)] },
    { caption: '/remove asks', html: [asked] },
    { caption: 'Removed, and it can be put back', html: [removed] },
    { caption: 'Put back', html: [restored] },
    { caption: '/add, with a file that holds no text', html: [await seen(discord.upload('add', scanned, by), '/add')] },
  ];
}
