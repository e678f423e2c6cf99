import { suggestionsHtml } from '../suggestions.js';
import type { Scene } from '../page.js';
import type { Stage } from '../stage.js';

/** Looking things up without asking. */
export async function lookingUp({ discord, seen, member }: Stage): Promise<Scene[]> {
  const mira = member('Mira');
  const suggested = async (command: string, option: string, typed: string) => {
    const { choices } = await discord.autocomplete(command, option, typed, { by: mira });
    return { choices, html: suggestionsHtml(command, option, typed, choices.slice(0, 8)) };
  };
  const words = await suggested('lookup', 'query', 'sho');
  const titles = await suggested('article', 'title', 'minister');
  const looked = discord.slash(mira, 'lookup', { query: 'strategic stability' });
  const opened = discord.slash(mira, 'article', { title: String(titles.choices[0]!.value) });
  return [
    { caption: '/lookup, while it is typed', html: [words.html] },
    { caption: '/lookup', html: [await seen(looked, '/lookup')] },
    { caption: '/article, while it is typed', html: [titles.html] },
    { caption: '/article', html: [await seen(opened, '/article')] },
    { caption: '/status', html: [await seen(discord.slash(mira, 'status'), '/status')] },
  ];
}
