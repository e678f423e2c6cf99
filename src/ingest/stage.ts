import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { ArticleReader } from '../articles/article-reader.js';
import type { ReadArticle } from '../cleaning/article.js';
import type { CorpusFile, CorpusListing } from '../reading/files.js';
import { errorMessage } from '../errors.js';
import { hashOfArticle } from '../store/article-hash.js';
import { encodeNested } from '../store/blobs.js';
import type { Origin, StagedPassage } from '../store/staging.js';
import type { FileState, IndexWriter, IndexedArticle } from '../store/writer.js';
import { ingest as pace, passages as tunables } from '../tunables.js';
import type { Skipped, TokenIds } from '../types.js';
import type { IdentifiedSource } from './source.js';

/** What the corpus holds now, compared with the index in place. */
export interface Stage {
  /** Every article of the corpus by id, in the order of its files. */
  readonly articles: ReadonlyMap<string, { readonly hash: string; readonly path: string }>;
  /** Ids of those that are new or changed and were staged. */
  readonly staged: ReadonlySet<string>;
  readonly files: readonly FileState[];
  readonly skipped: readonly Skipped[];
  readonly nextLabel: number;
}

/** Hears of what is staged while reading goes on; what it throws ends the reading. */
export interface StageListener {
  /** Something will be staged, most likely: called for every such file or article. */
  readonly onChange: () => void;
  /** Passages up to and including this label are staged. */
  readonly onStaged: (label: number) => void;
}

/** An article that was read and is not staged yet. */
interface Pending extends Pick<ReadArticle, 'article' | 'clean' | 'line'>, Origin {}

type Unlined = Omit<Skipped, 'line'> & { readonly line?: number | undefined };

/** Reads what changed in the corpus and stages its articles and passages for the commit. */
export class Stager {
  private readonly articles = new Map<string, { hash: string; path: string }>();
  private readonly staged = new Set<string>();
  private readonly files: FileState[] = [];
  private readonly skipped: Skipped[] = [];
  private readonly pending: Pending[] = [];
  /** UTF-16 units of their texts. */
  private pendingLength = 0;

  private readonly knownFiles: ReadonlyMap<string, FileState>;
  private readonly knownArticles: ReadonlyMap<string, IndexedArticle>;
  private readonly articlesByPath: ReadonlyMap<string, IndexedArticle[]>;
  private readonly skippedByPath: ReadonlyMap<string, Skipped[]>;

  /** @param all read and stage every article, whatever the index knows of it. */
  constructor(
    private readonly writer: IndexWriter,
    private readonly source: IdentifiedSource,
    private readonly listener: StageListener,
    private nextLabel: number,
    private readonly all: boolean,
  ) {
    const articles = writer.articles();
    this.knownFiles = writer.files();
    this.knownArticles = new Map(articles.map((article) => [article.id, article]));
    this.articlesByPath = groupByPath(articles);
    this.skippedByPath = groupByPath(writer.skipped());
  }

  async run(
    listing: CorpusListing,
    reader: ArticleReader,
    onProgress: (done: number, total: number) => void,
  ): Promise<Stage> {
    this.skipped.push(...listing.skipped.map(skippedOf));
    for (const [n, file] of listing.files.entries()) {
      if (n % pace.stagedTogether === 0) onProgress(n, listing.files.length);
      await this.take(file, reader);
    }
    await this.flush();
    onProgress(listing.files.length, listing.files.length);
    const { articles, staged, files, skipped, nextLabel } = this;
    return { articles, staged, files, skipped, nextLabel };
  }

  private async take(file: CorpusFile, reader: ArticleReader): Promise<void> {
    const { path, absolute } = file;
    const known = this.all ? undefined : this.knownFiles.get(path);
    const signature = signatureOf(file);
    if (known !== undefined && signature !== '' && known.signature === signature) {
      this.keep(known);
      return;
    }

    if (known === undefined) this.listener.onChange();
    let hash = '';
    let isSettled = false;
    for await (const item of reader.read({ path, absolute, known: known?.hash })) {
      if (item.kind === 'bytes') {
        if (item.hash !== '' && item.hash === known?.hash) {
          this.keep({ ...known, signature });
          return;
        }
        hash = item.hash;
        isSettled = item.settled;
      } else if (item.kind === 'skipped') this.skipped.push(skippedOf(item));
      else if (this.isDuplicate(item.article.id, path, item.line)) isSettled = false;
      else await this.stage(item, path);
    }
    this.files.push(isSettled ? { path, signature, hash } : unsettled(path));
  }

