import { join } from 'node:path';
import { expect, test } from 'vitest';
import { COMMUNITY } from '../../src/community/community.js';
import { temporaryFolder } from '../support/folders.js';
import { modelsDir } from '../support/paths.js';
import { seeded } from '../support/random.js';
import { type Told, askAfter, forbidden, openAfter } from './after-damage.js';
import { filesBelow, heronOf, livingFolder, restore } from './damaged-folder.js';
import { KINDS, type Kind, mutate } from './mutations.js';
import { FILES, MUTATIONS, SEED } from './settings.js';
import { Tally, say } from './tally.js';

/** Processes at a time. */
const WORKERS = 2;

test(`${MUTATIONS} files damaged (SEED=${SEED}): each is healed, refused with a remedy, or does no harm`, async () => {
  const living = await livingFolder('Tarragona');
  const other = await livingFolder('Palamós');
  const files = filesBelow(living.embeddings).filter((file) => file.includes(FILES));
  const cases = Array.from({ length: MUTATIONS }, (_, n) => ({
    n,
    file: files[n % files.length]!,
    kind: KINDS[Math.floor(n / files.length) % KINDS.length]!,
  }));
  const others = filesBelow(other.embeddings);
  const swappedFor = (file: string) => {
    if (file.endsWith('.onnx')) return join(modelsDir, 'all-MiniLM-L6-v2', 'onnx', 'model_quantized.onnx');
    if (file.endsWith('.json'))
      return join(
        other.embeddings,
        others.find((one) => /config/.test(one) !== /config/.test(file) && one.endsWith('.json'))!,
      );
    const role = file.replace(/vectors.*(?=\.hnsw)/, '');
    return join(
      other.embeddings,
      others.find((one) => one.replace(/vectors.*(?=\.hnsw)/, '') === role)!,
    );
  };
  const whole = temporaryFolder();
  restore(living.embeddings, whole);
  const expected = (await openAfter(whole, living.answer, null)).told;

  const tally = new Tally();
  const bad: string[] = [];
  const attempt = async (folder: string, { n, file, kind }: { n: number; file: string; kind: Kind }) => {
    restore(living.embeddings, folder);
    const path = join(folder, file);
    mutate(path, kind, { random: seeded(SEED + n), other: swappedFor(file), aim: heronOf('Tarragona') });
    const { outcome, told }: Told = file.startsWith(COMMUNITY)
      ? await openAfter(folder, living.answer, expected)
      : await askAfter(living, folder, path);
    tally.add(`${file.replace(/vectors.*(?=\.hnsw)/, '*')} ${kind}`, outcome);
    if (n % 100 === 99) tally.print(`${n + 1} mutations so far`);
    if (forbidden.includes(outcome) || outcome === 'changed unnoticed')
      say(`#${n} ${file} ${kind}: ${outcome}: ${told.slice(0, 600)}`);
    if (forbidden.includes(outcome)) bad.push(`#${n} ${file} ${kind}: ${outcome}`);
  };
  const queue = cases.values();
  await Promise.all(
    Array.from({ length: WORKERS }, async () => {
      const folder = join(temporaryFolder(), 'embeddings');
      for (const one of queue) await attempt(folder, one);
    }),
  );
  tally.print(`${MUTATIONS} mutations of ${files.length} files, SEED=${SEED}`);
  expect(bad).toEqual([]);
});
