import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openLocalEngine, lazyModel } from '../../../src/app.js';
import { readConfig } from '../../../src/config.js';
import { renderAnswer } from '../../../src/discord/answer/message.js';
import { articlePage } from '../../../src/discord/article/page.js';
import { pagesOf } from '../../../src/discord/article/pages.js';
import { blocksOf } from '../../../src/discord/markdown-text.js';
import type { Payload } from '../../../src/discord/payload.js';
import { languageFor } from '../../../src/discord/words/language.js';
import { ingestHere } from '../../support/ingest.js';
import type { Component } from '../../support/discord/component.js';
import { embeddingsFolder } from '../../support/folders.js';
import { root } from '../../support/paths.js';
import { displayed } from '../../support/discord/text.js';

const config = readConfig({ SEEDS_DIR: join(root, 'seeds'), EMBEDDINGS_DIR: embeddingsFolder() });
const model = lazyModel(config);
const engine = openLocalEngine(config, model, (message) => expect.unreachable(message));
const english = languageFor('en');
const questions = readFileSync(join(root, 'tests/fixtures/seed-questions.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => (JSON.parse(line) as { readonly question: string }).question)
  .filter((_, i) => i % 2 === 0);

beforeAll(async () => {
  await ingestHere(config);
});
afterAll(async () => {
  engine.close();
  await model.close();
});

/** What the bot quotes in a message: its block quotes, as *Verify quote* reads them. */
function quotedBy({ components }: Payload): string[] {
  const texts = components.map((one) => displayed([one as unknown as Component]));
  return texts.flatMap(blocksOf).flatMap(({ kind, text }) => (kind === 'quote' ? [text] : []));
}

describe('what the bot says itself is word for word', () => {
  test('in its answers', async () => {
    const options = { language: english, id: null, canShare: false };
    let answered = 0;
    for (const question of questions) {
      const answer = await engine.ask({ text: question });
      const quoted = quotedBy(renderAnswer(answer, options));
      expect(quoted).toHaveLength(answer.quote === null ? 0 : 1);
      for (const words of quoted) {
        const verdict = await engine.verify(words);
        expect(verdict, words).toMatchObject({ kind: 'verbatim' });
        answered++;
      }
    }
    expect(answered).toBeGreaterThan(questions.length / 2);
  });

  test('on every page of every article', async () => {
    for (const { id } of await engine.titles('', 100)) {
      const stored = (await engine.article(id))!;
      for (let page = 1; page <= pagesOf(stored.passages).length; page++) {
        for (const words of quotedBy(articlePage(stored, String(page), english))) {
          expect(await engine.verify(words), words).toMatchObject({ kind: 'verbatim' });
        }
      }
    }
  });
});
