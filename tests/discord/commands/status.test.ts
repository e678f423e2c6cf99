import { describe, expect, it } from 'vitest';
import { renderStatus } from '../../../src/discord/commands/status.js';
import { aStatus } from '../../support/discord/engine.js';
import { show } from '../../support/discord/markdown.js';
import { openSession } from '../../support/discord/session.js';

describe('/status', () => {
  it('tells the asker what the articles cover and how fresh the index is', async () => {
    const { discord } = await openSession();
    const seen = await discord.slash(discord.world.alice, 'status').response();
    expect(show(seen.content).text.split('\n')).toEqual([
      '5 articles, 21 passages',
      'Dated 12 January 2024 to 30 January 2024',
      'Outlets: The Courier, Daily_News',
      'Index built <t:1706781600:R>',
      'all-MiniLM-L6-v2 · fp32 · 384 dimensions · 3.0 MB · index a1b2c3',
    ]);
    expect(seen.content).not.toContain('/srv');
    expect(seen.ephemeral).toBe(true);
  });

  it('stays within the limit with thousands of outlets', () => {
    const sources = Array.from({ length: 5_000 }, (_, i) => `Outlet *${i}*`);
    expect(renderStatus({ ...aStatus, sources }).content.length).toBeLessThanOrEqual(2_000);
    expect(renderStatus({ ...aStatus, sources: [], from: null, to: null, articles: 1 }).content).toContain(
      '1** article,',
    );
  });
});
