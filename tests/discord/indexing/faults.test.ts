import { describe, expect, it } from 'vitest';
import { driven } from '../../support/discord/driven.js';
import { reportOf } from '../../support/discord/engine.js';
import { openSession } from '../../support/discord/session.js';
import { textOf } from '../../support/discord/text.js';
import { until } from '../../support/discord/until.js';

const moderator = { memberPermissions: ['manageGuild'] } as const;
const edit = /^PATCH \/webhooks/;

describe.concurrent('a reindexing, when Discord is in trouble', () => {
  it('shows its progress and its end after rate limits and failures', async () => {
    const { discord, engine } = await openSession();
    const run = driven(engine);
    const handle = discord.slash(discord.world.alice, 'reindex', {}, moderator);
    await until(() => engine.reindexed.length === 1, 'the reindexing');
    discord.faults.next(1, { kind: 'rate-limit', seconds: 0.3 }, edit);
    discord.faults.next(2, { kind: 'server-error' }, edit);
    run.progress(3);
    await handle.responseWhere((text) => text.includes('3 of 30'));
    discord.faults.next(1, { kind: 'server-error', status: 502 }, edit);
    discord.faults.next(1, { kind: 'rate-limit', seconds: 0.3, global: true }, edit);
    discord.faults.next(1, { kind: 'hang-up' }, edit);
    run.finish(reportOf());
    const last = await handle.responseWhere((text) => text.includes('Reindexed'));
    expect(last.controls).toEqual([]);
    expect(discord.violations).toEqual([]);
  });

  it('goes on while the gateway is down, and is there for the moderator afterwards', async () => {
    const { discord, engine } = await openSession();
    const { alice, general } = discord.world;
    const run = driven(engine);
    const handle = discord.slash(alice, 'reindex', {}, moderator);
    await until(() => engine.reindexed.length === 1, 'the reindexing');
    run.progress(3);
    await handle.responseWhere((text) => text.includes('3 of 30'));
    discord.gateway.drop();
    run.finish(reportOf());
    await handle.responseWhere((text) => text.includes('Reindexed'));
    const question = discord.say(general, alice, `${discord.mention} Where?`);
    expect(textOf(await discord.answerTo(question))).toContain('Moscow');
    expect(engine.reindexed).toHaveLength(1);
  });

  it('ends, though its message was deleted meanwhile', async () => {
    const { discord, engine, log } = await openSession();
    const { alice, general } = discord.world;
    const run = driven(engine);
    const handle = discord.slash(alice, 'reindex', {}, moderator);
    await until(() => engine.reindexed.length === 1, 'the reindexing');
    run.progress(3);
    await handle.response();
    discord.world.deleteMessages(general);
    run.finish(reportOf());
    await until(() => log.has('info', /reindexed/) && log.has('warn', /10008.*could not be delivered/), 'the log');
  });
});
