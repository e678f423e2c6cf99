import { until } from '../../../tests/support/discord/until.js';
import type { Scene } from '../page.js';
import type { Stage } from '../stage.js';

/** The other ways to ask, and what comes of them. */
export async function asking({ discord, draw, seen, ask, member, askChannel }: Stage): Promise<Scene[]> {
  const { mention } = discord;
  const { general } = discord.world;
  const [mira, jonas] = [member('Mira'), member('Jonas')];

  const alone = discord.slash(mira, 'ask', { question: 'Do Russia and China form a military bloc?', private: true });
  const private_ = (await alone.response()).message;
  const before = draw(private_, '/ask');
  const share = discord.click(private_, 'Share', { by: mira });
  const shared = draw((await share.followUp()).message);

  const question = discord.say(general, mira, `${mention} When was Dong Jun appointed?`);
  const answer = await discord.answerTo(question);
  discord.edit(question, `${mention} What did Li say the ties go beyond?`);
  await until(() => answer.edited_timestamp, 'the edited answer');

  const chat = discord.say(askChannel, jonas, 'good morning everyone, my coffee machine is broken');
  await until(() => chat.reactions.size > 0, 'the reaction');
  const french = discord.slash(member('Camille', 'fr'), 'ask', { question: 'When was Dong Jun apointed?' });
  return [
    { caption: '/ask with “private”: for its asker only, until it is shared', html: [before, shared] },
    { caption: 'A question that was edited, and its answer with it', html: [draw(question), draw(answer)] },
    { caption: 'A mention without words', html: await ask(jonas, '') },
    { caption: 'Talk in an ask channel', html: [draw(chat)] },
    {
      caption: 'A member whose Discord is in French, and a word misspelt',
      html: [await seen(french, '/demander', 'fr')],
    },
  ];
}
