import { describe, expect, it } from 'vitest';
import { answerIn, stored } from '../../support/discord/corpus.js';
import { declined } from '../../support/discord/engine.js';
import { openSession } from '../../support/discord/session.js';

const words = 'The talks opened in Moscow.';
const talks = stored([[words], ['They went on for days.']]);

/** Alice has asked in public and in private, voted, followed and asked in vain; Bob has voted. */
async function lived() {
  const session = await openSession();
  const { discord, engine } = session;
  const { alice, bob } = discord.world;
  engine.articles.push(talks);
  engine.onAsk = ({ text }) => Promise.resolve(text.includes('Where') ? answerIn(text, words, talks) : declined(text));
  const open = await discord.slash(alice, 'ask', { question: 'Where?' }).response();
  const secret = await discord.slash(alice, 'ask', { question: 'Where, really?', private: true }).response();
  await discord.click(open.message, 'Helpful', { by: alice }).response();
  await discord.click(open.message, 'Not helpful', { by: bob }).response();
  await discord.slash(alice, 'follow', { question: 'Who won?' }).response();
  return { ...session, open, secret };
}

describe.concurrent('/forget-me', () => {
  it('asks first, then erases what is kept of the member, and says what it was', async () => {
    const { discord, community, open, secret, log } = await lived();
    const { alice, bob } = discord.world;
    const seen = await discord.slash(alice, 'forget-me').response();
    expect(seen.ephemeral).toBe(true);
    expect(seen.text).toMatch(/^This erases what I keep about you[^]*What stays/);
    expect(seen.controls).toEqual(['Erase everything', 'Keep it']);
    expect(community.follows.list(alice.id)).toHaveLength(1);

    const erased = await discord.click(seen.message, 'Erase everything', { by: alice }).response();
    expect(erased.message.id).toBe(seen.message.id);
    expect(erased.text.split('\n')).toEqual([
      'Erased:',
      '- 1 vote',
      '- 1 question that went unanswered or was marked not helpful',
      '- 1 question you followed',
      '- 1 answer that only you saw',
      '- in 1 answer that others see too, who asked for it',
    ]);
    expect(erased.controls).toEqual([]);
    expect(community.follows.list(alice.id)).toEqual([]);
    expect(community.answers.inMessage(open.message.id)).toMatchObject({ person: null });
    expect((await discord.click(secret.message, 'Context', { by: alice }).response()).text).toContain('no longer kept');
    // What is Bob's stays, and so does the answer that all see.
    expect((await discord.click(open.message, 'Context', { by: bob }).response()).text).toContain(words);
    const id = community.answers.inMessage(open.message.id)!.id;
    expect(community.votes.tally(id)).toEqual({ helpful: 0, notHelpful: 1 });
    expect(log.lines.some(({ text }) => text.includes('erased') && text.includes(alice.id))).toBe(false);

    const again = await discord.slash(alice, 'forget-me').response();
    const nothing = await discord.click(again.message, 'Erase everything', { by: alice }).response();
    expect(nothing.text).toBe('Nothing was kept about you.');
    expect(discord.violations).toEqual([]);
  });

  it('leaves everything where the member thinks better of it', async () => {
    const { discord, community } = await lived();
    const { alice } = discord.world;
    const seen = await discord.slash(alice, 'forget-me', {}, { locale: 'es-ES' }).response();
    expect(seen.controls).toEqual(['Borrar todo', 'Conservar']);
    const kept = await discord.click(seen.message, 'Conservar', { by: alice, locale: 'es-ES' }).response();
    expect(kept.text).toBe('No se ha borrado nada.');
    expect(community.follows.list(alice.id)).toHaveLength(1);
  });
});
