import { describe, expect, it } from 'vitest';
import { VerbatimError } from '../../src/errors.js';
import { answerTo, declined, reportOf } from '../support/discord/engine.js';
import { type Session, createSession, openSession } from '../support/discord/session.js';
import { until } from '../support/discord/until.js';

const all = (guild: string) => ({ guilds: [guild], source: null });

/** Questions that were declined by the index a1b2c3. */
function decline({ community, discord }: Session, ...questions: readonly string[]): void {
  const { guildId: guild, general, alice } = discord.world;
  for (const question of questions) {
    const place = { user: alice.id, guild, channel: general.id, answer: null, index: 'a1b2c3' };
    community.gaps.record({ ...place, question, source: 'declined' });
  }
}

describe.concurrent('after an indexing', () => {
  it('gaps are asked again, whoever had it indexed, and are resolved where they are answered', async () => {
    const session = await openSession();
    const { engine, community, discord, log } = session;
    decline(session, 'Where is Reus?', 'Who built the bridge?');
    engine.onAsk = ({ text }) => Promise.resolve(text.includes('Reus') ? answerTo(text) : declined(text));
    await engine.reindex();
    await until(() => log.has('info', /"answered":1.*gaps are answered now/), 'the trial');
    const left = community.gaps.page(all(discord.world.guildId), 0, 9);
    expect(left.groups.map(({ question }) => question)).toEqual(['Who built the bridge?']);
    expect(community.gaps.toTry(reportOf().index)).toEqual([]);
    expect(engine.asked).toHaveLength(2);
  });

  it('a question that was asked of some articles only is asked again of those', async () => {
    const { engine, community, discord, log } = await openSession();
    const { alice, guildId } = discord.world;
    const narrowed = ({ after }: { readonly after?: string }) => after !== undefined;
    engine.onAsk = (question) =>
      Promise.resolve(narrowed(question) ? declined(question.text) : answerTo(question.text));
    const seen = await discord.slash(alice, 'ask', { question: 'Where is Reus?', after: '2025' }).response();
    expect(seen.text).toContain('Nothing quoted');
    await engine.reindex();
    await until(() => engine.asked.length === 2, 'the trial');
    expect(engine.asked[1]).toMatchObject({ text: 'Where is Reus?', after: '2025-01-01' });
    await until(() => community.gaps.toTry(reportOf().index).length === 0, 'the end of the trial');
    expect(community.gaps.page(all(guildId), 0, 9).total).toBe(1);
    expect(log.has('info', /gaps are answered now/)).toBe(false);
    const list = await discord.slash(alice, 'gaps', {}, { memberPermissions: ['manageGuild'] }).response();
    expect(list.text).toContain('after: 2025-01-01 · asked once by one person');
  });

  it('a gap that could not be asked is left for the next indexing, and keeps no other back', async () => {
    const session = await openSession();
    const { engine, community, log } = session;
    decline(session, 'Where is Reus?', 'Who built the bridge?');
    engine.onAsk = ({ text }) =>
      text.includes('Reus')
        ? Promise.reject(new VerbatimError('MODEL_DIED', { cause: 'killed' }))
        : Promise.resolve(answerTo(text));
    await engine.reindex();
    await until(() => log.has('info', /gaps are answered now/), 'the trial');
    expect(log.has('warn', /could not be asked again/)).toBe(true);
    expect(community.gaps.toTry(reportOf().index).map(({ question }) => question)).toEqual(['Where is Reus?']);
  });

  it('gaps wait while members ask more than can be answered', async () => {
    const session = await openSession();
    const { engine, community, discord, log } = session;
    decline(session, 'Where is Reus?');
    let times = 0;
    engine.onAsk = ({ text }) =>
      ++times <= 2 ? Promise.reject(new VerbatimError('BUSY')) : Promise.resolve(answerTo(text));
    await engine.reindex();
    await until(() => community.gaps.page(all(discord.world.guildId), 0, 9).total === 0, 'the trial');
    expect(log.has('warn', /could not be asked/)).toBe(false);
  });

  it('what was indexed while the bot was away is caught up with', async () => {
    const session = await openSession();
    const { discord, community, bot } = session;
    await bot.stop();
    const { guildId: guild, general, alice } = discord.world;
    const place = { user: alice.id, guild, channel: general.id, answer: null, index: 'older' };
    community.gaps.record({ ...place, question: 'Where is Reus?', source: 'declined' });
    const next = createSession(discord, { community });
    await next.bot.start();
    await until(() => community.gaps.page(all(guild), 0, 9).total === 0, 'the trial');
  });
});
