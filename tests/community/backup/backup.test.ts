import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { backUp } from '../../../src/community/backup/back-up.js';
import { MANIFEST, type BackupManifest } from '../../../src/community/backup/manifest.js';
import { restore } from '../../../src/community/backup/restore.js';
import { COMMUNITY } from '../../../src/community/community.js';
import { layouts } from '../../../src/community/layout.js';
import { migrate } from '../../../src/community/migrate.js';
import { openDatabase } from '../../../src/store/sqlite.js';
import { temporaryFolder } from '../../support/folders.js';
import { newAnswer, opened } from '../opened.js';

const now = () => new Date('2026-02-03T04:05:06.789Z');
const taken = (embeddings: string, folder = join(temporaryFolder(), 'backup')) =>
  backUp({ embeddings, folder, version: '1.2.3', now }).then((manifest) => ({ folder, manifest }));
const back = (folder: string, embeddings: string) => restore({ folder, embeddings, now });
const code = (code: string) => expect.objectContaining({ code }) as Error;

/** A community with an answer that was voted on, and its backup. */
async function backedUp() {
  const { community, path } = opened();
  const id = community.answers.record(newAnswer());
  community.votes.cast(id, 'bob', true);
  community.settings.set({ guild: 'g' }, 'privateByDefault', true, 'mod');
  return { community, path, id, embeddings: dirname(path), ...(await taken(dirname(path))) };
}

