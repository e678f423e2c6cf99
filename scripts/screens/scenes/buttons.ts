import type { Scene } from '../page.js';
import type { Stage } from '../stage.js';

/** What the buttons under an answer do. */
export async function buttons(stage: Stage): Promise<Scene[]> {
  const { discord, draw, seen, member, moderator, seeds } = stage;
  const { general } = discord.world;
  const [mira, jonas] = [member('Mira'), member('Jonas')];
  const question = discord.say(general, mira, `${discord.mention} How long was the post of defence minister vacant?`);
  const answer = await discord.answerTo(question);
  const shown = [draw(question), draw(answer)];
  const reindex = () => seen(discord.slash(moderator, 'reindex'));
  const click = (button: string, by = jonas) => discord.click(answer, button, { by });

  const context = await click('Context').response();
  const sources = await seen(click('More sources'));
  const votes = [await seen(click('Helpful')), await seen(click('Not helpful', mira))];

  const path = '2024/defence-ministry-turnover.txt';
  const text = seeds.read(path);
  seeds.write({ [path]: text.replaceAll('vacant', 'unfilled') });
  await reindex();
  const changed = await seen(click('Context'));
  seeds.write({ [path]: text });
  await reindex();

  discord.remove(question);
  const orphaned = await stage.drawWhen(answer, 'Delete');
  return [
    { caption: 'An answer', html: shown },
    { caption: 'Context: the quote within its article', html: [draw(context.message)] },
    { caption: 'More sources: what else came near', html: [sources] },
    { caption: 'Helpful, Not helpful: one vote each', html: votes },
    { caption: 'Context, once the article has changed', html: [changed] },
    { caption: 'The question was deleted', html: [orphaned] },
  ];
}
