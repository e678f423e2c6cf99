import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lazyModel, openLocalEngine } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import type { Engine } from '../../src/engine.js';
import { evaluate } from '../../src/evaluation/evaluate.js';
import { type KnownQuestion, readKnownQuestions } from '../../src/evaluation/known-questions.js';
import type { Exchange } from '../../src/types.js';
import { embeddingsFolder } from '../support/folders.js';
import { ingestHere } from '../support/ingest.js';
import { root } from '../support/paths.js';

const questionsOf = (file: string) => readKnownQuestions(join(root, 'tests/fixtures', file));

/** Indexes a corpus for real. */
async function withEngine(seeds: string, use: (engine: Engine) => Promise<void>): Promise<void> {
  const config = readConfig({}, { seeds, embeddings: embeddingsFolder() });
  const model = lazyModel(config);
  const engine = openLocalEngine(config, model, () => undefined);
  try {
    await ingestHere(config);
    await use(engine);
  } finally {
    engine.close();
    await model.close();
  }
}

const measure = (engine: Engine, questions: readonly KnownQuestion[]) =>
  evaluate(questions, { engine, modelTime: () => 0, misses: 0, onProgress: () => undefined });

async function exchangeOf(engine: Engine, question: string): Promise<Exchange> {
  const { quote } = await engine.ask({ text: question });
  return { question, quote: quote?.text ?? null, article: quote?.citation.article.id ?? null };
}

// Floors a little below what was measured: a change that makes follow-ups worse fails here.
describe('follow-ups find their subject in the exchange before', () => {
  test('over the articles that come with Verbatim, where a question of its own is answered as if it were the first', async () => {
    const followUps = await questionsOf('follow-ups.jsonl');
    const others = await questionsOf('seed-questions.jsonl');
    await withEngine(join(root, 'seeds'), async (engine) => {
      const alone = await measure(
        engine,
        followUps.map((one) => ({ ...one, previous: null })),
      );
      const led = await measure(engine, followUps);
      expect(led.followUps).toBe(35);
      expect(led.hit1).toBeGreaterThanOrEqual(0.83);
      expect(led.quoteWouldHold).toBeGreaterThanOrEqual(0.61);
      expect(led.hit1! - alone.hit1!).toBeGreaterThanOrEqual(0.1);
      for (let i = 0; i < others.length; i += 10) {
        const { question } = others[i]!;
        const previous = await exchangeOf(engine, others[(i + 31) % others.length]!.question);
        expect(await engine.ask({ text: question, previous })).toEqual(await engine.ask({ text: question }));
      }
    });
  });

  const scraped = join(root, '../shared/seeds');
  test.skipIf(!existsSync(scraped))(
    'over five scraped news articles (skipped where ../shared/seeds is not there)',
    async () => {
      await withEngine(scraped, async (engine) => {
        const led = await measure(engine, await questionsOf('shared-follow-ups.jsonl'));
        expect(led.hit1).toBeGreaterThanOrEqual(0.82);
        expect(led.quoteWouldHold).toBeGreaterThanOrEqual(0.58);
      });
    },
  );
});