test('what is backed up while the bot runs comes back, people known again, for the owner only', async () => {
  const { folder, manifest, id } = await backedUp();
  expect(readdirSync(folder).sort()).toEqual([COMMUNITY, MANIFEST]);
  expect(readdirSync(folder).map((name) => statSync(join(folder, name)).mode & 0o777)).toEqual([0o600, 0o600]);
  expect(manifest).toMatchObject({
    format: 1,
    verbatim: '1.2.3',
    createdAt: '2026-02-03T04:05:06.789Z',
    community: { layout: layouts.length, bytes: statSync(join(folder, COMMUNITY)).size },
  });
  expect(JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8'))).toEqual(manifest);

  const elsewhere = join(temporaryFolder(), 'embeddings');
  expect(await back(folder, elsewhere)).toEqual({ manifest, replaced: null });
  expect(readdirSync(elsewhere)).toEqual([COMMUNITY]);
  const { community } = opened(join(elsewhere, COMMUNITY));
  // The same vote again changes nothing: Bob is known.
  expect(community.votes.cast(id, 'bob', true)).toMatchObject({ changed: false, helpful: 1 });
  expect(community.settings.of('g', null).privateByDefault).toBe(true);
  expect(statSync(join(elsewhere, COMMUNITY)).mode & 0o777).toBe(0o600);
});

test('what it replaces is kept aside, whole', async () => {
  const { community, path, embeddings, folder, id } = await backedUp();
  const later = community.answers.record(newAnswer());
  community.close();
  const { replaced } = await back(folder, embeddings);
  expect(replaced).toBe(join(embeddings, `${COMMUNITY}.replaced-2026-02-03T04-05-06-789Z`));
  const kept = `${COMMUNITY}.replaced-2026-02-03T04-05-06-789Z`;
  expect(readdirSync(embeddings).sort()).toEqual([COMMUNITY, kept, `${kept}-count`]);
  const restored = opened(path).community;
  expect([id, later].map((one) => restored.answers.find(one) !== null)).toEqual([true, false]);
  const before = opened(replaced!).community;
  expect([id, later].map((one) => before.answers.find(one) !== null)).toEqual([true, true]);
});

test('while the bot has the file open, nothing is restored', async () => {
  const { community, embeddings, folder, id } = await backedUp();
  const later = community.answers.record(newAnswer());
  await expect(back(folder, embeddings)).rejects.toThrow(code('COMMUNITY_IN_USE'));
  expect(readdirSync(embeddings).filter((name) => name.startsWith(`${COMMUNITY}.`))).toEqual([]);
  expect([id, later].map((one) => community.answers.find(one) !== null)).toEqual([true, true]);
  // It goes on writing.
  community.votes.cast(later, 'ann', false);
});

test('a damaged file in place is replaced, and kept', async () => {
  const { community, path, embeddings, folder, id } = await backedUp();
  community.close();
  writeFileSync(path, Buffer.alloc(20_000, 0x55));
  const { replaced } = await back(folder, embeddings);
  expect(readFileSync(replaced!)).toEqual(Buffer.alloc(20_000, 0x55));
  expect(opened(path).community.answers.find(id)).not.toBeNull();
});

test('a log whose file has gone never meets the restored one', async () => {
  const { folder, id } = await backedUp();
  const embeddings = temporaryFolder();
  writeFileSync(join(embeddings, `${COMMUNITY}-wal`), 'of another');
  await back(folder, embeddings);
  expect(readdirSync(embeddings)).toContain(`${COMMUNITY}.replaced-2026-02-03T04-05-06-789Z-wal`);
  expect(opened(join(embeddings, COMMUNITY)).community.answers.find(id)).not.toBeNull();
});

test('a damaged, unfinished or newer backup is refused, and nothing is changed', async () => {
  const { community, path, embeddings } = await backedUp();
  community.close();
  const before = readFileSync(path);
  const harms: [string, (folder: string, manifest: BackupManifest) => void][] = [
    ['BACKUP_MISSING', (folder) => rmSync(join(folder, MANIFEST))],
    ['BACKUP_MISSING', (folder) => rmSync(folder, { recursive: true })],
    ['BACKUP_DAMAGED', (folder) => truncateSync(join(folder, COMMUNITY), 4_096)],
    ['BACKUP_DAMAGED', (folder) => rmSync(join(folder, COMMUNITY))],
    ['BACKUP_DAMAGED', (folder) => flip(join(folder, COMMUNITY))],
    [
      'BACKUP_DAMAGED',
      (folder) => {
        rmSync(join(folder, COMMUNITY));
        mkdirSync(join(folder, COMMUNITY));
      },
    ],
    ['BACKUP_DAMAGED', (folder) => truncateSync(join(folder, MANIFEST), 30)],
    ['BACKUP_DAMAGED', (folder) => writeFileSync(join(folder, MANIFEST), '{"format": 1}')],
    ['BACKUP_DAMAGED', (folder, manifest) => manifested(folder, manifest, { layout: 1 })],
    ['BACKUP_NEWER', (folder, manifest) => manifested(folder, manifest, { layout: layouts.length + 1 })],
    [
      'BACKUP_NEWER',
      (folder) => writeFileSync(join(folder, MANIFEST), '{"format": 2, "verbatim": "9.0.0", "files": []}'),
    ],
  ];
  for (const [expected, harm] of harms) {
    const { folder, manifest } = await taken(embeddings);
    harm(folder, manifest);
    await expect(back(folder, embeddings)).rejects.toThrow(code(expected));
    expect(readdirSync(embeddings).filter((name) => !/-(wal|shm|count)$/.test(name))).toEqual([COMMUNITY]);
    expect(readFileSync(path).equals(before)).toBe(true);
  }
});

test('damage in what is to be backed up is found, and there is no backup then', async () => {
  const { community, path, embeddings } = await backedUp();
  community.close();
  const bytes = readFileSync(path);
  writeFileSync(path, bytes.fill(0xff, 8_192, 12_288));
  const folder = temporaryFolder();
  await expect(taken(embeddings, folder)).rejects.toThrow(code('COMMUNITY_DAMAGED'));
  expect(readdirSync(folder)).toEqual([]);
});

test('a backup never replaces anything, and goes where it can', async () => {
  const { embeddings, folder } = await backedUp();
  await expect(taken(embeddings, folder)).rejects.toThrow(code('BACKUP_TARGET'));
  await expect(taken(embeddings, embeddings)).rejects.toThrow(code('BACKUP_TARGET'));
  await expect(taken(embeddings, '/proc/backup')).rejects.toThrow(code('BACKUP_NOT_WRITABLE'));
  await expect(taken(temporaryFolder())).rejects.toThrow(code('BACKUP_NOTHING'));
  const begun = temporaryFolder();
  mkdirSync(join(begun, '.part-killed'));
  await taken(embeddings, begun);
  expect(readdirSync(begun).sort()).toEqual([COMMUNITY, MANIFEST]);
});

test('a backup of an older layout is restored, and the bot brings it to its own', async () => {
  const embeddings = temporaryFolder();
  const path = join(embeddings, COMMUNITY);
  const old = openDatabase(path, 'write');
  migrate(old, layouts.slice(0, 1));
  old.close();
  const { folder, manifest } = await taken(embeddings);
  expect(manifest.community.layout).toBe(1);
  await back(folder, embeddings);
  expect(opened(path).community.follows.list('ann')).toEqual([]);
});

function flip(path: string): void {
  const bytes = readFileSync(path);
  bytes[bytes.length - 100]! ^= 1;
  writeFileSync(path, bytes);
}

function manifested(folder: string, manifest: BackupManifest, over: Partial<BackupManifest['community']>): void {
  writeFileSync(join(folder, MANIFEST), JSON.stringify({ ...manifest, community: { ...manifest.community, ...over } }));
}
