import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { composeAnswer } from '../../src/answer/answer.js';
import { readQuestion } from '../../src/retrieval/question.js';
import { retrieve } from '../../src/retrieval/retrieve.js';
import { OpenIndex } from '../../src/store/open-index.js';
import { DATABASE } from '../../src/store/schema.js';
import { openDatabase } from '../../src/store/sqlite.js';
import type { Answer, IndexReport } from '../../src/types.js';
import { ended, start, verbatim } from '../support/cli.js';
import { corpusFolder, embeddingsFolder, writeFiles } from '../support/folders.js';
import { sharedModel } from '../support/model.js';
import { seeded } from '../support/random.js';
import { parse } from './indexed-corpus.js';

const KILLS = 20;
const random = seeded(2_024);
const model = sharedModel('fp32');
const heron = 'A grey heron was seen at the harbour of Tarragona in April.';
const seeds = corpusFolder({ 'heron.txt': heron });
const embeddings = embeddingsFolder();
const folder = join(embeddings, 'index');
const args = ['--seeds', seeds, '--embeddings', embeddings];
const index = new OpenIndex(folder, (file) => expect.unreachable(`${file} is damaged`));
afterAll(() => index.close());

const towns = ['Reus', 'Valls', 'Cambrils', 'Salou', 'Falset', 'Gandesa', 'Flix', 'Amposta'];
/** Twenty articles, all of them new in every round: reading, embedding, building and committing all have their share of time. */
function round(n: number): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: 20 }, (_, i) => {
      const town = towns[(n + i) % towns.length]!;
      const story = `In round ${n} the town of ${town} counted ${n * 100 + i} ships. The mayor of ${town} was pleased. `;
      return [`${i}.txt`, `News ${i} from ${town}\n\n${story.repeat(3)}`];
    }),
  );
}

/** Asks the index as it lies there, without bringing it up to date. */
async function ask(question: string): Promise<Answer> {
  const read = await readQuestion(question, model(), new Date());
  return index.read((state) =>
    composeAnswer({
      question,
      read,
      ranked: retrieve(state, read, {}),
      manifest: state.manifest,
      article: (id) => state.reader.article(id)!,
      top: 3,
      notice: null,
    }),
  );
}

let duration = 0;
beforeAll(async () => {
  expect((await verbatim([...args, 'index'])).code).toBe(0);
  writeFiles(seeds, round(0));
  const started = performance.now();
  expect((await verbatim([...args, 'index'])).code).toBe(0);
  duration = performance.now() - started;
});

test(
  `killed at ${KILLS} random moments of indexing, the index is whole each time and answers`,
  { timeout: 120_000 },
  async () => {
    let killed = 0;
    let committed = 0;
    for (let n = 1; n <= KILLS; n++) {
      writeFiles(seeds, round(n));
      const before = await index.read(({ manifest }) => manifest);
      const child = start([...args, 'index']);
      const end = ended(child);
      // The first fifth is the start of the process, before anything is touched.
      const timer = setTimeout(() => child.kill('SIGKILL'), duration * (0.2 + 0.85 * random()));
      if ((await end).signal === 'SIGKILL') killed++;
      clearTimeout(timer);

      const database = openDatabase(join(folder, DATABASE), 'read');
      expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
      expect(database.pragma('foreign_key_check')).toEqual([]);
      database.close();
      const whole = await index.read(({ reader, vectors, manifest }) => {
        expect([...reader.vectors()]).toHaveLength(manifest.passages);
        expect(vectors).toHaveProperty('size', manifest.passages);
        const rounds = new Set(
          Array.from({ length: 20 }, (_, i) => /round (\d+)/.exec(reader.article(`${i}.txt`)!.text)![1]),
        );
        return { manifest, rounds };
      });
      // All of the articles are of one round: nothing is mixed.
      expect(whole.rounds.size).toBe(1);
      expect(whole.manifest.articles).toBe(21);
      if (whole.manifest.generation > before.generation) {
        expect(whole.rounds).toEqual(new Set([String(n)]));
        committed++;
      } else expect(whole.manifest).toEqual(before);
      expect((await ask('Where was the grey heron seen?')).quote?.text).toBe(heron);
    }
    // Most runs must have been killed, and not all after they had done their work, or this would show nothing.
    expect(killed).toBeGreaterThan(KILLS / 2);
    expect(committed).toBeLessThan(KILLS);
  },
);

test('afterwards a run completes what was begun, as if nothing had happened', async () => {
  const answer = await verbatim([...args, 'ask', '--json', 'Where was the grey heron seen?']);
  expect(parse(answer)).toMatchObject({ answered: true, quote: { text: heron, article: 'heron.txt' } });
  const fresh = await verbatim(['--seeds', seeds, '--embeddings', embeddingsFolder(), 'index', '--json']);
  expect(parse<IndexReport>(await verbatim([...args, 'index', '--json'])).index).toBe(parse<IndexReport>(fresh).index);
});
