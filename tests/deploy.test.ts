import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readConfig } from '../src/config.js';
import { createMetrics } from '../src/health/metrics.js';
import type { Wanting } from '../src/health/readiness.js';
import { serveHealth } from '../src/health/server.js';
import { reading } from '../src/tunables.js';
import { temporaryFolder } from './support/folders.js';
import { root } from './support/paths.js';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const dockerfile = read('Dockerfile').replace(/\\\n\s*/g, '');
const instructions = dockerfile
  .split('\n')
  .map((line) => /^\s*([A-Z]+)\s+(.*)$/.exec(line))
  .flatMap((match) => (match === null ? [] : [{ name: match[1]!, rest: match[2]! }]));
const all = (name: string) => instructions.filter((one) => one.name === name).map(({ rest }) => rest);

/** What the service sets, the last of each name; of those given twice, all. */
const unit = read('deploy/verbatim.service');
const setting = (name: string) => [...unit.matchAll(new RegExp(`^${name}=(.*)$`, 'gm'))].map(([, value]) => value!);

test('the image is made of files that are here, and that the build is shown', () => {
  const shown = read('.dockerignore').split('\n');
  expect(shown).toContain('*');
  const copied = all('COPY').filter((rest) => !rest.includes('--from'));
  const sources = copied.flatMap((rest) => rest.split(/\s+/).slice(0, -1));
  expect(sources.length).toBeGreaterThan(5);
  for (const source of sources) {
    expect(existsSync(join(root, source)), source).toBe(true);
    expect(shown, source).toContain(`!${source.replace(/^\.\//, '')}`);
  }
});

test('it is made in two stages, runs without root, a program that it can’t change, and stops as the program expects', () => {
  expect(all('FROM')).toHaveLength(2);
  expect(all('USER')).toEqual(['node']);
  expect(instructions.map(({ name }) => name).indexOf('USER')).toBeLessThan(
    instructions.map(({ name }) => name).indexOf('CMD'),
  );
  const owned = all('COPY').filter((rest) => rest.includes('--chown=node'));
  expect(owned).toEqual(['--from=build --chown=node:node /data /data']);
  expect(all('STOPSIGNAL')).toEqual(['SIGTERM']);
  const command = JSON.parse(all('CMD')[0]!) as string[];
  expect(command[0]).toBe('node');
  expect(existsSync(join(root, command[1]!))).toBe(true);
});

test('what image, composition and service set is a configuration', () => {
  const image = Object.fromEntries(
    all('ENV').flatMap((rest) => [...rest.matchAll(/(\w+)=(\S+)/g)].map(([, name, value]) => [name!, value!])),
  );
  const { services } = parse(read('deploy/compose.yaml')) as {
    services: { verbatim: { environment: Record<string, string>; volumes: string[]; read_only: boolean } };
  };
  const { environment, volumes, read_only } = services.verbatim;
  const service = Object.fromEntries(
    setting('Environment')[0]!
      .split(' ')
      .map((one) => one.split('=') as [string, string]),
  );
  for (const env of [{ ...image, EMBEDDING_PRECISION: 'fp32' }, environment, service])
    expect(readConfig(env)).toMatchObject({
      healthPort: 9_464,
      seeds: env['SEEDS_DIR'],
      embeddings: env['EMBEDDINGS_DIR'],
    });
  expect(read_only).toBe(true);
  const folders = JSON.parse(all('VOLUME')[0]!) as string[];
  expect(volumes.map((one) => one.split(':')[1])).toEqual(folders);
  expect([image['SEEDS_DIR'], image['EMBEDDINGS_DIR']]).toEqual(folders);
});

test('its health check asks as an image would: 0 where questions can be answered, 1 where not or where nothing answers', async () => {
  const [name, ...args] = JSON.parse(/CMD (\[.*\])$/.exec(all('HEALTHCHECK')[0]!)![1]!) as string[];
  expect(name).toBe('node');
  let missing: Wanting | null = null;
  const metrics = createMetrics({ engine: null, load: null, discord: null });
  const server = await serveHealth({ port: 0, metrics, wanting: () => Promise.resolve(missing) });
  const check = async () => {
    const child = spawn(process.execPath, args, { env: { HEALTH_PORT: String(server.port) }, stdio: 'ignore' });
    return (await once(child, 'exit'))[0] as number;
  };
  expect(await check()).toBe(0);
  missing = 'discord';
  expect(await check()).toBe(1);
  await server.close();
  expect(await check()).toBe(1);
});

test('the model is there before the first start', () => {
  const folder = temporaryFolder();
  const run = /node (scripts\/\S+) \S+ "\$EMBEDDING_PRECISION"/.exec(dockerfile)![1]!;
  const { status, stdout } = spawnSync(process.execPath, [join(root, run), folder, 'int8'], { encoding: 'utf8' });
  expect(status).toBe(0);
  expect(stdout).toContain('int8');
  expect(existsSync(join(folder, 'model/all-MiniLM-L6-v2/onnx/model_quantized.onnx'))).toBe(true);
});

test('the service starts what is here', () => {
  const [, program] = setting('ExecStart')[0]!.split(' ');
  const [folder] = setting('WorkingDirectory');
  expect(program!.startsWith(`${folder}/`)).toBe(true);
  expect(existsSync(join(root, program!.slice(folder!.length)))).toBe(true);
  expect(Number(setting('TimeoutStopSec')[0])).toBeGreaterThan(5);
  // V8 would not start.
  expect(setting('MemoryDenyWriteExecute')).toEqual([]);
});

test('all of its processes fit into its memory, and one that is killed for want of it does not end the others', () => {
  // Megabytes: the bot over 100,000 passages, the model for questions (docs/speed.md), the reader of files, and two embedders.
  const needed = 344 + 251 + reading.heapMegabytes + 2 * 308;
  const { services } = parse(read('deploy/compose.yaml')) as { services: { verbatim: { mem_limit: string } } };
  for (const limit of [services.verbatim.mem_limit, setting('MemoryMax')[0]!.toLowerCase()]) {
    expect(limit).toMatch(/^\d+g$/);
    expect(Number.parseInt(limit) * 1_024).toBeGreaterThan(needed);
  }
  expect(setting('OOMPolicy')).toEqual(['continue']);
});

const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;
test.skipIf(!hasSystemd)(
  '[needs systemd-analyze] systemd has nothing to say against it, and finds it well shut in',
  () => {
    const path = join(temporaryFolder(), 'verbatim.service');
    writeFileSync(path, unit.replaceAll('/usr/bin/node', process.execPath).replaceAll('/opt/verbatim', root));
    const verified = spawnSync('systemd-analyze', ['verify', path], { encoding: 'utf8' });
    expect({ status: verified.status, said: verified.stdout + verified.stderr }).toEqual({ status: 0, said: '' });
    // 0 is as shut in as can be, 10 open; a unit without any of it has 9.6.
    const security = spawnSync('systemd-analyze', ['security', '--offline=true', '--threshold=20', path]);
    expect(security.status).toBe(0);
  },
);
