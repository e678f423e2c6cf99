import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { lazyModel, openLocalEngine } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { DATABASE } from '../../src/store/schema.js';
import { openDatabase } from '../../src/store/sqlite.js';
import { ended, start, verbatim } from '../support/cli.js';
import { corpusFolder, embeddingsFolder, writeFiles } from '../support/folders.js';
import { seeded } from '../support/random.js';
import { QUESTION, heronOf } from './damaged-folder.js';
import { expectWhole } from './expect-whole.js';
import { INDEXING_KILLS, SEED } from './settings.js';
import { Tally } from './tally.js';

/** Ten articles, all of them new in every round. */
function round(n: number): Record<string, string> {
  const story = (i: number) => `In round ${n} village ${i} counted ${n * 100 + i} ships. Its mayor was pleased. `;
  return Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`${i}.txt`, `News ${i}\n\n${story(i).repeat(3)}`]));
}

/** Which rounds the articles in the index are of. */
function roundsIn(path: string): Set<number> {
  const database = openDatabase(path, 'read');
  const texts = database.prepare<[], string>("SELECT text FROM articles WHERE id <> 'heron.txt'").pluck().all();
  database.close();
  expect(texts).toHaveLength(10);
  return new Set(texts.map((text) => Number(/round (\d+)/.exec(text)![1])));
}

test(`${INDEXING_KILLS} kills of indexing (SEED=${SEED}): the index is whole each time, old or new, and answers`, async () => {
  const random = seeded(SEED);
  const seeds = corpusFolder({ 'heron.txt': heronOf('Tarragona'), ...round(0) });
  const embeddings = embeddingsFolder();
  const args = ['--seeds', seeds, '--embeddings', embeddings];
  const path = join(embeddings, 'index', DATABASE);
  expect((await verbatim([...args, 'index'])).code).toBe(0);
  const config = readConfig({ SEEDS_DIR: seeds, EMBEDDINGS_DIR: embeddings });
  const model = lazyModel(config);
  const engine = openLocalEngine(config, model, (warning) => expect.unreachable(warning));
  onTestFinished(async () => {
    engine.close();
    await model.close();
  });

  const tally = new Tally();
  let [inPlace, duration, kills] = [0, 0, 0];
  for (let n = 1; kills < INDEXING_KILLS; n++) {
    writeFiles(seeds, round(n));
    const began = performance.now();
    const child = start([...args, 'index']);
    const end = ended(child);
    // A busy machine changes its pace, so every tenth run is let through, and measured.
    const isMeasured = n % 10 === 1;
    const kill = () => child.kill('SIGKILL');
    const timer = isMeasured ? undefined : setTimeout(kill, duration * (0.2 + 0.8 * random()));
    const { code, signal, stderr } = await end;
    clearTimeout(timer);
    if (isMeasured) duration = performance.now() - began;
    if (signal === 'SIGKILL') kills++;
    else expect({ code, stderr }).toMatchObject({ code: 0 });

    expectWhole(path);
    const [now, ...mixed] = roundsIn(path);
    expect(mixed).toEqual([]);
    // What was reported as done is in place.
    expect(signal === 'SIGKILL' ? [inPlace, n] : [n]).toContain(now);
    const outcome = now === n ? 'new index' : 'index before';
    tally.add(signal === 'SIGKILL' ? 'killed' : 'ended before', outcome);
    inPlace = now!;
    expect((await engine.ask({ text: QUESTION })).quote?.text).toBe(heronOf('Tarragona'));
  }
  tally.print(`${kills} kills of indexing, SEED=${SEED}`);
});
