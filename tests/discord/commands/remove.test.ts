import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REMOVED } from '../../../src/corpus-files/remove.js';
import { VerbatimError } from '../../../src/errors.js';
import { keyOf } from '../../../src/retrieval/article-titles.js';
import { stored } from '../../support/discord/corpus.js';
import { reportOf } from '../../support/discord/engine.js';
import { clickForged } from '../../support/discord/forge.js';
import { show } from '../../support/discord/markdown.js';
import { createSession, openSession } from '../../support/discord/session.js';
import { corpusFolder } from '../../support/folders.js';

const moderator = { memberPermissions: ['manageGuild'] } as const;
const id = '2024/talks.txt';
const title = 'Talks *open* in Moscow';
const key = keyOf(id);

async function withCorpus() {
  const seeds = corpusFolder({ [id]: 'Talks.', 'old.txt': 'Old.' });
  const session = await openSession({ seeds });
  const { engine, discord } = session;
  engine.articles.push(stored([['Talks.']], { id, title }), stored([['Old.']], { id: 'old.txt', title: 'Old news' }));
  engine.onReindex = () => {
    const isThere = existsSync(join(seeds, id));
    engine.articles.length = 0;
    if (isThere) engine.articles.push(stored([['Talks.']], { id, title }));
    const change = isThere ? { added: [id], removed: [] } : { added: [], removed: [id] };
    return Promise.resolve(reportOf({ ...change, changed: [], skipped: [] }));
  };
  const removed = join(seeds, ...REMOVED, id);
  const ask = () => discord.slash(discord.world.alice, 'remove', { title: id }, moderator).response();
  return { ...session, seeds, removed, ask };
}

describe.concurrent('/remove', () => {
  it('is not shown to members, and refused to them, suggestions too', async () => {
    const { discord, seeds } = await withCorpus();
    const { alice } = discord.world;
    expect(discord.offered(alice)).not.toContain('remove');
    expect((await discord.slash(alice, 'remove', { title: id }).response()).text).toContain('This is for moderators');
    expect((await discord.autocomplete('remove', 'title', 'tal')).choices).toEqual([]);
    expect(existsSync(join(seeds, id))).toBe(true);
  });

  it('suggests titles while typing', async () => {
    const { discord } = await withCorpus();
    const { choices } = await discord.autocomplete('remove', 'title', 'tal', moderator);
    expect(choices).toEqual([{ name: expect.stringContaining(title) as string, value: id }]);
  });

  it('asks first, and takes nothing out where that is not wanted', async () => {
    const { discord, seeds, engine, ask } = await withCorpus();
    const asked = await ask();
    expect(asked.ephemeral).toBe(true);
    expect(show(asked.text).text).toMatch(/^Take Talks \*open\* in Moscow \(2024\/talks\.txt\) out of the corpus\?/);
    expect(asked.controls).toEqual(['Remove', 'Keep it']);
    const kept = await discord.click(asked.message, 'Keep it', moderator).response();
    expect(kept.text).toBe('Nothing was removed.');
    expect(kept.controls).toEqual([]);
    expect(existsSync(join(seeds, id))).toBe(true);
    expect(engine.reindexed).toEqual([]);
  });

  it('moves the file to where it is not read, indexes what changed, and puts it back', async () => {
    const { discord, seeds, removed, engine, community, ask } = await withCorpus();
    const { alice, guildId } = discord.world;
    const asked = await ask();
    const done = await discord.click(asked.message, 'Remove', moderator).response();
    expect(done.message.id).toBe(asked.message.id);
    const lines = show(done.text).text.split('\n');
    expect(lines[0]).toMatch(/^Removed: Talks \*open\* in Moscow \(2024\/talks\.txt\)\. .*\.verbatim\/removed/);
    expect(lines[1]).toMatch(/^Reindexed/);
    expect(lines).not.toContain('Removed: 1');
    expect(done.controls).toEqual(['Put back']);
    expect(existsSync(join(seeds, id))).toBe(false);
    expect(readFileSync(removed, 'utf8')).toBe('Talks.');
    const undone = await discord.click(done.message, 'Put back', moderator).response();
    expect(show(undone.text).text).toMatch(/^Put back: Talks \*open\* in Moscow/);
    expect(undone.controls).toEqual([]);
    expect(readFileSync(join(seeds, id), 'utf8')).toBe('Talks.');
    expect(engine.reindexed).toMatchObject([{ fresh: true }, { fresh: true }]);
    expect(community.audit.list(guildId, null, 9)).toMatchObject([
      { who: alice.id, action: 'article-restore', detail: id },
      { who: alice.id, action: 'article-remove', detail: id },
    ]);
    expect(discord.violations).toEqual([]);
  });

  it('says where there is no such article, or none that has a file', async () => {
    const { discord, engine } = await withCorpus();
    const { alice } = discord.world;
    const ask = async (named: string) =>
      show((await discord.slash(alice, 'remove', { title: named }, moderator).response()).text).text;
    expect(await ask('No such thing')).toContain('There is no article called “No such thing”');
    engine.articles.push(stored([['Line.']], { id: 'line-17', title: 'A line' }));
    expect(await ask('A line')).toContain('it is a line of a .jsonl file');
    engine.articles.push(stored([['Line.']], { id: '../outside.txt', title: 'Outside' }));
    expect(await ask('Outside')).toContain('has no file of its own in the corpus');
  });

  it('puts the last article back, as without any the old index would go on', async () => {
    const { discord, seeds, engine, ask } = await withCorpus();
    engine.onReindex = () =>
      Promise.reject(new VerbatimError('SEEDS_EMPTY', { path: seeds, skipped: [], formats: '.txt' }));
    const asked = await ask();
    const seen = await discord.click(asked.message, 'Remove', moderator).followUp();
    expect(seen.text).toContain('is the last article that can be read, so it was put back');
    expect(readFileSync(join(seeds, id), 'utf8')).toBe('Talks.');
  });

  it('says where the index could not follow, and can still be taken back', async () => {
    const { discord, seeds, engine, ask } = await withCorpus();
    engine.onReindex = () => Promise.reject(new VerbatimError('INDEX_BUSY', { path: '/srv/index' }));
    const asked = await ask();
    const seen = await discord.click(asked.message, 'Remove', moderator).response();
    expect(seen.text).toMatch(/Another process is indexing[^]*the next indexing takes it in/);
    expect(existsSync(join(seeds, id))).toBe(false);
    const undone = await discord.click(seen.message, 'Put back', moderator).response();
    expect(undone.text).toContain('**Put back:**');
    expect(existsSync(join(seeds, id))).toBe(true);
  });

  it('works after a restart between message and click', async () => {
    const { discord, seeds, bot, community, ask } = await withCorpus();
    const asked = await ask();
    await bot.stop();
    const second = createSession(discord, { community, seeds });
    second.engine.articles.push(stored([['Talks.']], { id, title }));
    await second.bot.start();
    const done = await discord.click(asked.message, 'Remove', moderator).response();
    expect(done.controls).toEqual(['Put back']);
    await second.bot.stop();
    await createSession(discord, { community, seeds }).bot.start();
    await discord.click(done.message, 'Put back', moderator).response();
    expect(existsSync(join(seeds, id))).toBe(true);
  });
});

