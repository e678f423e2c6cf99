import { describe, expect, it } from 'vitest';
import { limits } from '../../../src/discord/limits.js';
import type { Status } from '../../../src/types.js';
import { aStatus } from '../../support/discord/engine.js';
import { show } from '../../support/discord/markdown.js';
import { openSession } from '../../support/discord/session.js';

describe('/status', () => {
  it('tells the asker what the articles cover and how fresh the index is', async () => {
    const { discord } = await openSession();
    const seen = await discord.slash(discord.world.alice, 'status').response();
    expect(show(seen.text).text.split('\n')).toEqual([
      '5 articles, 21 passages',
      'Dated <t:1705053600:D> to <t:1706608800:D>',
      'Outlets: The Courier, Daily_News',
      'Index built <t:1706781600:R>',
      'all-MiniLM-L6-v2 · fp32 · 384 dimensions · 3.0 MB · index a1b2c3',
    ]);
    expect(seen.text).not.toContain('/srv');
    expect(seen.ephemeral).toBe(true);
  });

  it('stays within the limit with thousands of outlets, and says nothing of what is not known', async () => {
    const { discord, engine } = await openSession();
    const told = async (status: Partial<Status>) => {
      engine.status = () => Promise.resolve({ ...aStatus, ...status });
      return (await discord.slash(discord.world.alice, 'status').response()).text;
    };
    const sources = Array.from({ length: 5_000 }, (_, i) => `Outlet *${i}*`);
    expect((await told({ sources })).length).toBeLessThanOrEqual(limits.text);
    const least = show(await told({ sources: [], from: null, to: null, articles: 1 })).text.split('\n');
    expect(least).toHaveLength(3);
    expect(least[0]).toBe('1 article, 21 passages');
  });
});
