import { describe, expect, it } from 'vitest';
import { answerTo } from '../../support/discord/engine.js';
import { clickForged } from '../../support/discord/forge.js';
import { createSession, openSession } from '../../support/discord/session.js';
import { controlsOf, textOf } from '../../support/discord/text.js';
import { until } from '../../support/discord/until.js';

const moderator = { memberPermissions: ['manageGuild'] } as const;

async function orphaned() {
  const session = await openSession();
  const { discord } = session;
  const question = discord.say(discord.world.general, discord.world.alice, `${discord.mention} Where?`);
  const answer = await discord.answerTo(question);
  discord.remove(question);
  await until(() => controlsOf(answer).includes('Delete'), 'the offer to go');
  return { ...session, answer };
}

describe.concurrent('a deleted question', () => {
  it('makes its answer offer to go, and nothing else changes', async () => {
    const { discord, answer, community } = await orphaned();
    expect(textOf(answer)).toMatch(/Moscow[^]*The question was deleted/);
    expect(controlsOf(answer)).toEqual(['Context', 'Helpful', 'Not helpful', 'Delete']);
    await discord.click(answer, 'Delete').acknowledged();
    await until(() => !discord.world.messages.has(answer.id), 'the deletion');
    expect(community.audit.list(discord.world.guildId, null, 9)).toEqual([]);
    expect(discord.violations).toEqual([]);
  });

  it('lets only its asker, or a moderator, delete the answer', async () => {
    const { discord, answer, community } = await orphaned();
    const { bob } = discord.world;
    const refused = await discord.click(answer, 'Delete', { by: bob }).followUp();
    expect(refused.text).toContain('Only who asked the question');
    expect(refused.ephemeral).toBe(true);
    expect(discord.world.messages.has(answer.id)).toBe(true);
    expect(textOf(answer)).toContain('Moscow');
    discord.click(answer, 'Delete', { by: bob, ...moderator });
    await until(() => !discord.world.messages.has(answer.id), 'the deletion');
    await until(() => community.answers.inMessage(answer.id) === null, 'the record to go');
    expect(community.audit.list(discord.world.guildId, null, 9)).toMatchObject([
      { who: bob.id, action: 'answer-delete' },
    ]);
  });

  it('takes no other message with it, and no other server’s answer, whatever id is forged', async () => {
    const { discord, answer, community } = await orphaned();
    const { alice, bob, general } = discord.world;
    const id = community.answers.inMessage(answer.id)!.id;
    const other = await discord.answerTo(discord.say(general, bob, `${discord.mention} When?`));
    const refused = await clickForged(discord, other, `v1:delete:${id}`, { by: alice }).followUp();
    expect(refused.text).toContain('belongs to another server');
    const away = { guild: 'elsewhere', channel: 'c', questionMessage: null, private: false, user: bob.id };
    const theirs = community.answers.record({ ...away, answer: answerTo('Where?'), hashes: new Map() });
    const again = await clickForged(discord, other, `v1:delete:${theirs}`, { by: alice, ...moderator }).followUp();
    expect(again.text).toContain('belongs to another server');
    expect(discord.world.messages.has(other.id)).toBe(true);
    for (const kept of [id, theirs]) expect(community.answers.find(kept)).not.toBeNull();
  });

  it('is noticed after a restart, and among many that are deleted at once', async () => {
    const session = await openSession();
    const { discord, community } = session;
    const { general, alice } = discord.world;
    const question = discord.say(general, alice, `${discord.mention} Where?`);
    const other = discord.say(general, alice, 'Just talking');
    const answer = await discord.answerTo(question);
    await session.bot.stop();
    const next = createSession(discord, { community });
    await next.bot.start();
    discord.remove(question, other);
    await until(() => controlsOf(answer).includes('Delete'), 'the offer to go');
    discord.advance(30 * 24 * 60 * 60_000);
    await discord.click(answer, 'Delete').acknowledged();
    await until(() => !discord.world.messages.has(answer.id), 'the deletion');
    expect(next.log.has('error', /./)).toBe(false);
  });

  it('waits for its answer where it is deleted while that is being prepared', async () => {
    const { discord, engine } = await openSession();
    const { general, alice } = discord.world;
    const given = engine.onAsk;
    const question = () => [...discord.world.messages.values()].find((m) => m.content.includes('Where?'))!;
    engine.onAsk = (asked) => {
      discord.remove(question());
      return given(asked);
    };
    discord.say(general, alice, `${discord.mention} Where?`);
    const said = () => discord.world.messagesIn(general).find((m) => m.author.id === discord.world.bot.id);
    await until(() => said() !== undefined && controlsOf(said()!).includes('Delete'), 'the offer to go');
  });

  it('leaves everything else alone', async () => {
    const { discord, log } = await orphaned();
    const { general, alice } = discord.world;
    discord.remove(discord.say(general, alice, 'Just talking'));
    const before = discord.requests.length;
    await discord.answerTo(discord.say(general, alice, `${discord.mention} Where?`));
    expect(discord.requests.slice(before).filter(({ method }) => method === 'PATCH')).toEqual([]);
    expect(log.has('error', /./)).toBe(false);
  });
});