describe.concurrent('its buttons', () => {
  it('are refused to members', async () => {
    const { discord, seeds, ask } = await withCorpus();
    const asked = await ask();
    for (const action of [`confirm:${key}`, `undo:${key}`, 'keep']) {
      const seen = await clickForged(discord, asked.message, `v1:remove-${action}`, {
        by: discord.world.bob,
      }).response();
      expect(seen.text, action).toContain('This is for moderators');
    }
    expect(existsSync(join(seeds, id))).toBe(true);
  });

  it('take nothing forged', async () => {
    const { discord, seeds, ask } = await withCorpus();
    const asked = await ask();
    const click = (action: string) => clickForged(discord, asked.message, `v1:remove-${action}`, moderator);
    for (const action of ['confirm', 'confirm:', 'confirm:short', `undo:${key}x`, 'undo'])
      expect((await click(action).followUp()).text, action).toContain('not one of this version');
    expect((await click(`confirm:${keyOf('../outside.txt')}`).response()).text).toContain('nothing to remove');
    expect((await click(`undo:${keyOf('../outside.txt')}`).response()).text).toContain('nothing to put back');
    expect(readdirSync(seeds).sort()).toEqual(['2024', 'old.txt']);
  });

  it('say so where it was removed meanwhile, or its place was taken', async () => {
    const { discord, seeds, ask } = await withCorpus();
    const [first, second] = [await ask(), await ask()];
    const done = await discord.click(first.message, 'Remove', moderator).response();
    expect((await discord.click(second.message, 'Remove', moderator).response()).text).toContain('nothing to remove');
    writeFileSync(join(seeds, id), 'New.');
    const refused = await discord.click(done.message, 'Put back', moderator).followUp();
    expect(refused.text).toContain('already, and it was left as it is');
    expect(readFileSync(join(seeds, id), 'utf8')).toBe('New.');
  });
});
