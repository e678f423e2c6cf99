import type { Scene } from '../page.js';
import type { Stage } from '../stage.js';

/** All that bots trip over, in a headline and in a sentence. */
const hostile = `Title: **Moon** [cheese](https://evil.example) ||festival|| @everyone \`of\` Valls
Date: 2024-05-03

# Not a heading
The moon cheese festival of Valls drew *5,000* __visitors__ ~~not~~ ||this|| [free](https://evil.example) <@1> @everyone year.
> The mayor \`said\` -# so <t:0:R> and **that** was that: _snake_case_ stays.
`;

/** What goes wrong, and how that is told. */
export async function trouble({ discord, draw, seen, ask, member, moderator, seeds }: Stage): Promise<Scene[]> {
  seeds.write({ 'moon-cheese.txt': hostile });
  await seen(discord.slash(moderator, 'reindex'));
  const cheese = await ask(member('Mira'), 'How many visitors did the moon cheese festival of Valls draw?');

  const eager = member('Jonas');
  const question = 'When was Dong Jun appointed?';
  const quick = (by = eager) => discord.slash(by, 'ask', { question });
  await Promise.all(Array.from({ length: 10 }, () => quick().response(30_000)));
  const tooFast = await seen(quick(), '/ask');

  const crowd = Array.from({ length: 30 }, (_, i) => member(`Member ${i + 1}`));
  const rush = crowd.flatMap((by) => Array.from({ length: 9 }, () => quick(by)));
  const told = await Promise.all(rush.map((handle) => handle.response(60_000)));
  const busy = told.find(({ text }) => text.includes('More is being asked'))!.message;
  const privately = discord.slash(member('Camille'), 'reindex');
  return [
    { caption: 'An article that is all Markdown', html: cheese },
    { caption: 'More than ten questions in a minute', html: [tooFast] },
    { caption: 'More than can be answered', html: [draw(busy, '/ask')] },
    { caption: 'A command for moderators', html: [await seen(privately, '/reindex')] },
  ];
}
