import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../src/config.js';
import { isVerbatimError } from '../../src/errors.js';
import { LocalEngine } from '../../src/local-engine.js';
import { OpenIndex } from '../../src/store/open-index.js';
import { questions } from '../../src/tunables.js';
import { embeddingsFolder, temporaryFolder } from '../support/folders.js';
import { ingestHere } from '../support/ingest.js';
import { sharedModel } from '../support/model.js';
import { root } from '../support/paths.js';
import { shapes } from './shapes.js';
import { printTable } from './tally.js';

const model = sharedModel('fp32');
/** UTF-16 units of the longest message that Discord takes, and of the longest that a question may have. */
const LENGTHS = [4_000, questions.maxLength - 60];
/** How often as long as the longest of ordinary questions a hostile one may take, 95 of 100 and all, besides what the model takes. */
const DEARER = { p95: 20, most: 60 };

interface Taken {
  readonly what: string;
  readonly milliseconds: number;
}

function quantile(taken: readonly Taken[], share: number): Taken {
  const sorted = [...taken].sort((a, b) => a.milliseconds - b.milliseconds);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}

test('hostile questions, quotes and words are answered or refused in bounded time', async () => {
  const seeds = join(temporaryFolder(), 'seeds');
  cpSync(join(root, 'seeds'), seeds, { recursive: true });
  for (let n = 0; n < 300; n++)
    writeFileSync(join(seeds, `${n}.txt`), `The bell of town ${n} rang. It was heard in the old town, they said.`);
  const config = readConfig({ SEEDS_DIR: seeds, EMBEDDINGS_DIR: embeddingsFolder() });
  const engine = new LocalEngine({
    embedder: () => Promise.resolve(model()),
    index: new OpenIndex(config.index, (file) => expect.unreachable(file)),
    folder: config.index,
    now: () => new Date('2026-11-21'),
    ingest: (options) => ingestHere(config, options),
  });
  await engine.reindex();

  const outcomes = { answered: 0, declined: 0, refused: 0 };
  const taking = async (what: string, act: () => Promise<unknown>): Promise<Taken> => {
    const began = process.cpuUsage();
    await act();
    const { user, system } = process.cpuUsage(began);
    return { what, milliseconds: (user + system) / 1_000 };
  };
  const ask = async (text: string) => {
    const { confidence } = await engine.ask({ text });
    outcomes[confidence === 'none' ? 'declined' : 'answered']++;
  };
  const refusing = (act: (text: string) => Promise<unknown>) => async (text: string) => {
    try {
      await act(text);
    } catch (error) {
      if (!isVerbatimError(error, 'QUESTION_EMPTY', 'QUESTION_TOO_LONG', 'QUESTION_UNREADABLE')) throw error;
      outcomes.refused++;
    }
  };
  const usual = readFileSync(join(root, 'tests/fixtures/seed-questions.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { readonly question: string }).question);
  const acts: Readonly<Record<string, (text: string) => Promise<unknown>>> = {
    questions: ask,
    'words looked up': (text) => engine.lookup(text, 5),
    'quotes verified': (text) => engine.verify(text),
    'words typed': (text) => engine.suggest(text.slice(0, 100), 25),
  };
  const rows: Record<string, Record<string, number | string>> = {};
  onTestFinished(() => printTable('Hostile questions', { ...rows, all: outcomes }));
  const alone = shapes.filter(([name]) => !name.endsWith('within words'));
  for (const [name, asked] of Object.entries(acts)) {
    const act = refusing(asked);
    for (const question of usual) await act(question);
    const plain: Taken[] = [];
    for (const question of usual) plain.push(await taking(question, () => act(question)));
    const hostile: Taken[] = [];
    for (const [shape, of] of alone)
      for (const length of LENGTHS) hostile.push(await taking(`${length} of ${shape}`, () => act(of(length))));
    const longest = quantile(plain, 1).milliseconds;
    const [p95, most] = [quantile(hostile, 0.95), quantile(hostile, 1)];
    const told = (milliseconds: number) => Number(milliseconds.toFixed(1));
    rows[name] = {
      hostile: hostile.length,
      'p95 (ms)': told(p95.milliseconds),
      'longest (ms)': told(most.milliseconds),
      'longest of': most.what,
      'ordinary p95 (ms)': told(quantile(plain, 0.95).milliseconds),
      'ordinary longest (ms)': told(longest),
    };
    expect(p95.milliseconds).toBeLessThan(DEARER.p95 * longest + 50);
    expect(most.milliseconds, most.what).toBeLessThan(DEARER.most * longest + 50);
  }
  engine.close();
});
