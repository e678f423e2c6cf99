import type { PassageEmbedder } from '../embed/embedder.js';
import type { Staging, Unembedded } from '../store/staging.js';
import { embedding } from '../tunables.js';

/**
 * Embeds staged passages that have no vector, while others are still being staged, and keeps every vector as soon as it is there. Call
 * `begin` when it is known that something will be staged, `staged` whenever something was, `finish` when all was, and `close` in any case.
 */
export class StagedEmbedding {
  private opening: Promise<void> | null = null;
  private embedder: PassageEmbedder | null = null;
  /** Labels up to this one are staged; up to that one, passages were looked through. */
  private upTo: number;
  private lookedThrough: number;
  /** Found without a vector and not given to the embedder yet. */
  private readonly waiting: Unembedded[] = [];
  /** Keys of those whose vectors are on their way. */
  private readonly underWay = new Set<string>();
  private requests = 0;
  private done = 0;
  private failure: { readonly error: unknown } | null = null;
  private onChange: () => void = () => undefined;

  /**
   * @param open opens the embedder.
   * @param before label below which nothing is staged.
   */
  constructor(
    private readonly staging: Staging,
    private readonly open: () => Promise<PassageEmbedder>,
    before: number,
  ) {
    this.upTo = this.lookedThrough = before - 1;
  }

  /** Opens the embedder, which takes a while: the earlier the better. */
  begin(): void {
    this.opening ??= this.attempt(async () => {
      this.embedder = await this.open();
      this.feed();
    });
  }

  /**
   * Goes on with the passages that have been staged up to this label.
   * @throws VerbatimError MODEL_*: what went wrong since it was called last.
   */
  staged(label: number): void {
    if (this.failure !== null) throw this.failure.error;
    this.upTo = label;
    this.feed();
  }

  /**
   * Waits until all that is staged has its vector.
   * @param onProgress called before, whenever some are done, and at the end; what it throws ends the embedding there.
   * @returns how many were embedded. @throws VerbatimError MODEL_*
   */
  async finish(onProgress: (done: number, total: number) => void): Promise<number> {
    const total = this.done + this.staging.countUnembedded();
    if (total === 0) return 0;
    this.begin();
    for (;;) {
      const changed = new Promise<void>((resolve) => (this.onChange = resolve));
      if (this.failure !== null) throw this.failure.error;
      onProgress(this.done, total);
      if (this.done === total) return total;
      await changed;
    }
  }

  /** Ends the embedder. What is on its way is lost; what has come is kept. */
  async close(): Promise<void> {
    await this.opening;
    await this.embedder?.close();
  }

  /** Gives the embedder as much as it takes. */
  private feed(): void {
    const { embedder } = this;
    if (embedder === null) return;
    while (this.requests < embedder.atOnce) {
      const some = this.next(embedder.together);
      if (some.length === 0) return;
      void this.attempt(() => this.embed(embedder, some));
    }
  }

  private async embed(embedder: PassageEmbedder, some: readonly Unembedded[]): Promise<void> {
    this.requests++;
    const vectors = await embedder.embed(some.map(({ tokens }) => tokens));
    this.staging.keepVectors(vectors.map((vector, i) => ({ ...vector, key: some[i]!.key })));
    for (const { key } of some) this.underWay.delete(key.toString('hex'));
    this.done += some.length;
    this.requests--;
    this.feed();
  }

  /** At most `limit` staged passages whose vectors are neither there nor on their way. */
  private next(limit: number): Unembedded[] {
    while (this.waiting.length < limit && this.lookedThrough < this.upTo) {
      const last = Math.min(this.upTo, this.lookedThrough + embedding.window);
      for (const one of this.staging.unembedded(this.lookedThrough, last)) {
        const key = one.key.toString('hex');
        if (!this.underWay.has(key)) this.waiting.push(one);
        this.underWay.add(key);
      }
      this.lookedThrough = last;
    }
    return this.waiting.splice(0, limit);
  }

  /** Keeps what goes wrong for whoever asks next. */
  private async attempt(action: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (error) {
      this.failure ??= { error };
    }
    this.onChange();
  }
}
