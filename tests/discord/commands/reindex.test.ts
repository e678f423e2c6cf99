import { describe, expect, it } from 'vitest';
import { VerbatimError } from '../../../src/errors.js';
import { driven } from '../../support/discord/driven.js';
import { answerTo, declined, reportOf } from '../../support/discord/engine.js';
import { show } from '../../support/discord/markdown.js';
import { openSession } from '../../support/discord/session.js';
import { controlsOf, textOf } from '../../support/discord/text.js';
import { until } from '../../support/discord/until.js';

const moderator = { memberPermissions: ['manageGuild'] } as const;

describe.concurrent('/reindex', () => {
  it('is refused to members, though Discord let the command through', async () => {
    const { discord, engine, log } = await openSession();
    const seen = await discord.slash(discord.world.alice, 'reindex').response();
    expect(seen.text).toContain('This is for moderators');
    expect(seen.ephemeral).toBe(true);
    expect(engine.reindexed).toEqual([]);
    expect(log.has('warn', /not a moderator/)).toBe(true);
  });

  it('is refused in direct messages, even to a moderator of a server', async () => {
    const { discord, engine } = await openSession();
    const channel = discord.world.directChannel(discord.world.alice);
    const seen = await discord.slash(discord.world.alice, 'reindex', {}, { channel, ...moderator }).response();
    expect(seen.text).toContain('This is for moderators');
    expect(engine.reindexed).toEqual([]);
  });

  it('is allowed to a role that the operator listed', async () => {
    const { discord, engine } = await openSession({
      config: ({ world }) => ({ moderatorRoleIds: [world.addRole('Librarians').id] }),
    });
    const { world } = discord;
    const librarian = world.addMember('Carol', { roles: [world.roles.find((role) => role.name === 'Librarians')!] });
    expect((await discord.slash(librarian, 'reindex', { rebuild: true }).response()).text).toContain('Reindexed');
    expect(engine.reindexed[0]?.rebuild).toBe(true);
  });

  it('shows progress, at most every two seconds, answers meanwhile, and sums up', async () => {
    const { discord, engine, log } = await openSession();
    const { alice, bob } = discord.world;
    const run = driven(engine);
    const handle = discord.slash(alice, 'reindex', {}, moderator);
    await until(() => engine.reindexed.length === 1, 'the reindexing');
    for (let done = 0; done < 30; done++) run.progress(done);
    const first = await handle.responseWhere((content) => content.includes('Embedding: 0 of 30 passages'));
    expect(first.text).toContain('`██░░░░░░░░░░░░░░░░░░` 10 %');
    expect((await discord.slash(bob, 'ask', { question: 'Where?' }).response()).text).toContain('Moscow');
    await handle.responseWhere((content) => content.includes('Embedding: 29 of 30 passages'));
    run.progress(30);
    run.finish(reportOf());
    const last = await handle.responseWhere((content) => content.includes('Reindexed'));
    expect(show(last.text).text.split('\n')).toEqual([
      'Reindexed in 4 s · 6 articles, 25 passages · index d4e5f6',
      'Embedded 7 passages; 4 articles unchanged.',
      'Added: 1',
      '- 2024/new.md',
      'Changed: 1',
      '- 2024/talks.txt',
      'Unreadable: 1',
      '- broken.html is empty',
    ]);
    expect(handle.interaction.contents).toHaveLength(3);
    expect(last.controls).toEqual([]);
    expect(log.has('info', /broken\.html.*reindexed/)).toBe(true);
    expect(discord.violations).toEqual([]);
  });

  it('tells what went wrong', async () => {
    const { discord, engine } = await openSession();
    engine.onReindex = () => Promise.reject(new VerbatimError('SEEDS_MISSING', { path: '/srv/seeds' }));
    const seen = await discord.slash(discord.world.alice, 'reindex', {}, moderator).response();
    expect(seen.text).toContain('There is no corpus at /srv/seeds. Create that folder');
  });

  it('tells what went wrong to the moderator only, though everyone saw it begin: paths are not for all', async () => {
    const { discord, engine } = await openSession();
    const run = driven(engine);
    const handle = discord.slash(discord.world.alice, 'reindex', {}, moderator);
    await until(() => engine.reindexed.length === 1, 'the reindexing');
    run.progress(3);
    await handle.response();
    run.fail(new VerbatimError('INDEX_NOT_WRITABLE', { path: '/srv/index', cause: 'ENOSPC' }));
    const told = await handle.followUp();
    expect(told.ephemeral).toBe(true);
    expect(told.text).toContain('/srv/index cannot be written (ENOSPC)');
    const seen = handle.interaction.original!;
    expect(seen.viewer).toBeNull();
    expect(textOf(seen)).toMatch(/^\*\*Indexing failed\.\*\* [^/]+$/);
    expect(controlsOf(seen)).toEqual([]);
    expect(discord.violations).toEqual([]);
  });

  it('names no path to everyone where the token has died before it fails', async () => {
    const { discord, engine } = await openSession();
    const { world } = discord;
    const run = driven(engine);
    discord.slash(world.alice, 'reindex', {}, moderator);
    await until(() => engine.reindexed.length === 1, 'the reindexing');
    discord.advance(16 * 60_000);
    run.fail(new VerbatimError('INDEX_NOT_WRITABLE', { path: '/srv/index', cause: 'ENOSPC' }));
    const ordinary = () => world.messagesIn(world.general).filter((message) => message.type === 0);
    await until(() => ordinary().length === 1, 'the ordinary message');
    expect(textOf(ordinary()[0]!)).toMatch(/^\*\*Indexing failed\.\*\*/);
  });

  it('moves to an ordinary message before the token dies, and says where to', async () => {
    const { discord, engine } = await openSession();
    const { world } = discord;
    const run = driven(engine);
    const handle = discord.slash(world.alice, 'reindex', {}, moderator);
    await until(() => engine.reindexed.length === 1, 'the reindexing');
    run.progress(1);
    await handle.response();
    discord.advance(14 * 60_000 + 1_000);
    run.progress(2);
    const ordinary = () => world.messagesIn(world.general).filter((message) => message.type === 0);
    await until(() => textOf(ordinary()[0] ?? {}).includes('2 of 30'), 'the ordinary message');
    const left = await handle.responseWhere((text) => text.startsWith('This goes on in'));
    expect(left.text).toContain(`/${ordinary()[0]!.id}`);
    expect(left.controls).toEqual([]);
    run.finish(reportOf());
    await until(() => textOf(ordinary()[0] ?? {}).includes('Reindexed'), 'the summary');
    expect(ordinary()).toHaveLength(1);
    expect(discord.violations).toEqual([]);
  });

  it('goes on in an ordinary message though the token died before', async () => {
    const { discord, engine } = await openSession();
    const { world } = discord;
    const run = driven(engine);
    const handle = discord.slash(world.alice, 'reindex', {}, moderator);
    await until(() => engine.reindexed.length === 1, 'the reindexing');
    run.progress(1);
    await handle.response();
    discord.advance(16 * 60_000);
    run.finish(reportOf());
    const ordinary = () => world.messagesIn(world.general).filter((message) => message.type === 0);
    await until(() => textOf(ordinary()[0] ?? {}).includes('Reindexed'), 'the summary');
    expect(handle.interaction.contents.at(-1)).toContain('1 of 30');
  });

  it('loses the summary, and nothing else, where it may not write in the channel', async () => {
    const { discord, engine, log } = await openSession();
    const { world } = discord;
    const run = driven(engine);
    world.deny(world.general, ['sendMessages']);
    discord.slash(world.alice, 'reindex', {}, moderator);
    await until(() => engine.reindexed.length === 1, 'the reindexing');
    discord.advance(15 * 60_000);
    run.finish(reportOf());
    await until(() => log.has('warn', /could not be delivered|was lost/), 'a line in the log');
    expect((await discord.slash(world.alice, 'ask', { question: 'Where?' }).response()).text).toContain('Moscow');
  });

  it('tells how many unanswered questions the new index answers', async () => {
    const { discord, engine } = await openSession();
    const { alice, bob } = discord.world;
    engine.onAsk = ({ text }) => Promise.resolve(declined(text));
    for (const question of ['Where is Reus?', 'Who built the bridge?'])
      await discord.slash(bob, 'ask', { question }).response();
    let answer: () => void = () => undefined;
    engine.onAsk = ({ text }) => new Promise((resolve) => (answer = () => resolve(answerTo(text))));
    const handle = discord.slash(alice, 'reindex', {}, moderator);
    await handle.responseWhere((text) => text.includes('Asking 2 questions again'));
    answer();
    await until(() => engine.asked.length === 4, 'the second question');
    engine.onAsk = ({ text }) => Promise.resolve(declined(text));
    answer();
    const last = await handle.responseWhere((text) => text.includes('answered now'));
    expect(last.text).toContain('2 questions that went unanswered are answered now.');
    expect((await discord.slash(alice, 'gaps', {}, moderator).response()).text).toContain('no open question');
    expect(discord.violations).toEqual([]);
  });

  it('counts of the unanswered questions those that are asked again, which are not all of very many', async () => {
    const { discord, engine, community, bot } = await openSession();
    const open = Array.from({ length: 501 }, (_, id) => ({ id, guild: null, question: 'Where?', narrowing: null }));
    Object.assign(community.gaps, { toTry: () => open });
    engine.onAsk = ({ text }) => new Promise((resolve) => void setImmediate(() => resolve(declined(text))));
    const handle = discord.slash(discord.world.alice, 'reindex', {}, moderator);
    const seen = await handle.responseWhere((text) => text.includes('again that went unanswered'));
    await bot.stop();
    expect(seen.text).toContain('Asking 500 questions again');
  });

  it('is noted in the audit log and the bot’s own', async () => {
    const { discord, community, log } = await openSession();
    const { alice, guildId } = discord.world;
    await discord.slash(alice, 'reindex', { rebuild: true }, moderator).response();
    expect(community.audit.list(guildId, null, 9)).toMatchObject([
      { who: alice.id, action: 'reindex', detail: 'rebuild' },
    ]);
    expect(log.has('info', new RegExp(`"by":"${alice.id}".*reindex.*a moderator acted`))).toBe(true);
  });

  it('goes on though nothing can be noted just now', async () => {
    const { discord, community, log } = await openSession();
    const busy = () => {
      throw new VerbatimError('COMMUNITY_BUSY', { path: '/srv/community.db' });
    };
    Object.assign(community.audit, { record: busy, list: busy });
    Object.assign(community.gaps, { toTry: busy });
    const seen = await discord.slash(discord.world.alice, 'reindex', {}, moderator).response();
    expect(seen.text).toContain('**Reindexed** in 4 s');
    expect(log.has('error', /the audit log could not be written/)).toBe(true);
  });

  it('speaks the moderator’s language', async () => {
    const { discord, engine } = await openSession();
    const run = driven(engine);
    const handle = discord.slash(discord.world.alice, 'reindex', {}, { ...moderator, locale: 'fr' });
    await until(() => engine.reindexed.length === 1, 'the reindexing');
    run.progress(7);
    const first = await handle.responseWhere((text) => text.includes('Vectorisation : 7 sur 30 passages'));
    expect(first.controls).toEqual(['Annuler']);
    run.finish(reportOf());
    expect((await handle.responseWhere((text) => text.includes('Réindexé'))).text).toContain('est vide');
  });

  it('stays offered to moderators only', async () => {
    const { discord } = await openSession();
    const { world } = discord;
    const carol = world.addMember('Carol', { roles: [world.addRole('Moderators', 1n << 5n)] });
    expect(discord.offered(world.alice)).not.toContain('reindex');
    expect(discord.offered(carol)).toContain('reindex');
  });
});
