import { describe, expect, it } from 'vitest';
import { renderStatus } from '../../../src/discord/commands/status.js';
import { limits } from '../../../src/discord/limits.js';
import { languageFor } from '../../../src/discord/words/language.js';
import { aStatus } from '../../support/discord/engine.js';
import { show } from '../../support/discord/markdown.js';
import { openSession } from '../../support/discord/session.js';
import { textOf } from '../../support/discord/text.js';

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

  it('stays within the limit with thousands of outlets', () => {
    const sources = Array.from({ length: 5_000 }, (_, i) => `Outlet *${i}*`);
    const english = languageFor('en');
    expect(textOf(renderStatus({ ...aStatus, sources }, english)).length).toBeLessThanOrEqual(limits.text);
    const least = renderStatus({ ...aStatus, sources: [], from: null, to: null, articles: 1 }, english);
    expect(textOf(least)).toContain('1** article,');
  });
});
