import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ended, start, verbatim } from './support/cli.js';
import { Discord } from './support/discord/server.js';
import { until } from './support/discord/until.js';
import { corpusFolder, embeddingsFolder, temporaryFolder } from './support/folders.js';
import { root } from './support/paths.js';

const heron = 'A grey heron was seen at the harbour of Tarragona in April.';
const question = 'Where was the grey heron seen?';

/**
 * What every process of Verbatim's does first, where it is told to: it writes down each connection and each look-up of a name that is
 * asked for, whatever library asks.
 */
const recorder = `
  import dgram from 'node:dgram';
  import dns from 'node:dns';
  import { appendFileSync } from 'node:fs';
  import { syncBuiltinESMExports } from 'node:module';
  import net from 'node:net';
  const note = (kind, to) => appendFileSync(process.env.CONNECTIONS, JSON.stringify({ pid: process.pid, kind, to }) + '\\n');
  note('start', process.argv[1] ?? '');
  const connect = net.Socket.prototype.connect;
  net.Socket.prototype.connect = function (...args) {
    const [to] = net._normalizeArgs(Array.isArray(args[0]) ? args[0] : args);
    note('connection', to.path ?? (to.host ?? 'localhost') + ':' + to.port);
    return connect.apply(this, args);
  };
  const send = dgram.Socket.prototype.send;
  dgram.Socket.prototype.send = function (...args) {
    note('datagram', String(args));
    return send.apply(this, args);
  };
  for (const space of [dns, dns.promises])
    for (const name of Object.keys(space).filter((one) => /^(lookup|resolve)/.test(one))) {
      const asked = space[name];
      if (typeof asked !== 'function') continue;
      space[name] = function (host, ...rest) {
        if (net.isIP(host) === 0) note('name', host);
        return asked.call(this, host, ...rest);
      };
    }
  syncBuiltinESMExports();
`;

interface Noted {
  readonly pid: number;
  readonly kind: 'start' | 'connection' | 'datagram' | 'name';
  readonly to: string;
}

