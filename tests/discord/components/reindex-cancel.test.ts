import { describe, expect, it } from 'vitest';
import { VerbatimError } from '../../../src/errors.js';
import { createIndexings } from '../../../src/indexings.js';
import type { IngestOptions } from '../../../src/ingest/source.js';
import type { IndexReport } from '../../../src/types.js';
import { driven } from '../../support/discord/driven.js';
import { reportOf } from '../../support/discord/engine.js';
import { clickForged } from '../../support/discord/forge.js';
import { createSession, openSession } from '../../support/discord/session.js';
import { until } from '../../support/discord/until.js';

const moderator = { memberPermissions: ['manageGuild'] } as const;

describe.concurrent('the button that cancels', () => {
  async function running() {
    const session = await openSession();
    const { discord, engine } = session;
    const run = driven(engine);
    const handle = discord.slash(discord.world.alice, 'reindex', {}, moderator);
    await until(() => engine.reindexed.length === 1, 'the reindexing');
    run.progress(3);
    return { ...session, run, handle, shown: await handle.response() };
  }

  it('ends the indexing for all who wait for it, and says by whom', async () => {
    const { discord, community, shown, handle } = await running();
    const { alice, bob, guildId } = discord.world;
    expect(shown.controls).toEqual(['Cancel']);
    const clicked = await discord.click(shown.message, 'Cancel', { by: bob, ...moderator }).response();
    expect(clicked.text).toContain('it ends at its next step');
    expect(clicked.ephemeral).toBe(true);
    const ended = await handle.responseWhere((text) => text.includes('cancelled the reindexing'));
    expect(ended.text).toContain(`<@${bob.id}> cancelled the reindexing. What was embedded so far is kept`);
    expect(ended.controls).toEqual([]);
    expect(community.audit.list(guildId, null, 9)).toMatchObject([
      { who: bob.id, action: 'reindex-cancel' },
      { who: alice.id, action: 'reindex' },
    ]);
    for (const { pings } of discord.pings) expect(pings.users).toEqual([]);
    expect(discord.violations).toEqual([]);
  });

  it('is refused to members', async () => {
    const { discord, engine, shown } = await running();
    let cancelled = 0;
    engine.onCancel = () => ++cancelled > 0;
    const refused = await discord.click(shown.message, 'Cancel', { by: discord.world.bob }).response();
    expect(refused.text).toContain('This is for moderators');
    expect(refused.ephemeral).toBe(true);
    const forged = clickForged(discord, shown.message, 'v1:reindex-cancel:x:y', { by: discord.world.bob });
    expect((await forged.response()).text).toContain('This is for moderators');
    expect(cancelled).toBe(0);
  });

  it('says so where nothing runs any more, after a restart too', async () => {
    const { discord, community, bot, shown, handle } = await running();
    await bot.stop();
    await handle.responseWhere((text) => text.includes('Verbatim was shut down'));
    await createSession(discord, { community }).bot.start();
    const clicked = await clickForged(discord, shown.message, 'v1:reindex-cancel', moderator).response();
    expect(clicked.text).toContain('No indexing is running');
    expect(community.audit.list(discord.world.guildId, null, 9)).toHaveLength(1);
  });
});

describe.concurrent('a second /reindex while one runs', () => {
  it('joins it: both show the same progress, the same end, and one button cancels both', async () => {
    const { discord, engine } = await openSession();
    const { alice, bob } = discord.world;
    const runs: IngestOptions[] = [];
    const finish: ((report: IndexReport) => void)[] = [];
    const indexings = createIndexings(
      (options) =>
        new Promise((resolve, reject) => {
          runs.push(options);
          finish.push(resolve);
          options.signal!.addEventListener('abort', () => reject(new VerbatimError('INDEX_CANCELLED')));
        }),
    );
    engine.reindex = (options) => indexings.run(options);
    engine.cancelIndexing = () => indexings.cancel();
    const both = () => [alice, bob].map((by) => discord.slash(by, 'reindex', {}, moderator));
    const joined = async (run: number) => {
      const handles = both();
      await until(() => runs.length === run, 'the run');
      runs.at(-1)!.onProgress!({ stage: 'embedding', done: 5, total: 30 });
      const seen = await Promise.all(handles.map((handle) => handle.responseWhere((text) => text.includes('5 of 30'))));
      return { handles, seen };
    };
    const first = await joined(1);
    finish[0]!(reportOf());
    for (const handle of first.handles) await handle.responseWhere((text) => text.includes('Reindexed'));
    expect(runs).toHaveLength(1);
    const second = await joined(2);
    expect(runs).toHaveLength(2);
    discord.click(second.seen[1]!.message, 'Cancel', { by: bob, ...moderator });
    for (const handle of second.handles)
      await handle.responseWhere((text) => text.includes(`<@${bob.id}> cancelled the reindexing`));
  });
});
