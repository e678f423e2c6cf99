import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Precision } from '../../src/config.js';
import { DEFAULT_MODEL } from '../../src/default-model.js';
import type { PassageEmbedder } from '../../src/embed/embedder.js';
import { createPassagePool, processesFor } from '../../src/embed/pool.js';
import { openTokenizer, type Tokenizer } from '../../src/embed/tokenizer.js';
import { temporaryFolder } from '../support/folders.js';
import { embedHere } from '../support/ingest.js';
import { modelsDir, passageChild } from '../support/paths.js';
import { childrenOf } from '../support/processes.js';
import { cosine } from './similarity.js';
import { texts } from './texts.js';

let pool: PassageEmbedder | undefined;
afterEach(() => pool?.close());

const tokenizer = { passage: { before: [], after: [] }, maxTokens: 8 };
/**
 * A process that answers like the model's, with the ids it was given in place of a vector. The id 13 kills it, 14 kills it the first time,
 * and 15 is never answered.
 */
async function fake(): Promise<string> {
  const folder = temporaryFolder();
  const entry = join(folder, 'child.mjs');
  await writeFile(
    entry,
    `import { existsSync, writeFileSync } from 'node:fs';
     const mark = ${JSON.stringify(join(folder, 'mark'))};
     process.on('disconnect', () => process.exit());
     process.on('message', ({ id, request }) => {
       const ids = request.flatMap(({ ids }) => ids);
       if (ids.includes(13) || (ids.includes(14) && !existsSync(mark))) {
         writeFileSync(mark, '');
         process.exit(9);
       }
       const result = request.map(({ ids }) => ({ passage: Float32Array.from(ids), sentences: [], codes: [] }));
       if (!ids.includes(15)) setTimeout(() => process.send({ kind: 'result', id, result }), 7 - ids[0]);
     });
     process.send({ kind: 'ready', ready: null });`,
  );
  return entry;
}

async function faked(processes: number): Promise<PassageEmbedder> {
  const model = { file: 'none', model: 'fake' };
  return createPassagePool({ entry: await fake(), model, tokenizer: () => Promise.resolve(tokenizer), processes });
}

/** Those of this process that run the fake. */
const running = () => childrenOf(process.pid).filter((line) => line.includes('child.mjs'));
const passagesOf = (...ids: number[]) => ids.map((id) => [[id]]);
const idsOf = (vectors: readonly { passage: Float32Array }[]) => vectors.map(({ passage }) => [...passage]);

describe('the processes that embed passages', () => {
  it('give what comes of each request, in its order, though later ones may be done before', async () => {
    pool = await faked(2);
    const requests = [[1, 2], [3], [4, 5, 6], [7], [1], [2]];
    const results = await Promise.all(requests.map((ids) => pool!.embed(passagesOf(...ids))));
    expect(results.map(idsOf)).toEqual(requests.map((ids) => ids.map((id) => [id])));
  });

  it('are as many as there is work for, at most as many as allowed, and are gone when closed', async () => {
    pool = await faked(2);
    await pool.embed(passagesOf(1));
    expect(running()).toHaveLength(1);
    await Promise.all(Array.from({ length: 8 }, () => pool!.embed(passagesOf(1))));
    expect(running()).toHaveLength(2);
    expect(pool.atOnce).toBe(4);
    await pool.close();
    expect(running()).toEqual([]);
    await expect(pool.embed(passagesOf(1))).rejects.toMatchObject({ code: 'MODEL_DIED' });
  });

  it('are replaced when they die, and what they had is done by the next one', async () => {
    pool = await faked(1);
    const results = await Promise.all([1, 14, 2].map((id) => pool!.embed(passagesOf(id))));
    expect(results.map(idsOf)).toEqual([[[1]], [[14]], [[2]]]);
  });

  it('are MODEL_DIED for a request that two of them died of, and go on with others', async () => {
    pool = await faked(1);
    await expect(pool.embed(passagesOf(13))).rejects.toMatchObject({ code: 'MODEL_DIED' });
    expect(idsOf(await pool.embed(passagesOf(4)))).toEqual([[4]]);
  });

  it('fail what is on its way when closed', async () => {
    pool = await faked(1);
    const asked = expect(pool.embed(passagesOf(15))).rejects.toMatchObject({ code: 'MODEL_DIED' });
    await pool.close();
    await asked;
  });

  it('get no passage that is longer than the model reads', async () => {
    pool = await faked(1);
    await expect(pool.embed([[[1, 2, 3, 4, 5], [], [6, 7, 8, 9]]])).rejects.toThrow(RangeError);
  });
});

describe('over the model', () => {
  const openPool = (opened: Tokenizer, processes: number, entry = passageChild) =>
    createPassagePool({
      entry,
      model: { file: opened.file, model: DEFAULT_MODEL },
      tokenizer: () => Promise.resolve(opened),
      processes,
    });
  const open = (precision: Precision) => openTokenizer({ model: DEFAULT_MODEL, precision, modelsDir });

  it.each(['fp32', 'int8'] as const)('%s vectors are the same from any number of processes', async (precision) => {
    const opened = await open(precision);
    const passages = texts.slice(25, 41).map((text) => [opened.tokenize(text), opened.tokenize('It rained.')]);
    const [one, two] = [openPool(opened, 1), openPool(opened, 2)];
    pool = { ...one, close: () => Promise.all([one.close(), two.close()]).then(() => undefined) };
    const together = await one.embed(passages);
    const apart = await Promise.all(passages.map((passage) => two.embed([passage])));
    expect(apart.flat()).toEqual(together);
    // As the model in this process has them, whose threads may add up in another order.
    const here = await (await embedHere({ model: DEFAULT_MODEL, precision, modelsDir })).embed(passages);
    for (const [i, { passage, codes }] of here.entries()) {
      expect(cosine(passage, together[i]!.passage)).toBeGreaterThan(1 - 1e-6);
      expect(together[i]!.codes.map(({ length }) => length)).toEqual(codes.map(({ length }) => length));
    }
  });

  it('a file that is no model is MODEL_UNAVAILABLE', async () => {
    const opened = await open('int8');
    pool = openPool({ ...opened, file: passageChild }, 1);
    await expect(pool.embed([[[1]]])).rejects.toMatchObject({ code: 'MODEL_UNAVAILABLE' });
  });
});

describe('processesFor', () => {
  const gigabyte = 2 ** 30;
  it('is one for each core, but four at most', () => {
    expect(processesFor(2, 8 * gigabyte, 90e6)).toBe(2);
    expect(processesFor(32, 64 * gigabyte, 90e6)).toBe(4);
  });

  it('is no more than half of the free memory holds, and one at least', () => {
    expect(processesFor(4, gigabyte, 90e6)).toBe(1);
    expect(processesFor(4, 2 * gigabyte, 90e6)).toBe(3);
    expect(processesFor(4, gigabyte, 1e9)).toBe(1);
  });
});
