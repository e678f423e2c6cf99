import type { Engine, ReindexOptions, StageListener } from '../../../src/engine.js';
import { keyOf } from '../../../src/retrieval/article-titles.js';
import type {
  Answer,
  ArticleHead,
  ArticleTitle,
  Citation,
  Hit,
  IndexReport,
  Progress,
  Question,
  Quote,
  Status,
  StoredArticle,
  Verdict,
} from '../../../src/types.js';

export function article(given: Partial<ArticleHead> = {}): ArticleHead {
  return {
    id: '2024/talks.txt',
    title: 'Talks open in Moscow',
    source: 'The Courier',
    author: null,
    date: '2024-01-30',
    url: 'https://courier.example/world/talks',
    ...given,
  };
}

export function quoteOf(text: string, given: Partial<Quote> & { readonly citation?: Citation } = {}): Quote {
  return {
    text,
    start: 120,
    end: 120 + text.length,
    key: { start: 120, end: 120 + text.length },
    cut: { start: false, end: false },
    before: 'The delegations had arrived at night. ',
    after: ' They will go on for three days.',
    headings: [],
    citation: { article: article(), passage: '2024/talks.txt#3', paragraph: 4, page: null, copies: [] },
    ...given,
  };
}

export function answerTo(question: string, given: Partial<Answer> = {}): Answer {
  return {
    question,
    confidence: 'strong',
    quote: quoteOf('The talks opened in Moscow on Tuesday.'),
    corroboration: [],
    results: [],
    coverage: { articles: 5, from: '2024-01-12', to: '2024-01-30' },
    index: 'a1b2c3',
    notice: null,
    ...given,
  };
}

export function declined(question: string): Answer {
  return answerTo(question, { confidence: 'none', quote: null });
}

export const aStatus: Status = {
  articles: 5,
  from: '2024-01-12',
  to: '2024-01-30',
  index: 'a1b2c3',
  passages: 21,
  sources: ['The Courier', 'Daily_News'],
  model: 'all-MiniLM-L6-v2',
  precision: 'fp32',
  dimension: 384,
  bytes: 3_145_728,
  builtAt: '2024-02-01T10:00:00.000Z',
  seeds: '/srv/articles',
};

export function reportOf(given: Partial<IndexReport> = {}): IndexReport {
  return {
    index: 'd4e5f6',
    added: ['2024/new.md'],
    changed: ['2024/talks.txt'],
    removed: [],
    unchanged: 4,
    skipped: [{ path: 'broken.html', code: 'FILE_EMPTY', reason: 'is empty' }],
    articles: 6,
    passages: 25,
    embedded: 7,
    milliseconds: 4_200,
    rebuiltBecause: null,
    ...given,
  };
}

/** An engine that does as a test tells it. What isn't told answers at once. */
export class FakeEngine implements Engine {
  readonly asked: Question[] = [];
  readonly reindexed: ReindexOptions[] = [];
  /** What the index holds. */
  readonly articles: StoredArticle[] = [];
  readonly #indexed = new Set<(report: IndexReport) => void>();
  onAsk: (question: Question) => Promise<Answer> = ({ text }) => Promise.resolve(answerTo(text));
  /** Whether it takes no more questions. */
  full = false;
  onLookup: (words: string, top: number) => Promise<Hit[]> = () => Promise.resolve([]);
  readonly verified: string[] = [];
  onVerify: (quoted: string) => Promise<Verdict | null> = (quoted) => Promise.resolve({ kind: 'absent', quoted });
  /** What there is to suggest for /lookup. */
  suggested: readonly string[] = [];
  onReindex: (progress: (progress: Progress) => void) => Promise<IndexReport> = () => Promise.resolve(reportOf());

  /** Whether there was an indexing to cancel. */
  onCancel: () => boolean = () => false;

  ask(question: Question, onStage?: StageListener): Promise<Answer> {
    this.asked.push(question);
    onStage?.('reading', 1);
    return this.onAsk(question);
  }

  isFull(): boolean {
    return this.full;
  }

  lookup(words: string, top: number): Promise<Hit[]> {
    return this.onLookup(words, top);
  }

  suggest(typed: string, limit: number): Promise<string[]> {
    return Promise.resolve(this.suggested.filter((one) => one.startsWith(typed)).slice(0, limit));
  }

  titles(typed: string, limit: number): Promise<ArticleTitle[]> {
    const fitting = this.articles.filter(({ article: { title } }) => title.toLowerCase().includes(typed.toLowerCase()));
    const titles = fitting.map(({ article: { id, title, source, date } }) => ({
      id,
      key: keyOf(id),
      title,
      source,
      date,
    }));
    return Promise.resolve(titles.slice(0, limit));
  }

  articleNamed(name: string): Promise<string | null> {
    const found = this.articles.find(({ article: { id, title } }) => [id, keyOf(id), title].includes(name));
    return Promise.resolve(found?.article.id ?? null);
  }

  article(id: string): Promise<StoredArticle | null> {
    return Promise.resolve(this.articles.find(({ article }) => article.id === id) ?? null);
  }

  verify(quoted: string): Promise<Verdict | null> {
    this.verified.push(quoted);
    return this.onVerify(quoted);
  }

  hashes(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = this.articles.filter(({ article }) => ids.includes(article.id));
    return Promise.resolve(new Map(found.map(({ article, hash }) => [article.id, hash])));
  }

  status(): Promise<Status> {
    return Promise.resolve(aStatus);
  }

  async reindex(options: ReindexOptions = {}): Promise<IndexReport> {
    this.reindexed.push(options);
    const report = await this.onReindex(options.onProgress ?? (() => undefined));
    for (const listener of this.#indexed) listener(report);
    return report;
  }

  cancelIndexing(): boolean {
    return this.onCancel();
  }

  onIndexed(listener: (report: IndexReport) => void): () => void {
    this.#indexed.add(listener);
    return () => void this.#indexed.delete(listener);
  }

  close(): void {
    // Nothing is open.
  }
}