  /** Takes over what the index knows of an unchanged file. */
  private keep(file: FileState): void {
    let isSettled = true;
    this.skipped.push(...(this.skippedByPath.get(file.path) ?? []));
    for (const { id, hash } of this.articlesByPath.get(file.path) ?? []) {
      if (this.isDuplicate(id, file.path)) isSettled = false;
      else this.articles.set(id, { hash, path: file.path });
    }
    this.files.push(isSettled ? file : unsettled(file.path));
  }

  /** Whether an earlier file has the id; the file is then read again next time, since that one may be gone by then. */
  private isDuplicate(id: string, path: string, line?: number): boolean {
    const first = this.articles.get(id)?.path;
    if (first === undefined) return false;
    const reason = errorMessage('ARTICLE_DUPLICATE', { id, first });
    this.skipped.push(skippedOf({ path, line, code: 'ARTICLE_DUPLICATE', reason }));
    return true;
  }

  private async stage(read: ReadArticle, path: string): Promise<void> {
    const { article, pages = null } = read;
    const hash = hashOfArticle(article, pages);
    this.articles.set(article.id, { hash, path });
    const known = this.knownArticles.get(article.id);
    if (!this.all && known?.hash === hash && known.path === path) return;
    this.listener.onChange();
    this.staged.add(article.id);
    this.pending.push({ ...read, path, hash, pages });
    this.pendingLength += article.text.length;
    if (this.pending.length >= pace.stagedTogether || this.pendingLength >= pace.lengthTogether) await this.flush();
  }

  private async flush(): Promise<void> {
    if (this.pending.length === 0) return;
    // Loaded with the first article, as most often nothing has changed.
    const [{ splitPassages }, tokenizer] = await Promise.all([
      import('../passages/passages.js'),
      this.source.tokenizer(),
    ]);
    const tokenize = (text: string): TokenIds => tokenizer.tokenize(text);
    const maxTokens = Math.min(tunables.maxTokens, this.source.identity.maxTokens);
    const split: (Pending & { readonly passages: readonly StagedPassage[] })[] = [];
    for (const one of this.pending) {
      const passages = splitPassages(one.article, one.clean, tokenize, { maxTokens }).map(
        ({ passage, tokens }): StagedPassage => ({
          label: this.nextLabel++,
          passage,
          tokens,
          key: vectorKey(this.source.identity.hash, tokens),
        }),
      );
      if (passages.length === 0) this.leaveOut(one.article.id, one.path, one.line);
      else split.push({ ...one, passages });
      await setImmediate(); // Vectors come meanwhile, and what embeds wants more to do.
    }
    this.writer.staging.together(() => {
      for (const { article, path, hash, pages, passages } of split)
        this.writer.staging.stage(article, { path, hash, pages }, passages);
    });
    this.listener.onStaged(this.nextLabel - 1);
    this.pending.length = 0;
    this.pendingLength = 0;
  }

  /** Leaves out an article that has no passage: nothing of it could ever be quoted, so it must not count as covered. */
  private leaveOut(id: string, path: string, line?: number): void {
    this.articles.delete(id);
    this.staged.delete(id);
    this.skipped.push(skippedOf({ path, line, code: 'FILE_NO_TEXT', reason: errorMessage('FILE_NO_TEXT') }));
  }
}

function skippedOf({ path, line, code, reason }: Unlined): Skipped {
  return { path, ...(line === undefined ? {} : { line }), code, reason };
}

/** The state of a file that is read again at the next indexing, whatever becomes of it. */
function unsettled(path: string): FileState {
  return { path, signature: '', hash: '' };
}

/**
 * A file's size and times; empty when it changed so recently that a further change might leave them as they are (the "racy" files
 * of git's index).
 */
function signatureOf(file: CorpusFile): string {
  const settled = Date.now() - Math.max(file.modified, file.changed) > pace.settledAfter;
  return settled ? `${file.bytes} ${file.modified} ${file.changed}` : '';
}

/** A vector is a function of the model and the token ids of the passage's sentences: 16 bytes that stand for both. */
function vectorKey(model: string, tokens: readonly TokenIds[]): Buffer {
  return createHash('sha256').update('with codes').update(model).update(encodeNested(tokens)).digest().subarray(0, 16);
}

function groupByPath<T extends { readonly path: string }>(items: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(item.path);
    if (group === undefined) groups.set(item.path, [item]);
    else group.push(item);
  }
  return groups;
}
