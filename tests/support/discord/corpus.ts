import { createHash } from 'node:crypto';
import type { Answer, ArticleHead, Hit, Passage, Quote, StoredArticle } from '../../../src/types.js';
import { answerTo, article } from './engine.js';

/** An article as the index holds it: paragraphs of sentences, each paragraph a passage. */
export function stored(paragraphs: readonly (readonly string[])[], head: Partial<ArticleHead> = {}): StoredArticle {
  const full = article(head);
  let text = '';
  const passages = paragraphs.map((sentences, i): Passage => {
    if (i > 0) text += '\n\n';
    const start = text.length;
    const spans = sentences.map((sentence, j) => {
      if (j > 0) text += ' ';
      const from = text.length;
      text += sentence;
      return { start: from, end: text.length, heading: false };
    });
    const place = { start, end: text.length, text: text.slice(start) };
    return { id: `${full.id}#${i + 1}`, article: full.id, paragraph: i + 1, sentences: spans, ...place };
  });
  const hash = createHash('sha256')
    .update(JSON.stringify([full, text]))
    .digest('hex');
  return { article: { ...full, text }, hash, passages, pages: null };
}

/** A quote of these words of an article. */
export function quoteIn({ article: { text, ...head }, passages }: StoredArticle, words: string): Quote {
  const start = text.indexOf(words);
  const passage = passages.find((one) => one.text.includes(words))!;
  const span = { start, end: start + words.length };
  return {
    ...span,
    text: words,
    key: span,
    cut: { start: false, end: false },
    before: text.slice(passage.start, start),
    after: text.slice(span.end, passage.end),
    headings: [],
    citation: { article: head, passage: passage.id, paragraph: passage.paragraph, page: null, copies: [] },
  };
}

/** Passages as they are found: all of these articles', in order, with falling scores. */
export function hitsIn(...articles: readonly StoredArticle[]): Hit[] {
  return articles
    .flatMap(({ article: { id, title, source, author, date, url }, passages }) =>
      passages.map((passage) => ({ article: { id, title, source, author, date, url }, passage })),
    )
    .map(({ article: head, passage }, i) => ({
      rank: i + 1,
      article: head,
      passage,
      score: 0.9 / (i + 1),
      page: null,
      best: passage.sentences[0]!,
      key: passage.sentences[0]!,
      signals: [],
      copies: [],
    }));
}

/** An answer that quotes these words of the first article, with every passage of all of them found. */
export function answerIn(question: string, words: string, ...articles: readonly StoredArticle[]): Answer {
  return answerTo(question, { quote: quoteIn(articles[0]!, words), results: hitsIn(...articles) });
}
