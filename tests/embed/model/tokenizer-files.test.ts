import { describe, expect, it } from 'vitest';
import { tokenizerFiles } from '../../../src/embed/model/tokenizer-files.js';

describe('tokenizerFiles', () => {
  const shipped = {
    truncation: { max_length: 128 },
    padding: { strategy: { Fixed: 128 } },
    model: { vocab: { a: 0 } },
  };

  it('drops padding and truncation and keeps the rest', () => {
    const files = tokenizerFiles(JSON.stringify(shipped));
    expect(JSON.parse(files['tokenizer.json'])).toEqual({
      truncation: null,
      padding: null,
      model: { vocab: { a: 0 } },
    });
    expect(JSON.parse(files['tokenizer_config.json'])).toMatchObject({
      tokenizer_class: 'BertTokenizer',
      model_max_length: 256,
      unk_token: '[UNK]',
    });
  });

  it('refuses what is not a tokenizer', () => {
    expect(() => tokenizerFiles('{')).toThrow(SyntaxError);
    expect(() => tokenizerFiles('{}')).toThrow(/no vocabulary/);
  });
});
