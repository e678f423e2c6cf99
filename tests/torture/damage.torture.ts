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
/** Share of the mutations that are of the larger model, whose index is in fp32; the rest are of a folder in int8. */
const FP32 = 1 / 8;
/** A file's part in its folder: the vector file's name has its hash. */
const roleOf = (file: string) => file.replace(/vectors.*(?=\.hnsw)/, '*');

interface Subject {
  readonly living: Living;
  readonly files: readonly string[];
  readonly right: { readonly answer: string; readonly votes: string };
}

async function subject({ logs, precision = 'int8' }: Parameters<typeof livingFolder>[1]): Promise<Subject> {
  const living = await livingFolder('Tarragona', { logs, precision });
  const whole = temporaryFolder();
  restore(living.embeddings, whole);
  const { answer } = await askedOf(living, whole);
  expect(answer?.quote?.text).toBe(heronOf('Tarragona'));
  const votes = await votesIn(whole, living.answer);
  expect(votes).toContain('"helpful":34');
  return {
    living,
    files: filesBelow(living.embeddings).filter(
      (file) => file.includes(FILES) && (precision !== 'fp32' || /fp32|\.onnx$/.test(file)),
    ),
    right: { answer: essence(answer!), votes },
  };
}

/** The file of another folder that has the same part there. */
function counterpart(file: string, folder: string): string | null {
  const found = filesBelow(folder).find((one) => roleOf(one) === roleOf(file));
  return found === undefined ? null : join(folder, found);
}

function swappedFor(file: string, other: Living): string {
  if (file.endsWith('.onnx'))
    return join(
      modelsDir,
      'all-MiniLM-L6-v2',
      'onnx',
      file.endsWith('model.onnx') ? 'model_quantized.onnx' : 'model.onnx',
    );
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
  const subjects = [await subject({ logs: true }), await subject({ logs: false })];
  const large = await subject({ logs: false, precision: 'fp32' });
  const ofLarge = large.files.length === 0 ? 0 : Math.floor(MUTATIONS * FP32);
  const cases = Array.from({ length: MUTATIONS }, (_, n) => {
    const isLarge = n >= MUTATIONS - ofLarge;
    const one = isLarge ? large : subjects[n % 2]!;
    const nth = isLarge ? MUTATIONS - 1 - n : Math.floor(n / 2);
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
    const damage = { embeddings: folder, damaged: path, answer: living.answer, right: right.votes };
    if (file.startsWith(COMMUNITY)) told = await openAfter(damage);
    else if (file.startsWith(BACKUP)) told = await restoreAfter(damage);
    else told = await askAfter(living, folder, path, right.answer);
    const log = living.precision === 'fp32' ? 'in the pages, fp32' : n % 2 === 0 ? 'in the log' : 'in the pages';
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
