import { describe, expect, it } from 'vitest';
import { VerbatimError } from '../../../src/errors.js';
import { answerIn, stored } from '../../support/discord/corpus.js';
import { answerTo, declined, reportOf } from '../../support/discord/engine.js';
import { show } from '../../support/discord/markdown.js';
import { type Session, type SessionOptions, createSession, openSession } from '../../support/discord/session.js';
import { controlsOf, textOf } from '../../support/discord/text.js';
import { until } from '../../support/discord/until.js';

const words = 'The bridge of Reus was built in 1999.';
const bridges = stored([[words]]);
const question = 'When was the bridge of Reus built?';

/** A bot whose articles answer nothing, until `publish`. */
async function opened(given: SessionOptions = {}) {
  const session = await openSession(given);
  const { engine } = session;
  engine.onAsk = ({ text }) => Promise.resolve(declined(text));
  /** An article comes that answers, and is indexed. */
  const publish = async () => {
    engine.articles.push(bridges);
    engine.onAsk = ({ text }) => Promise.resolve({ ...answerIn(text, words, bridges), index: reportOf().index });
    await engine.reindex();
  };
  return { ...session, publish };
}

/** What the bot wrote to Alice directly, and into #general, by itself. */
function written({ world }: Session['discord']) {
  const by = (channel: typeof world.general) => world.messagesIn(channel).filter((m) => m.author.id === world.bot.id);
  return { direct: by(world.directChannel(world.alice)), general: by(world.general) };
}