function recording() {
  const folder = temporaryFolder();
  const [preload, log] = [join(folder, 'recorder.mjs'), join(folder, 'connections')];
  writeFileSync(preload, recorder);
  const noted = () =>
    readFileSync(log, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Noted);
  return {
    env: { NODE_OPTIONS: `--import=file://${preload}`, CONNECTIONS: log },
    started: () => noted().flatMap(({ kind, to }) => (kind === 'start' ? [to.replace(/^.*\/dist\//, '')] : [])),
    went: () => [...new Set(noted().flatMap(({ kind, to }) => (kind === 'start' ? [] : [`${kind} ${to}`])))],
  };
}

test('the recorder records what it is there for', () => {
  const { env, went } = recording();
  const program = `await fetch('http://127.0.0.1:2999/x').catch(() => 0); await fetch('http://nowhere.invalid/').catch(() => 0);`;
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'program.mjs'), program);
  spawnSync(process.execPath, [join(folder, 'program.mjs')], { env: { ...process.env, ...env } });
  expect(went()).toEqual(['connection 127.0.0.1:2999', 'connection nowhere.invalid:80', 'name nowhere.invalid']);
});

test('a bot that indexes and answers connects to Discord and to nothing else; its other processes to nothing', async () => {
  const discord = await Discord.start();
  onTestFinished(() => discord.stop());
  const { env, started, went } = recording();
  const seeds = corpusFolder({ 'heron.txt': heron });
  const child = start([], {
    entry: 'main',
    env: {
      ...env,
      SEEDS_DIR: seeds,
      EMBEDDINGS_DIR: embeddingsFolder(),
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.url,
      WATCH: 'true',
    },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const end = ended(child);
  let log = '';
  child.stdout!.on('data', (text: string) => (log += text));
  await until(() => log.includes('commands registered') || child.exitCode !== null, 'the bot', 20_000);
  const { alice } = discord.world;
  expect((await discord.slash(alice, 'ask', { question }).response()).text).toContain('Tarragona');
  const by = { memberPermissions: ['manageGuild'] } as const;
  const done = discord.slash(alice, 'reindex', { rebuild: true }, by);
  await done.responseWhere((text) => text.includes('Reindexed'), 20_000);
  child.kill('SIGTERM');
  expect((await end).code).toBe(0);

  const children = ['articles/child.js', 'embed/child.js', 'embed/passage-child.js', 'ingest/child.js'];
  expect([...new Set(started())].sort()).toEqual([...children, 'main.js']);
  const { host } = new URL(discord.url);
  expect(went()).toEqual([`connection ${host}`]);
});

test('the command line connects to nothing', async () => {
  const { env, started, went } = recording();
  const embeddings = temporaryFolder();
  const args = ['--seeds', corpusFolder({ 'heron.txt': heron }), '--embeddings', embeddings];
  expect(await verbatim([...args, 'ask', question], { env })).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('Tarragona') as string,
  });
  expect(started().sort()).toEqual(['articles/child.js', 'cli.js', 'embed/child.js', 'embed/passage-child.js']);
  expect(went()).toEqual([]);
});

test('nobody but the owner gets at the index, whose folder is made anew', async () => {
  const embeddings = embeddingsFolder();
  const args = ['--seeds', corpusFolder({ 'heron.txt': heron }), '--embeddings', embeddings];
  expect((await verbatim([...args, 'index'])).code).toBe(0);
  expect(statSync(join(embeddings, 'index')).mode & 0o777).toBe(0o700);
});

interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
}
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, LockedPackage>;
};
const locked = Object.entries(lock.packages).filter(([path]) => path !== '');
const nameOf = (path: string) => path.replace(/^.*node_modules\//, '');
const securityDoc = readFileSync(join(root, 'docs/security.md'), 'utf8');

test('every package is locked to its content, from the registry', () => {
  expect(locked.length).toBeGreaterThan(100);
  for (const [path, { integrity, resolved, link }] of locked) {
    expect(link, path).toBeUndefined();
    expect(integrity, path).toMatch(/^sha512-/);
    // Left out where npm is set to; then it is the registry that is configured.
    expect(resolved ?? 'https://registry.npmjs.org/', path).toMatch(/^https:\/\/registry\.npmjs\.org\//);
  }
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
    'dependencies' | 'devDependencies',
    Record<string, string>
  >;
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
    expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
    expect(lock.packages[`node_modules/${name}`]?.version, name).toBe(version);
  }
});

test('no package but those that docs/security.md names runs a script when it is installed', () => {
  const running = locked.filter(([, { hasInstallScript, dev }]) => hasInstallScript === true && dev !== true);
  expect(running.map(([path]) => nameOf(path)).sort()).toEqual(['better-sqlite3', 'hnswlib-node', 'sharp']);
  for (const [path] of running) expect(securityDoc).toContain(`\`${nameOf(path)}\``);
  const { allowScripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { allowScripts: object };
  expect(Object.keys(allowScripts).sort()).toEqual(running.map(([path]) => nameOf(path)).sort());
});

test('every package’s licence is one that docs/licences.md lists, and lets Verbatim be used and passed on', () => {
  const listed = readFileSync(join(root, 'docs/licences.md'), 'utf8');
  for (const [path, { license, version, dev }] of locked) {
    if (dev === true) continue;
    expect(license, path).toMatch(/MIT|Apache-2\.0|ISC|BSD|0BSD|LGPL-3\.0|BlueOak|CC0|Unlicense/);
    expect(listed, path).toContain(`| ${nameOf(path)} | ${version!} | ${license!.replaceAll('|', '\\|')} |`);
  }
});

test('docs/security.md names tests that exist', () => {
  const named = [...securityDoc.matchAll(/`((?:tests|src)\/[\w./-]+)`/g)].map(([, path]) => path!);
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  expect(readdirSync(join(root, 'docs'))).toContain('operating.md');
});
