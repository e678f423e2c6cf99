import { describe, expect, it } from 'vitest';
import { declined } from '../../support/discord/engine.js';
import { show } from '../../support/discord/markdown.js';
import { openSession } from '../../support/discord/session.js';

async function following(...questions: readonly string[]) {
  const session = await openSession();
  const { discord, engine } = session;
  engine.onAsk = ({ text }) => Promise.resolve(declined(text));
  for (const question of questions) await discord.slash(discord.world.alice, 'follow', { question }).response();
  return session;
}

const menu = 'What do you want to give up?';

describe.concurrent('/unfollow', () => {
  it('shows one’s own questions only, and gives up those chosen', async () => {
    const { discord, community } = await following('Where is Reus?', 'Who built **the** bridge?', 'When was it?');
    const { alice, bob } = discord.world;
    await discord.slash(bob, 'follow', { question: 'Where is Valls?' }).response();
    const seen = await discord.slash(alice, 'unfollow').response();
    expect(seen.ephemeral).toBe(true);
    expect(show(seen.text).text).toMatch(
      /^You follow 3 questions:\n1\. Where is Reus\?.*\n2\. Who built \*\*the\*\* bri/,
    );
    expect(seen.text).not.toContain('Valls');
    const ids = community.follows.list(alice.id).map(({ id }) => String(id));
    const left = await discord.select(seen.message, menu, [ids[0]!, ids[2]!]).response();
    expect(left.text).toMatch(/^Given up: “Where is Reus\?”\nGiven up: “When was it\?”/);
    expect(left.text).toContain('You follow one question:');
    const none = await discord.select(left.message, menu, [ids[1]!]).response();
    expect(none.text).toContain('You follow no question');
    expect(none.controls).toEqual([]);
    expect(community.follows.list(bob.id)).toHaveLength(1);
    expect(discord.violations).toEqual([]);
  });

  it('gives up nobody else’s, and nothing twice', async () => {
    const { discord, community } = await following('Where is Reus?');
    const { alice, bob } = discord.world;
    await discord.slash(bob, 'follow', { question: 'Where is Valls?' }).response();
    const seen = await discord.slash(alice, 'unfollow').response();
    const [own] = community.follows.list(alice.id);
    community.follows.remove(alice.id, own!.id);
    const after = await discord.select(seen.message, menu, [String(own!.id)]).response();
    expect(after.text).toMatch(/^You follow no question/);
    expect(community.follows.list(bob.id)).toHaveLength(1);
  });

  it('says how to begin where nothing is followed, in the member’s language', async () => {
    const { discord } = await openSession();
    const seen = await discord.slash(discord.world.alice, 'unfollow', {}, { locale: 'fr' }).response();
    expect(seen.text).toBe('Vous ne suivez aucune question. `/suivre` permet d’en suivre une.');
  });
});
