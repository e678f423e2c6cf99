import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { COMMUNITY, openCommunity } from '../src/community/community.js';
import { ended, start, verbatim } from './support/cli.js';
import { show } from './support/discord/markdown.js';
import { Discord } from './support/discord/server.js';
import { until } from './support/discord/until.js';
import { corpusFolder, embeddingsFolder, writeFiles } from './support/folders.js';
import { root } from './support/paths.js';
import { childrenOf, isRunning } from './support/processes.js';

const heron = 'A grey heron was seen at the harbour of Tarragona in April.';

describe('without a token: a chat in the terminal', () => {
  const seeds = corpusFolder({ 'heron.txt': `Herons return\n\n${heron}\n` });
  const embeddings = embeddingsFolder();
  const env = { SEEDS_DIR: seeds, EMBEDDINGS_DIR: embeddings };
  const chat = (input: string) => verbatim([], { entry: 'main', env, input });
  beforeAll(async () => {
    expect((await chat('')).code).toBe(0);
  });

  test('answers piped lines one by one, commands and errors among them, after saying why it chats', async () => {
    const lines = [
      'Where was the grey heron seen?',
      '',
      '?',
      '/lookup harbour',
      '/lookup',
      '/status',
      '/help',
      '/dance',
      '/reindex',
      '/quit',
      'Where was the heron never asked for?',
    ];
    const { code, stdout, stderr } = await chat(lines.join('\n'));
    expect(code).toBe(0);
    expect(stderr.trim().split('\n')).toEqual([expect.stringContaining('No DISCORD_TOKEN is set')]);
    const told = [
      '> Where was the grey heron seen?',
      heron,
      'Herons return',
      '> ?',
      'no word in that question',
      '> /lookup harbour',
      '1. Herons return',
      '> /lookup\n',
      'Give the words to look for',
      '> /status',
      'all-MiniLM-L6-v2 fp32',
      '> /help',
      '/quit           end',
      '> /dance',
      'There is no /dance',
      '> /reindex',
      '0 added, 0 changed, 0 removed, 1 unchanged',
      '> /quit',
    ];
    let at = 0;
    for (const words of told.slice(0, -1)) {
      const found = stdout.indexOf(words, at);
      expect(found, `${words} after ${stdout.slice(0, at)}`).toBeGreaterThanOrEqual(at);
      at = found + words.length;
    }
    expect(stdout).not.toContain('never asked for');
  });

  test('goes on with the index from before where it cannot be brought up to date', async () => {
    writeFiles(seeds, { 'heron.txt': '' });
    const { code, stdout, stderr } = await chat('Where was the grey heron seen?');
    writeFiles(seeds, { 'heron.txt': `Herons return\n\n${heron}\n` });
    expect(stderr).toContain('heron.txt is empty');
    expect(stderr).toContain('The index from before goes on answering');
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining(heron) as string });
  });

  test('without any article there is nothing to chat about', async () => {
    const bare = { SEEDS_DIR: corpusFolder({ 'a.txt': '' }), EMBEDDINGS_DIR: embeddingsFolder() };
    const { code, stdout, stderr } = await verbatim([], { entry: 'main', env: bare, input: 'Who?' });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('No article could be read');
    expect(stderr).not.toContain('    at ');
  });

  test('with WATCH=true, an article that comes while it chats is indexed by itself', async () => {
    const child = start([], { entry: 'main', env: { ...env, WATCH: 'true' } });
    onTestFinished(() => void child.kill('SIGKILL'));
    const end = ended(child);
    let told = '';
    let said = '';
    child.stderr!.on('data', (text: string) => (told += text));
    child.stdout!.on('data', (text: string) => (said += text));
    // The latter ends when the index has been looked at, as is done beside a chat.
    child.stdin!.write('/status\n/reindex\n');
    await until(() => said.includes('0 added, 0 changed, 0 removed'), 'the chat', 20_000);
    writeFiles(seeds, { 'egret.txt': 'Egrets return\n\nA little egret was seen at the mouth of the Francolí in May.' });
    await until(() => told.includes('indexed by itself: 1 added, 0 changed, 0 removed'), 'the indexing', 20_000);
    child.stdin!.end('Where was the little egret seen?\n');
    expect(await end).toMatchObject({ code: 0, stdout: expect.stringContaining('mouth of the Francolí') as string });
    writeFiles(seeds, { 'egret.txt': null });
  });

  test('SIGTERM ends it cleanly, with nothing left running', async () => {
    const child = start([], { entry: 'main', env });
    const end = ended(child);
    child.stdin?.write('Where was the grey heron seen?\n');
    await until(() => childrenOf(child.pid!).length > 0, 'the model’s process');
    const children = childrenOf(child.pid!).map((line) => Number.parseInt(line));
    child.kill('SIGTERM');
    expect(await end).toMatchObject({ code: 0, signal: null });
    await until(() => children.every((pid) => !isRunning(pid)), 'the end of its processes');
  });

  const hasPython = spawnSync('python3', ['-c', 'import pty']).status === 0;
  test.skipIf(!hasPython)('[needs python3] at a terminal it prompts, and ends at /quit', () => {
    const program = `
import os, pty, sys
def read(fd):
    data = os.read(fd, 4096)
    seen.extend(data)
    if seen.count(b'> ') > len(sent):
        line = [b'Where was the grey heron seen?\\n', b'/quit\\n'][min(len(sent), 1)]
        sent.append(line)
        os.write(fd, line)
    return data
seen, sent = bytearray(), []
status = pty.spawn([${JSON.stringify(process.execPath)}, ${JSON.stringify(join(root, 'dist/main.js'))}], read)
sys.exit(os.waitstatus_to_exitcode(status))`;
    const { PATH = '', HOME = '' } = process.env;
    const output = execFileSync('python3', ['-c', program], {
      cwd: seeds,
      env: { PATH, HOME, NO_COLOR: '1', TERM: 'xterm', ...env },
      encoding: 'utf8',
      timeout: 20_000,
    });
    expect(output).toContain('/lookup WORDS');
    expect(output).toContain('at the harbour of Tarragona');
  });
});

