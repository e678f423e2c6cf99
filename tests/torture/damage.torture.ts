import { join } from 'node:path';
import { expect, test } from 'vitest';
import { COMMUNITY } from '../../src/community/community.js';
import { temporaryFolder } from '../support/folders.js';
import { modelsDir } from '../support/paths.js';
import { seeded } from '../support/random.js';
import { type Told, allowed, askAfter, askedOf, essence, openAfter, restoreAfter, votesIn } from './after-damage.js';
import { BACKUP, type Living, filesBelow, heronOf, livingFolder, own, restore } from './damaged-folder.js';
import { KINDS, mutate } from './mutations.js';
import { FILES, MUTATIONS, SEED } from './settings.js';
import { Tally, say } from './tally.js';

/** Processes at a time. */
const WORKERS = 2;
/** A file's part in its folder: the vector file's name has its hash. */
const roleOf = (file: string) => file.replace(/vectors.*(?=\.hnsw)/, '*');

interface Subject {
  readonly living: Living;
  readonly files: readonly string[];
  readonly right: { readonly answer: string; readonly votes: string };
}

async function subject(logs: boolean): Promise<Subject> {
  const living = await livingFolder('Tarragona', { logs });
  const whole = temporaryFolder();
  restore(living.embeddings, whole);
  const { answer } = await askedOf(living, whole);
  expect(answer?.quote?.text).toBe(heronOf('Tarragona'));
  const votes = await votesIn(whole, living.answer);
  expect(votes).toContain('"helpful":34');
  return {
    living,
    files: filesBelow(living.embeddings).filter((file) => file.includes(FILES)),
    right: { answer: essence(answer!), votes },
  };
}

/** The file of another folder that has the same part there. */
function counterpart(file: string, folder: string): string | null {
  const found = filesBelow(folder).find((one) => roleOf(one) === roleOf(file));
  return found === undefined ? null : join(folder, found);
}

function swappedFor(file: string, other: Living): string {
  if (file.endsWith('.onnx')) return join(modelsDir, 'all-MiniLM-L6-v2', 'onnx', 'model.onnx');
  const others = filesBelow(other.embeddings);
  if (file.startsWith('model'))
    return join(
      other.embeddings,
      others.find((one) => one.startsWith('model') && one !== file && one.endsWith('.json'))!,
    );
  return counterpart(file, other.embeddings) ?? join(other.embeddings, BACKUP, 'manifest.json');
}

test(`${MUTATIONS} files damaged (SEED=${SEED}): each is healed, refused with a remedy, or does no harm`, async () => {
  const other = await livingFolder('Palamós', { logs: true });
  const subjects = [await subject(true), await subject(false)];
  const cases = Array.from({ length: MUTATIONS }, (_, n) => {
    const one = subjects[n % 2]!;
    const nth = Math.floor(n / 2);
    const file = one.files[nth % one.files.length]!;
    return { n, ...one, file, kind: KINDS[Math.floor(nth / one.files.length) % KINDS.length]! };
  });
  const tally = new Tally();
  const bad: string[] = [];
  const attempt = async (folder: string, { n, living, right, file, kind }: (typeof cases)[number]) => {
    restore(living.embeddings, folder, file.startsWith('model') ? 'copied' : 'linked');
    const path = join(folder, file);
    const aim = /community/.test(file) ? 'Where did they meet?' : heronOf('Tarragona');
    const earlier = counterpart(file, living.earlier);
    mutate(path, kind, {
      random: seeded(SEED + n),
      other: swappedFor(file, other),
      earlier,
      aim,
    });
    own(folder);
    let told: Told;
    if (file.startsWith(COMMUNITY)) told = await openAfter(folder, living.answer, right.votes);
    else if (file.startsWith(BACKUP)) told = await restoreAfter(folder, living.answer, right.votes);
    else told = await askAfter(living, folder, path, right.answer);
    const log = n % 2 === 0 ? 'in the log' : 'in the pages';
    tally.add(`${roleOf(file)} ${kind}`, told.outcome);
    tally.add(`~ all, what was written last ${log}`, told.outcome);
    if (n % 100 === 99) say(`${n + 1} mutations so far`);
    if (allowed.includes(told.outcome)) return;
    bad.push(`#${n} ${file} ${kind}, ${log}: ${told.outcome}`);
    say(`${bad.at(-1)!}: ${told.told.slice(0, 2_000)}`);
  };
  const queue = cases.values();
  await Promise.all(
    Array.from({ length: WORKERS }, async () => {
      const folder = join(temporaryFolder(), 'embeddings');
      for (const one of queue) await attempt(folder, one);
    }),
  );
  tally.print('Mutations', `${MUTATIONS} of ${subjects[0]!.files.length} files, SEED=${SEED}`);
  expect(bad).toEqual([]);
});
