import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { composeAnswer, hitOf } from './answer/answer.js';
import { filterNotice } from './answer/filter-notice.js';
import { followUpNotice } from './answer/follow-up-notice.js';
import { blankModel } from './embed/blank.js';
import type { ModelIdentity, QuestionEmbedder } from './embed/embedder.js';
import type { AskStage, Engine, ReindexOptions, StageListener } from './engine.js';
import { VerbatimError, asVerbatimError } from './errors.js';
import { type Indexings, createIndexings } from './indexings.js';
import type { IngestOptions } from './ingest/source.js';
import { type Queue, type QueueLimits, type QueueLoad, createQueue } from './queue.js';
import { readFollowUp, retrieveEither } from './retrieval/follow-up.js';
import { readSpelt } from './retrieval/read-spelt.js';
import { spellingNotice } from './retrieval/spelling.js';
import { lookUp } from './retrieval/look-up.js';
import { type Suggestions, createSuggestions } from './retrieval/suggestions.js';
import type { IndexState, OpenIndex } from './store/open-index.js';
import { answers, asking } from './tunables.js';
import type {
  Answer,
  ArticleTitle,
  Hit,
  IndexReport,
  Notice,
  Question,
  Status,
  StoredArticle,
  Verdict,
} from './types.js';

/** What the engine is made of. */
export interface EngineParts {
  /** Gives the model, loaded when first needed. */
  readonly embedder: () => Promise<QuestionEmbedder>;
  readonly index: OpenIndex;
  /** The clock that relative words in a question are resolved against. */
  readonly now: () => Date;
  /** Folder of the index, for its size. */
  readonly folder: string;
  /** Brings the index up to date, wherever that is done. */
  readonly ingest: (options: IngestOptions) => Promise<IndexReport>;
  /** How much is answered at a time; as of the tunables unless given. */
  readonly limits?: QueueLimits;
}

/** The engine over an index on this machine. */
export class LocalEngine implements Engine {
  private readonly indexings: Indexings;
  private readonly suggestions: Suggestions;
  private readonly queue: Queue;
  private isRehearsed = false;

  constructor(private readonly parts: EngineParts) {
    this.suggestions = createSuggestions(parts.index);
    this.indexings = createIndexings(parts.ingest);
    this.queue = createQueue(parts.limits ?? asking);
  }

  async ask(question: Question, onStage?: StageListener): Promise<Answer> {
    const ended = stopwatch(onStage);
    return this.guard(() =>
      this.queue.run(() => {
        ended('waiting');
        return this.answer(question, ended);
      }),
    );
  }

  /** How many questions are being answered, and wait, just now. */
  load(): QueueLoad {
    return this.queue.load();
  }

  isFull(): boolean {
    return this.queue.wait() > asking.expected;
  }

  private async answer(question: Question, ended: (stage: AskStage) => void): Promise<Answer> {
    const loading = this.parts.embedder();
    if (!this.isRehearsed) {
      this.isRehearsed = true;
      await this.rehearse(question, loading);
    }
    return this.answerBy(await loading, question, ended);
  }

  /**
   * While the model is still loading in a process of its own, has the question answered by one that knows nothing: so that what is opened,
   * read and compiled for the first question is so by then.
   */
  private async rehearse(question: Question, loading: Promise<QuestionEmbedder>): Promise<void> {
    const over = () => true;
    if (await Promise.race([loading.then(over, over), setImmediate(false)])) return;
    try {
      const identity = await this.parts.index.read(({ manifest }) => manifest.model);
      await this.answerBy(blankModel(identity), question, () => undefined);
    } catch {
      // Whatever is wrong, the answer itself will tell.
    }
  }