describe('with a token: the bot', () => {
  const seeds = corpusFolder({});
  const embeddings = embeddingsFolder();
  let discord: Discord;
  beforeAll(async () => {
    for (const file of ['2024/defence-ministry-turnover.txt', 'background/joint-exercises.txt'])
      writeFiles(seeds, { [file]: readFileSync(join(root, 'seeds', file), 'utf8') });
    discord = await Discord.start();
  });
  afterAll(() => discord.stop());
  const env = () => ({
    SEEDS_DIR: seeds,
    EMBEDDINGS_DIR: embeddings,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.url,
    LOG_LEVEL: 'info',
  });

  test('logs in, answers with a quote of the stored article, reindexes for a moderator, and ends at SIGTERM', async () => {
    const defaults = { askChannels: [], privateByDefault: false, language: 'auto' };
    const longAgo = openCommunity(join(embeddings, COMMUNITY), { now: () => Date.UTC(2020, 1), defaults });
    longAgo.settings.set({ guild: '1' }, 'privateByDefault', true, '2');
    longAgo.close();
    const child = start([], { entry: 'main', env: env() });
    onTestFinished(() => void child.kill('SIGKILL'));
    const end = ended(child);
    let log = '';
    child.stdout!.on('data', (text: string) => (log += text));
    await until(() => log.includes('commands registered') || child.exitCode !== null, 'the bot', 20_000);
    const { alice } = discord.world;

    const question = 'Who was minister before Dong Jun and lost the post in October?';
    const seen = await discord.slash(alice, 'ask', { question }).response();
    expect(seen.acknowledgedAfter).toBeLessThan(3_000);
    const shown = show(seen.text);
    const stored = readFileSync(join(seeds, '2024/defence-ministry-turnover.txt'), 'utf8').replace(/\s+/g, ' ');
    expect(shown.bold, seen.text).toHaveLength(1);
    expect(stored).toContain(shown.bold[0]!.replace(/\s+/g, ' '));
    expect(shown.text).toContain('Verbatim quotes · index');
    expect(seen.controls).toContain('Context');

    writeFiles(seeds, { 'heron.txt': `Herons return\n\n${heron}\n` });
    const moderator = { memberPermissions: ['manageGuild'] } as const;
    const report = await discord
      .slash(alice, 'reindex', {}, moderator)
      .responseWhere((text) => text.includes('Reindexed'), 20_000);
    expect(report.text).toContain('heron');
    const heronSeen = discord.slash(alice, 'ask', { question: 'Where was the grey heron seen?' });
    expect(show((await heronSeen.response()).text).text).toContain(heron);

    const children = childrenOf(child.pid!).map((line) => Number.parseInt(line));
    expect(children.length).toBeGreaterThan(0);
    child.kill('SIGTERM');
    expect(await end).toMatchObject({ code: 0, signal: null });
    await until(() => children.every((pid) => !isRunning(pid)), 'the end of its processes');
    expect(discord.violations).toEqual([]);
    expect(log).not.toContain(discord.token);
    // The audit log's line of 2020, as RETENTION_DAYS is 90.
    expect(log).toMatch(/"audit":1.*old entries were deleted/);
  });

  test('a wrong token is told, with exit code 1, while the indexing it began is ended', async () => {
    const { code, stderr } = await verbatim([], {
      entry: 'main',
      env: { ...env(), DISCORD_TOKEN: 'MTIz.wrong.token' },
    });
    expect(code).toBe(1);
    expect(stderr).toContain('Discord refused the token');
    expect(stderr).not.toContain('    at ');
  });

  test('a wrong token is told before anything is indexed for the first time', async () => {
    const nothing = { SEEDS_DIR: corpusFolder({ 'a.txt': '' }), EMBEDDINGS_DIR: embeddingsFolder() };
    const { code, stderr } = await verbatim([], {
      entry: 'main',
      env: { ...env(), ...nothing, DISCORD_TOKEN: 'MTIz.wrong.token' },
    });
    expect(code).toBe(1);
    expect(stderr).toContain('Discord refused the token');
    expect(stderr).not.toContain('No article could be read');
  });

  test('SIGTERM in the midst of the first indexing ends it at once', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 150 }, (_, n) => [
        `${n}.txt`,
        `Story ${n}\n\n` + `Ship ${n} came into the harbour. `.repeat(30),
      ]),
    );
    const child = start([], {
      entry: 'main',
      env: { ...env(), SEEDS_DIR: corpusFolder(many), EMBEDDINGS_DIR: embeddingsFolder() },
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    const end = ended(child);
    let told = '';
    child.stderr!.on('data', (text: string) => (told += text));
    await until(() => told.includes('Embedding passages'), 'the indexing', 20_000);
    const children = childrenOf(child.pid!).map((line) => Number.parseInt(line));
    expect(children).toHaveLength(2);
    child.kill('SIGTERM');
    expect(await end).toMatchObject({ code: 0, signal: null });
    await until(() => children.every((pid) => !isRunning(pid)), 'the end of its processes');
  });
});