describe.concurrent('/follow', () => {
  it('tells its asker once, in a direct message, when a new article answers; the buttons work there', async () => {
    const { discord, community, publish, engine, log } = await opened();
    const { alice, guildId } = discord.world;
    const seen = await discord.slash(alice, 'follow', { question }).response();
    expect(seen.ephemeral).toBe(true);
    expect(seen.text).toContain(`You follow this question now: “${question}”`);
    expect(seen.text).toContain('in a direct message, or in this channel');
    expect(seen.text).toContain('1 question, of 10 at most');
    // Moderators learn of it as of any question that went unanswered.
    expect(community.gaps.page({ guilds: [guildId], source: null }, 0, 9).total).toBe(1);

    await publish();
    await until(() => log.has('info', /followed questions are answered now/), 'the telling');
    const [told, ...more] = written(discord).direct;
    expect(more).toEqual([]);
    expect(show(textOf(told!)).text).toMatch(/^You wanted to be told when the articles answer this: “When was the/);
    expect(textOf(told!)).toContain(`**${words}**`);
    expect(written(discord).general.filter((m) => m.viewer === null)).toEqual([]);
    expect(community.follows.list(alice.id)).toEqual([]);
    const context = await discord.click(told!, 'Context', { by: alice }).response();
    expect(context.text).toContain(words);

    await engine.reindex();
    await until(() => engine.reindexed.length === 2, 'another indexing');
    expect(written(discord).direct).toHaveLength(1);
    for (const { pings } of discord.pings) expect(pings).toEqual({ users: [], roles: [], everyone: false });
    expect(discord.violations).toEqual([]);
  });

  it('writes into the channel where direct messages are closed, and mentions its asker alone', async () => {
    const { discord, publish, log } = await opened();
    const { alice, general, bob } = discord.world;
    discord.closeDirect(alice);
    await discord.slash(alice, 'follow', { question: `When was <@${bob.id}>’s @everyone bridge built?` }).response();
    await publish();
    await until(() => log.has('info', /followed questions are answered now/), 'the telling');
    const [told, ...more] = written(discord).general.filter((m) => m.viewer === null);
    expect(more).toEqual([]);
    expect(textOf(told!)).toContain(`<@${alice.id}> You wanted`);
    const pinged = discord.pings.find(({ message }) => message.id === told!.id);
    expect(pinged?.pings).toEqual({ users: [alice.id], roles: [], everyone: false });
    expect(controlsOf(told!)).toContain('Helpful');
    expect((await discord.click(told!, 'Helpful', { by: bob }).response()).text).toContain('counted as helpful');
    expect(general.id).toBe(told!.channel_id);
    expect(discord.violations).toEqual([]);
  });

  it('is of the names behind mentions, as /ask is, and of no custom emoji', async () => {
    const { discord, engine, community } = await opened();
    const { alice, general } = discord.world;
    const asked = `When was <#${general.id}> built <:hm:123456789012345678>?`;
    await discord.slash(alice, 'follow', { question: asked }).response();
    expect(engine.asked.map(({ text }) => text)).toEqual(['When was general built ?']);
    expect(community.follows.list(alice.id)).toMatchObject([{ question: 'When was general built ?' }]);
  });

  it('tells later where neither is possible now', async () => {
    const { discord, publish, log, community, engine } = await opened();
    const { alice, general } = discord.world;
    discord.closeDirect(alice);
    discord.world.deny(general, ['sendMessages']);
    await discord.slash(alice, 'follow', { question }).response();
    await publish();
    await until(() => log.has('warn', /could not be delivered/), 'the failure');
    await until(() => community.follows.list(alice.id).length === 1, 'the follow to be open again');
    discord.world.directChannel(alice).closed = false;
    await engine.reindex();
    await until(() => written(discord).direct.length === 1, 'the telling');
    expect(community.follows.list(alice.id)).toEqual([]);
  });

  it('tells later whom it could not reach, and others all the same, where it can’t forget what they were not shown', async () => {
    const { discord, publish, log, community, engine } = await opened();
    const { alice, bob, general } = discord.world;
    discord.closeDirect(alice);
    discord.world.deny(general, ['sendMessages']);
    for (const one of [alice, bob]) await discord.slash(one, 'follow', { question }).response();
    const remove = community.answers.remove.bind(community.answers);
    community.answers.remove = () => {
      throw new VerbatimError('COMMUNITY_BUSY', { path: 'community.db' });
    };
    await publish();
    await until(() => community.follows.list(bob.id).length === 0, 'the telling');
    expect(log.has('error', /that could not be shown is kept all the same/)).toBe(true);
    expect(community.follows.list(alice.id)).toHaveLength(1);
    community.answers.remove = remove;
    discord.world.directChannel(alice).closed = false;
    await engine.reindex();
    await until(() => written(discord).direct.length === 1, 'the telling');
  });

  it('shows no bare headline of an article that says more among the further sources', async () => {
    const { discord, engine } = await opened();
    const { passages, ...rest } = stored([['Bridges of Reus'], [words], ['It is of stone.']]);
    const [head, ...others] = passages;
    const sentences = head!.sentences.map((one) => ({ ...one, heading: true }));
    const headed = { ...rest, passages: [{ ...head!, sentences }, ...others] };
    engine.articles.push(headed);
    await discord.slash(discord.world.alice, 'follow', { question }).response();
    engine.onAsk = ({ text }) => Promise.resolve(answerIn(text, words, headed));
    await engine.reindex();
    const told = await until(() => written(discord).direct[0], 'the telling');
    const more = await discord.click(told, 'More sources', { by: discord.world.alice }).response();
    expect(more.text).toContain('It is of stone');
    expect(more.text.split('\n')).not.toContain('> __Bridges of Reus__');
  });

  it('tells in the language in which it was asked for', async () => {
    const { discord, publish } = await opened();
    const { world } = discord;
    const seen = await discord.slash(world.alice, 'follow', { question }, { locale: 'de' }).response();
    expect(seen.text).toContain('Du folgst jetzt dieser Frage');
    await publish();
    await until(() => written(discord).direct.length === 1, 'the telling');
    expect(textOf(written(discord).direct[0]!)).toContain('Du wolltest wissen');
  });

  it('tells after a restart of what was indexed meanwhile', async () => {
    const { discord, bot, community } = await opened();
    const { alice } = discord.world;
    await discord.slash(alice, 'follow', { question }).response();
    await bot.stop();
    const next = createSession(discord, { community });
    next.engine.onAsk = ({ text }) => Promise.resolve(answerTo(text));
    const status = await next.engine.status();
    next.engine.status = () => Promise.resolve({ ...status, index: 'newer' });
    await next.bot.start();
    await until(() => written(discord).direct.length === 1, 'the telling');
  });

  it('answers what is answered already, in private, and follows nothing', async () => {
    const { discord, community, engine } = await openSession();
    engine.articles.push(bridges);
    engine.onAsk = ({ text }) => Promise.resolve(answerIn(text, words, bridges));
    const seen = await discord.slash(discord.world.alice, 'follow', { question }).response();
    expect(seen.ephemeral).toBe(true);
    expect(seen.text).toMatch(/^This is answered already[^]*\*\*The bridge of Reus/);
    expect(seen.controls).toContain('Share');
    expect(community.follows.list(discord.world.alice.id)).toEqual([]);
  });

  it('follows the same question once, and ten at most', async () => {
    const { discord, community } = await opened({ config: () => ({ questionsPerMinute: 100 }) });
    const { alice, guildId } = discord.world;
    const follow = (text: string) => discord.slash(alice, 'follow', { question: text }).response();
    for (const town of 'Reus Valls Cambrils Salou Falset Gandesa Flix Amposta Tortosa Batea'.split(' '))
      await follow(`Where is ${town}?`);
    const again = await follow('where is REUS');
    expect(again.text).toContain('You follow this question already');
    expect(again.text).toContain('10 questions, of 10 at most');
    const eleventh = await follow('Where is Corbera?');
    expect(eleventh.text).toContain('Give one up with /unfollow');
    expect(community.gaps.page({ guilds: [guildId], source: null }, 0, 99).total).toBe(10);
  });

  it('works in a direct message, and counts as a question', async () => {
    const { discord, publish } = await opened({ config: () => ({ questionsPerMinute: 1 }) });
    const { alice } = discord.world;
    const channel = discord.world.directChannel(alice);
    const seen = await discord.slash(alice, 'follow', { question }, { channel }).response();
    expect(seen.text).toContain('I tell you here, once');
    const second = await discord.slash(alice, 'follow', { question: 'And who?' }, { channel }).response();
    expect(second.text).toMatch(/Ask again in \d+ s/);
    await publish();
    await until(() => written(discord).direct.some((m) => textOf(m).includes('You wanted')), 'the telling');
  });

  it('waits while members ask more than can be answered, and tells then', async () => {
    const { discord, engine, log } = await opened();
    await discord.slash(discord.world.alice, 'follow', { question }).response();
    let times = 0;
    engine.onAsk = ({ text }) =>
      // The gap is asked, too.
      ++times <= 2 ? Promise.reject(new VerbatimError('BUSY')) : Promise.resolve(answerTo(text));
    await engine.reindex();
    await until(() => written(discord).direct.length === 1, 'the telling');
    expect(log.has('warn', /question could not be asked/)).toBe(false);
  });

  it('tells of what was indexed while the question was being asked', async () => {
    const { discord, engine, publish } = await opened();
    engine.onAsk = async ({ text }) => {
      const status = await engine.status();
      engine.status = () => Promise.resolve({ ...status, index: reportOf().index });
      await publish();
      return declined(text);
    };
    await discord.slash(discord.world.alice, 'follow', { question }).response();
    await until(() => written(discord).direct.length === 1, 'the telling');
    expect(textOf(written(discord).direct[0]!)).toContain(`**${words}**`);
  });

  it('leaves for the next indexing what could not be asked', async () => {
    const { discord, engine, log, publish } = await opened();
    await discord.slash(discord.world.alice, 'follow', { question }).response();
    engine.onAsk = () => Promise.reject(new VerbatimError('MODEL_DIED', { cause: 'killed' }));
    await engine.reindex();
    await until(() => log.has('warn', /question could not be asked again/), 'the failure');
    await publish();
    await until(() => written(discord).direct.length === 1, 'the telling');
  });
});
