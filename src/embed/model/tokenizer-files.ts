/** Special tokens of BERT, which tokenizer.json knows by id only. */
const specialTokens = {
  unk_token: '[UNK]',
  sep_token: '[SEP]',
  pad_token: '[PAD]',
  cls_token: '[CLS]',
  mask_token: '[MASK]',
} as const;

/** Longest input the default model was trained on, in tokens with [CLS] and [SEP]. */
const modelMaxLength = 256;

/**
 * The tokenizer's two files as transformers.js wants them: tokenizer.json without the padding and truncation to 128 tokens
 * that the weights' package ships, and tokenizer_config.json, which it does not ship.
 * @throws Error when `tokenizer` is not the JSON of a tokenizer.
 */
export function tokenizerFiles(
  tokenizer: string,
): Readonly<Record<'tokenizer.json' | 'tokenizer_config.json', string>> {
  const parsed = JSON.parse(tokenizer) as { model?: { vocab?: unknown } };
  if (typeof parsed.model?.vocab !== 'object') throw new Error('its tokenizer.json has no vocabulary');
  return {
    'tokenizer.json': JSON.stringify({ ...parsed, truncation: null, padding: null }),
    'tokenizer_config.json': JSON.stringify({
      tokenizer_class: 'BertTokenizer',
      do_lower_case: true,
      tokenize_chinese_chars: true,
      strip_accents: null,
      model_max_length: modelMaxLength,
      ...specialTokens,
    }),
  };
}
