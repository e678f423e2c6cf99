/** Words that some models want before a text, so that they can tell a question from a passage. */
export interface Prefixes {
  readonly question: string;
  readonly passage: string;
}

/**
 * The prefixes a model was trained with. The E5 family does markedly worse without.
 * Source: https://huggingface.co/intfloat/multilingual-e5-small#faq
 */
export function prefixesOf(model: string): Prefixes {
  return /(^|[/-])e5-/i.test(model) ? { question: 'query:', passage: 'passage:' } : { question: '', passage: '' };
}
