import { watch } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { lazyModel, openLocalEngine } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { DATABASE } from '../../src/store/schema.js';
import { checkSeal } from '../../src/store/seal.js';
import { Discord } from '../support/discord/server.js';
import { verbatim } from '../support/cli.js';
import { corpusFolder, embeddingsFolder, writeFiles } from '../support/folders.js';
import { seeded } from '../support/random.js';
import { QUESTION, heronOf } from './damaged-folder.js';
import { expectWhole } from './expect-whole.js';
import { leftIn } from './indexing-phase.js';
import { VICTIMS, type Victim, startIndexing } from './indexing-victims.js';
import { INDEXING_KILLS, SEED } from './settings.js';
import { Tally } from './tally.js';

const ARTICLES = 10;
/** Milliseconds after the graph began to be saved within which the rest of an indexing is over: the last tenth of it. */
const LAST = 30;
/** Share of the kills that are aimed there. */
const AIMED = 0.6;

/** Ten articles, all of them new in every round. */
function round(n: number): Record<string, string> {
  const story = (i: number) => `In round ${n} village ${i} counted ${n * 100 + i} ships. Its mayor was pleased. `;
  return Object.fromEntries(
    Array.from({ length: ARTICLES }, (_, i) => [`${i}.txt`, `News ${i}\n\n${story(i).repeat(3)}`]),
  );
}

test(`${INDEXING_KILLS} kills of indexing (SEED=${SEED}): the index is whole each time, old or new, and answers`, async () => {
  const random = seeded(SEED);
  const discord = await Discord.start();
  const seeds = corpusFolder({ 'heron.txt': heronOf('Tarragona'), ...round(0) });
  const embeddings = embeddingsFolder();
  const folder = join(embeddings, 'index');
  const args = ['--seeds', seeds, '--embeddings', embeddings];
  expect((await verbatim([...args, 'index'])).code).toBe(0);
  const config = readConfig({ SEEDS_DIR: seeds, EMBEDDINGS_DIR: embeddings });
  const model = lazyModel(config);
  const engine = openLocalEngine(config, model, (warning) => expect.unreachable(warning));
  onTestFinished(async () => {
    engine.close();
    await model.close();
    await discord.stop();
  });
  const { token, url } = discord;
  const places = { SEEDS_DIR: seeds, EMBEDDINGS_DIR: embeddings };
  const env = { ...places, DISCORD_TOKEN: token, DISCORD_API_URL: url };

  const [phases, victims] = [new Tally(), new Tally()];
  onTestFinished(() => {
    phases.print('Kills of indexing, by what was left', `${kills}, SEED=${SEED}`);
    victims.print('Kills of indexing, by who was killed');
  });
  const durations = new Map<boolean, number>();
  let [inPlace, kills] = [0, 0];
  for (let n = 1; kills < INDEXING_KILLS; n++) {
    writeFiles(seeds, round(n));
    // Half of the kills are of the command line, which is the quickest to start.
    const victim: Victim = n % 2 === 0 ? 'command line' : VICTIMS[1 + (Math.floor(n / 2) % (VICTIMS.length - 1))]!;
    const isBot = victim !== 'command line';
    const duration = durations.get(isBot);
    const isAimed = random() < AIMED;
    const began = performance.now();
    const indexing = startIndexing(victim, args, { entry: 'main', env });
    const wait = random();
    const watcher = watch(folder, (_, name) => {
      if (isAimed && duration !== undefined && name?.endsWith('.hnsw.tmp') === true) {
        watcher.close();
        setTimeout(indexing.kill, LAST * wait);
      }
    });
    // A busy machine changes its pace, so some runs are let through, and measured.
    const isMeasured = duration === undefined || n % 10 === 0;
    const timer = isMeasured || isAimed ? undefined : setTimeout(indexing.kill, duration * (0.1 + 0.9 * wait));
    const { isKilled, wrong, done, told } = await indexing.end();
    clearTimeout(timer);
    watcher.close();
    if (isKilled) kills++;
    else durations.set(isBot, performance.now() - began);
    expect(wrong, told).toBeNull();

    expectWhole(join(folder, DATABASE));
    expect(await checkSeal(folder, { stamps: false })).not.toBe('broken');
    const { rounds, phase } = leftIn(folder, n, ARTICLES);
    expect(rounds).toHaveLength(1);
    const now = rounds[0]!;
    // What was reported as done is in place.
    expect(done ? [n] : [inPlace, n], told).toContain(now);
    const outcome = now === n ? 'new index' : 'index before';
    if (isKilled) phases.add(phase, outcome);
    victims.add(isKilled ? `${victim} killed` : 'ended before', outcome);
    inPlace = now;
    expect((await engine.ask({ text: QUESTION })).quote?.text).toBe(heronOf('Tarragona'));
  }
});
