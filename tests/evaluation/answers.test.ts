import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lazyModel, openLocalEngine } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { type Evaluation, evaluate } from '../../src/evaluation/evaluate.js';
import { readKnownQuestions } from '../../src/evaluation/known-questions.js';
import type { Confidence } from '../../src/types.js';
import { embeddingsFolder } from '../support/folders.js';
import { ingestHere } from '../support/ingest.js';
import { root } from '../support/paths.js';

/** Indexes a corpus for real and asks every question of a file. */
async function measure(seeds: string, questions: string): Promise<Evaluation> {
  const config = readConfig({}, { seeds, embeddings: embeddingsFolder() });
  const model = lazyModel(config);
  const engine = openLocalEngine(config, model, () => undefined);
  try {
    await ingestHere(config);
    return await evaluate(await readKnownQuestions(join(root, 'tests/fixtures', questions)), {
      engine,
      modelTime: model.questionTime,
      misses: 0,
      onProgress: () => undefined,
    });
  } finally {
    engine.close();
    await model.close();
  }
}

/** The share of right quotes among the answers of this confidence. */
const rightWhere = ({ reliability }: Evaluation, confidence: Confidence) =>
  reliability.find((row) => row.confidence === confidence)?.right;

// Floors a little below what was measured (docs/architecture.md): a change that makes answers worse fails here.
describe('answers', () => {
  test('over the articles that come with Verbatim', async () => {
    const measured = await measure(join(root, 'seeds'), 'seed-questions.jsonl');
    expect(measured.answerable).toBeGreaterThanOrEqual(60);
    expect(measured.questions - measured.answerable).toBeGreaterThanOrEqual(20);
    expect(measured.hit1).toBeGreaterThanOrEqual(0.94);
    expect(measured.hit10).toBe(1);
    expect(measured.quoteHolds).toBeGreaterThanOrEqual(0.79);
    expect(measured.auroc).toBeGreaterThanOrEqual(0.89);
    expect(measured.declinedAnswerable).toBeLessThanOrEqual(0.06);
    expect(rightWhere(measured, 'strong')).toBeGreaterThanOrEqual(0.85);
  });

  const scraped = join(root, '../shared/seeds');
  test.skipIf(!existsSync(scraped))(
    'over five scraped news articles (skipped where ../shared/seeds is not there)',
    async () => {
      const measured = await measure(scraped, 'shared-seed-questions.jsonl');
      expect(measured.answerable).toBeGreaterThanOrEqual(50);
      expect(measured.hit1).toBeGreaterThanOrEqual(0.84);
      expect(measured.quoteHolds).toBeGreaterThanOrEqual(0.7);
      expect(measured.auroc).toBeGreaterThanOrEqual(0.86);
      expect(measured.declinedAnswerable).toBeLessThanOrEqual(0.08);
      expect(rightWhere(measured, 'strong')).toBeGreaterThanOrEqual(0.9);
    },
  );
});
