import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { VerbatimError } from '../../../src/errors.js';
import { uploads } from '../../../src/tunables.js';
import { stored } from '../../support/discord/corpus.js';
import { driven } from '../../support/discord/driven.js';
import { reportOf } from '../../support/discord/engine.js';
import { show } from '../../support/discord/markdown.js';
import { type Session, openSession } from '../../support/discord/session.js';
import { until } from '../../support/discord/until.js';
import { corpusFolder, temporaryFolder } from '../../support/folders.js';

const moderator = { memberPermissions: ['manageGuild'] } as const;
const words = 'They met in Reus.';

async function withCorpus(files: Readonly<Record<string, string>> = {}) {
  const seeds = corpusFolder(files);
  const session = await openSession({ seeds });
  session.engine.onReindex = () => Promise.resolve(reportOf({ added: ['talks.txt'], changed: [], skipped: [] }));
  return { ...session, seeds };
}

const attach = ({ discord }: Pick<Session, 'discord'>, name: string, content: string | Uint8Array = words) =>
  discord.upload('add', { file: { name, content } }, moderator);

describe.concurrent('/add', () => {
  it('is not shown to members, and refused to them before anything is fetched', async () => {
    const session = await withCorpus();
    const { discord, seeds, engine } = session;
    expect(discord.offered(discord.world.alice)).not.toContain('add');
    const seen = await discord.upload('add', { file: { name: 'talks.txt', content: words } }).response();
    expect(seen.text).toContain('This is for moderators');
    expect(seen.ephemeral).toBe(true);
    expect(discord.world.cdn.downloads).toEqual([]);
    expect(readdirSync(seeds)).toEqual([]);
    expect(engine.reindexed).toEqual([]);
  });

  it('puts the file into the corpus, indexes what changed, and says what came of it', async () => {
    const session = await withCorpus({ 'old.txt': 'Old.' });
    const { discord, seeds, engine, community, log } = session;
    const { alice, guildId } = discord.world;
    engine.articles.push(stored([[words]], { id: 'talks.txt', title: 'Talks *open*' }));
    const seen = await attach(session, 'talks.txt').response();
    expect(seen.ephemeral).toBe(true);
    const lines = show(seen.text).text.split('\n');
    expect(lines[0]).toBe('Added: Talks *open* (talks.txt)');
    expect(lines[1]).toMatch(/^Reindexed in 4 s/);
    expect(lines).not.toContain('- talks.txt');
    expect(readFileSync(join(seeds, 'talks.txt'), 'utf8')).toBe(words);
    expect(engine.reindexed).toMatchObject([{ fresh: true }]);
    expect(engine.reindexed[0]!.rebuild).toBeUndefined();
    expect(community.audit.list(guildId, null, 9)).toMatchObject([
      { who: alice.id, action: 'article-add', detail: 'talks.txt' },
    ]);
    expect(log.has('info', /article-add.*a moderator acted/)).toBe(true);
    expect(discord.violations).toEqual([]);
  });

  it('shows progress meanwhile, with the button that cancels', async () => {
    const session = await withCorpus();
    const run = driven(session.engine);
    const handle = attach(session, 'talks.txt');
    await until(() => session.engine.reindexed.length === 1, 'the indexing');
    run.progress(3);
    const shown = await handle.responseWhere((text) => text.includes('3 of 30 passages'));
    await session.discord.click(shown.message, 'Cancel', moderator).response();
    const ended = await handle.responseWhere((text) => text.includes('Indexing was cancelled'));
    expect(ended.text).toContain('The corpus is changed all the same: the next indexing takes it in.');
    expect(readdirSync(session.seeds)).toEqual(['talks.txt']);
  });

  it.each([
    ['talks.exe', words, /has a format that cannot be added.*\.docx/],
    ['talks.jsonl', '{"text": "x"}', /has a format that cannot be added/],
    ['old.txt', words, /There is a file called “old\.txt” in the corpus already/],
    ['OLD.txt', words, /There is a file called “OLD\.txt” in the corpus already/],
    ['large.txt', 'x'.repeat(uploads.megabytes * 2 ** 20 + 1), /The file has 9 MB; the limit is 8 MB/],
  ])('refuses %s', async (name, content, message) => {
    const session = await withCorpus({ 'old.txt': 'Old.' });
    const seen = await attach(session, name, content).response();
    expect(show(seen.text).text).toMatch(message);
    expect(readdirSync(session.seeds)).toEqual(['old.txt']);
    expect(readFileSync(join(session.seeds, 'old.txt'), 'utf8')).toBe('Old.');
    expect(session.engine.reindexed).toEqual([]);
    expect(session.log.has('error', /./)).toBe(false);
  });

  it('does not keep what cannot become an article, and says why', async () => {
    const session = await withCorpus({ 'old.txt': 'Old.' });
    const skipped = [{ path: 'talks.pdf', code: 'FILE_MALFORMED', reason: 'is malformed: it has no pages' }];
    session.engine.onReindex = () => Promise.resolve(reportOf({ skipped }));
    const seen = await attach(session, 'talks.pdf').response();
    expect(show(seen.text).text).toBe(
      '“talks.pdf” cannot become an article: it is malformed: it has no pages. It was not kept.',
    );
    expect(readdirSync(session.seeds)).toEqual(['old.txt']);
    const { alice } = session.discord.world;
    const file = { name: 'talks.pdf', content: words };
    const german = session.discord.slash(alice, 'add', { file }, { ...moderator, locale: 'de' });
    expect(show((await german.response()).text).text).toContain('Die Datei ist fehlerhaft.');
  });

  it('does not keep what leaves the corpus without any article', async () => {
    const session = await withCorpus();
    const empty = { path: session.seeds, skipped: [], formats: '.txt' };
    session.engine.onReindex = () => Promise.reject(new VerbatimError('SEEDS_EMPTY', empty));
    expect((await attach(session, 'talks.txt').response()).text).toContain('No article could be read');
    expect(readdirSync(session.seeds)).toEqual([]);
  });

  it('keeps it where the index can’t be brought up to date just now, and says so', async () => {
    const session = await withCorpus();
    session.engine.onReindex = () => Promise.reject(new VerbatimError('INDEX_BUSY', { path: '/srv/index' }));
    const seen = await attach(session, 'talks.txt').response();
    expect(show(seen.text).text).toMatch(
      /^Added: talks\.txt[^]*Another process is indexing[^]*the next indexing takes it in/,
    );
    expect(readdirSync(session.seeds)).toEqual(['talks.txt']);
    expect(session.log.has('error', /INDEX_BUSY/)).toBe(true);
  });

  it('tells, when the bot is stopped meanwhile, that the file is there and what is left to do', async () => {
    const session = await withCorpus();
    driven(session.engine);
    const handle = attach(session, 'talks.txt');
    await until(() => session.engine.reindexed.length === 1, 'the indexing');
    await session.bot.stop();
    const seen = await handle.responseWhere((text) => text.includes('shut down'));
    expect(seen.text).toContain('The corpus is changed all the same');
    expect(readdirSync(session.seeds)).toEqual(['talks.txt']);
  });

  it('is done though its token dies meanwhile: the log tells, as a private answer can go nowhere else', async () => {
    const session = await withCorpus();
    const run = driven(session.engine);
    attach(session, 'talks.txt');
    await until(() => session.engine.reindexed.length === 1, 'the indexing');
    session.discord.advance(16 * 60_000);
    run.finish(reportOf({ added: ['talks.txt'], skipped: [] }));
    await until(() => session.log.has('warn', /was lost/), 'the log');
    expect(session.log.has('info', /"added":\["talks.txt"\].*reindexed/)).toBe(true);
    expect(readdirSync(session.seeds)).toEqual(['talks.txt']);
    expect(session.discord.world.messagesIn(session.discord.world.general)).toEqual([]);
  });

  it('says that a corpus of one file can’t be added to', async () => {
    const seeds = join(corpusFolder({ 'all.jsonl': '{"text": "Talks."}\n' }), 'all.jsonl');
    const session = await openSession({ seeds });
    const seen = await attach(session, 'talks.txt').response();
    expect(show(seen.text).text).toContain(`The corpus is one file (${seeds})`);
    expect(readFileSync(seeds, 'utf8')).toBe('{"text": "Talks."}\n');
  });

  it('says so where the file is no longer there to be fetched', async () => {
    const session = await withCorpus();
    session.discord.world.cdn.get = () => null;
    const seen = await attach(session, 'talks.txt').response();
    expect(seen.text).toContain('could not be fetched from Discord');
    expect(readdirSync(session.seeds)).toEqual([]);
  });

  it('writes nothing outside of the corpus, whatever the file is called', async () => {
    const above = temporaryFolder();
    const seeds = join(above, 'seeds');
    mkdirSync(seeds);
    const session = await openSession({ seeds });
    session.engine.onReindex = () => Promise.resolve(reportOf({ skipped: [] }));
    const { discord } = session;
    for (const name of ['../a.txt', '..\\b.txt', '/c.txt', '.d.txt', 'con.txt']) {
      const handle = discord.upload('add', { file: { name, content: words } }, moderator);
      await handle.response();
    }
    expect(readdirSync(above)).toEqual(['seeds']);
    for (const name of readdirSync(seeds)) expect(name).toMatch(/^[\w]+\.txt$/);
    expect(readdirSync(seeds)).toHaveLength(5);
  });
});
