import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lazyModel, openLocalEngine } from '../../../src/app.js';
import { readConfig } from '../../../src/config.js';
import { isChatter, isQuestion } from '../../../src/discord/messages/chatter.js';
import { ingestHere } from '../../support/ingest.js';
import { hitsIn, stored } from '../../support/discord/corpus.js';
import { answerTo, declined } from '../../support/discord/engine.js';
import { embeddingsFolder } from '../../support/folders.js';
import { root } from '../../support/paths.js';

const fixture = (name: string) =>
  readFileSync(join(root, 'tests/fixtures', name), 'utf8')
    .trim()
    .split('\n');

describe('isQuestion', () => {
  it('goes by the form: a question mark, or the first word', () => {
    for (const text of [
      'Where did they meet',
      'they met where?',
      'Wer war dabei',
      'Où est-ce',
      '¿Quién',
      'Cómo fue',
      'Tell me about it',
    ])
      expect(isQuestion(text), text).toBe(true);
    for (const text of ['They met in Moscow', 'whereas they met', '', '👍', 'Moscow talks 2024'])
      expect(isQuestion(text), text).toBe(false);
  });

  it('knows a question by its beginning behind other words, by its end, and by a verb after the word', () => {
    for (const text of [
      'to what level did they talk',
      'And when was that',
      'In welchem Jahr war das',
      'Moscow talks when',
      'my cat sneezes what should i do',
    ])
      expect(isQuestion(text), text).toBe(true);
    for (const text of [
      'in the end they met',
      'did not expect that',
      "can't find it",
      'I saw what he said',
      'War movies',
    ])
      expect(isQuestion(text), text).toBe(false);
  });

  it('takes nearly all known questions for questions, with and without a question mark, and small talk for none', () => {
    const questions = fixture('seed-questions.jsonl').map(
      (line) => (JSON.parse(line) as { question: string }).question,
    );
    const share = (texts: readonly string[]) => texts.filter(isQuestion).length / texts.length;
    expect(share(questions)).toBeGreaterThan(0.95);
    expect(share(questions.map((text) => text.replaceAll('?', '')))).toBeGreaterThan(0.9);
    expect(fixture('small-talk.txt').filter(isQuestion)).toEqual([]);
  });
});

describe('isChatter', () => {
  const near = hitsIn(stored([['The talks opened in Moscow.']]));
  const far = near.map((hit) => ({ ...hit, score: 0.01 }));

  it('is what is no question, where nothing comes near it', () => {
    expect(isChatter('see you tomorrow', { ...declined(''), results: far })).toBe(true);
    expect(isChatter('see you tomorrow', declined(''))).toBe(true);
    expect(isChatter('see you tomorrow?', { ...declined(''), results: far })).toBe(false);
    expect(isChatter('the talks in Moscow', { ...declined(''), results: near })).toBe(false);
    expect(isChatter('the talks in Moscow', answerTo('', { results: far }))).toBe(false);
  });

  it('knows most small talk over a real corpus, and takes no question that it answers for talk', async () => {
    const config = readConfig({}, { seeds: join(root, 'seeds'), embeddings: embeddingsFolder() });
    const model = lazyModel(config);
    const engine = openLocalEngine(config, model, () => undefined);
    await ingestHere(config);
    const talk = fixture('small-talk.txt');
    const taken: boolean[] = [];
    for (const text of talk) taken.push(isChatter(text, await engine.ask({ text })));
    expect(taken.filter(Boolean).length / talk.length).toBeGreaterThan(0.6);
    for (const text of ['xi state visit moscow', 'blinkn examples of goods china supplies to russia'])
      expect(isChatter(text, await engine.ask({ text })), text).toBe(false);
    engine.close();
    await model.close();
  });
});