  private async answerBy(
    embedder: QuestionEmbedder,
    question: Question,
    ended: (stage: AskStage) => void,
  ): Promise<Answer> {
    const { index } = this.parts;
    const now = question.askedOn === undefined ? this.parts.now() : new Date(question.askedOn);
    const reading = { embedder, index, now };
    const { read: own, corrections } = await readSpelt(question.text, reading);
    const readText = async (text: string) => (await readSpelt(text, reading)).read;
    const followUp = question.previous ? await readFollowUp(own, question.previous, readText) : null;
    ended('reading');
    return index.read((state) => {
      checkModel(state.manifest.model, embedder.identity);
      const { read, ranked } = retrieveEither(state, own, followUp, question);
      ended('searching');
      const article = (id: string) => state.reader.article(id)!; // What is ranked is of the same state.
      const { manifest } = state;
      const noPassage = ranked.length === 0 ? emptyFilter(state, question) : null;
      const goesOn = read === followUp ? followUpNotice(question.previous!.question) : null;
      const answer = composeAnswer({
        question: question.text,
        read,
        ranked,
        manifest,
        article,
        top: question.top ?? answers.top,
        notice: noPassage ?? spellingNotice(corrections) ?? goesOn,
      });
      ended('composing');
      return answer;
    });
  }

  async lookup(words: string, top: number): Promise<Hit[]> {
    return this.guard(() => this.parts.index.read((state) => lookUp(state, words, top).map(hitOf)));
  }

  async article(id: string): Promise<StoredArticle | null> {
    return this.guard(() => this.parts.index.read(({ reader }) => reader.stored(id)));
  }

  async hashes(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.guard(() => this.parts.index.read(({ reader }) => reader.hashes(ids)));
  }

  async suggest(typed: string, limit: number): Promise<string[]> {
    return this.guard(() => this.suggestions.words(typed, limit));
  }

  async titles(typed: string, limit: number): Promise<ArticleTitle[]> {
    return this.guard(() => this.suggestions.titles(typed, limit));
  }

  async articleNamed(name: string): Promise<string | null> {
    return this.guard(() => this.suggestions.articleNamed(name));
  }

  async verify(quoted: string): Promise<Verdict | null> {
    return this.guard(async () => {
      const { verifyQuote } = await import('./verification/verify.js');
      return this.parts.index.read((state) => verifyQuote(state, quoted));
    });
  }

  async status(): Promise<Status> {
    return this.guard(() =>
      this.parts.index.read(({ reader, manifest }) => ({
        index: manifest.id,
        articles: manifest.articles,
        passages: manifest.passages,
        from: manifest.from,
        to: manifest.to,
        sources: reader.sources(),
        model: manifest.model.model,
        precision: manifest.model.precision,
        dimension: manifest.model.dimension,
        bytes: sizeOf(this.parts.folder),
        builtAt: manifest.builtAt,
        seeds: manifest.seeds,
      })),
    );
  }

  async reindex(options: ReindexOptions = {}): Promise<IndexReport> {
    return this.guard(() => this.indexings.run(options));
  }

  cancelIndexing(): boolean {
    return this.indexings.cancel();
  }

  onIndexed(listener: (report: IndexReport) => void): () => void {
    return this.indexings.onIndexed(listener);
  }

  /** Closes the index. The model belongs to whoever opened it. */
  close(): void {
    this.suggestions.stop();
    this.parts.index.close();
  }

  private async guard<T>(action: () => T | Promise<T>): Promise<T> {
    try {
      return await action();
    } catch (error) {
      throw asVerbatimError(error);
    }
  }
}

/** Tells a listener how long it was since the last stage ended. */
function stopwatch(listener: StageListener = () => undefined): (stage: AskStage) => void {
  let began = performance.now();
  return (stage) => {
    const now = performance.now();
    listener(stage, now - began);
    began = now;
  };
}

function sizeOf(folder: string): number {
  return readdirSync(folder).reduce(
    (sum, name) => sum + (lstatSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
}

/** Tells that a question's filter leaves no article; null where it leaves any. */
function emptyFilter({ reader, manifest: { from, to } }: IndexState, filter: Question): Notice | null {
  if (reader.labelsWithin(filter)?.size !== 0) return null;
  const knowsSource = reader.labelsWithin({ source: filter.source })?.size !== 0;
  return filterNotice({ filter, knowsSource, sources: reader.sources(), from, to });
}

/** Vectors of two models must never be compared. */
function checkModel(indexed: ModelIdentity, configured: ModelIdentity): void {
  if (indexed.hash === configured.hash) return;
  const name = ({ model, precision }: ModelIdentity) => `${model} ${precision}`;
  throw new VerbatimError('INDEX_OTHER_MODEL', { index: name(indexed), config: name(configured) });
}
