import type { Scene } from '../page.js';
import type { Stage } from '../stage.js';

/** The menus of a message. */
export async function menus({ discord, draw, seen, member }: Stage): Promise<Scene[]> {
  const [mira, jonas] = [member('Mira'), member('Jonas')];
  const { general } = discord.world;
  const claim = discord.say(general, jonas, 'I doubt that the two armies ever train together at sea.');
  const quoting = discord.say(
    general,
    jonas,
    [
      'It was “first diplomatic appearance in the new job”,',
      'then “the two ministers met again, this time over dinner in Astana, Kazakhstan”,',
      'and he said “nobody will ever see me dance on a Sunday”.',
    ].join('\n'),
  );
  return [
    {
      caption: 'Find sources: what bears on a message',
      html: [draw(claim), await seen(discord.menu('Find sources', claim, { by: mira }), 'Find sources')],
    },
    {
      caption: 'Verify quote: word for word, altered, not in the articles',
      html: [draw(quoting), await seen(discord.menu('Verify quote', quoting, { by: mira }), 'Verify quote')],
    },
  ];
}
