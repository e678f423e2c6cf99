import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { asVerbatimError, isVerbatimError, relayedError, VerbatimError } from '../errors.js';
import { embedderProcess as tunables } from '../tunables.js';
import type { ModelIdentity, QuestionEmbedder, QuestionVector } from './embedder.js';
import { launch, onEnd, type Launched, type ProcessOptions } from './launch.js';
import type { EmbedMessage, EmbedRequest } from './messages.js';

export type { ProcessOptions } from './launch.js';

/** How often a question is given to a process: a second time when the first one died of it, or under it. */
const attempts = 2;

/** A question on its way. */
interface Pending {
  readonly id: number;
  readonly text: string;
  readonly resolve: (result: QuestionVector) => void;
  readonly reject: (error: VerbatimError) => void;
  attempt: number;
  /** The process that has it, once it has been sent. */
  child: ChildProcess | null;
}

/** A model's process on its way. */
export interface Started {
  /** Resolves once the model is loaded. @throws VerbatimError MODEL_WEIGHTS_MISSING, MODEL_NOT_WRITABLE, MODEL_UNAVAILABLE, MODEL_DIED. */
  readonly ready: Promise<QuestionEmbedder>;
  /** Has a listener, which must not throw, told the cause when a process that was ready ends unasked; another is started for the next question. */
  onDeath(listener: (cause: string) => void): void;
  /** Ends the process, ready or not. */
  close(): Promise<void>;
}

/**
 * Starts a process of its own for the model, which embeds questions there, because a run of the model blocks the event loop
 * and a crash of it would take the bot along. A process that dies is started again when the next question comes.
 */
export function startProcessEmbedder(options: ProcessOptions): Started {
  let loading: ChildProcess | null = null;
  let died: (cause: string) => void = () => undefined;
  const ready = launch(options, (child) => (loading = child)).then((launched) => {
    loading = null;
    return new ProcessEmbedder(options, launched, (cause) => died(cause));
  });
  // Told to whoever waits for it; where nobody does any more, it matters to nobody.
  const embedder = ready.catch(() => null);
  return {
    ready,
    onDeath: (listener) => void (died = listener),
    close: async () => {
      loading?.kill('SIGKILL');
      await (await embedder)?.close();
    },
  };
}

class ProcessEmbedder implements QuestionEmbedder {
  readonly identity: ModelIdentity;
  readonly #options: ProcessOptions;
  readonly #onDeath: (cause: string) => void;
  readonly #questionTimeout: number;
  readonly #pending = new Map<number, Pending>();
  #child: ChildProcess | null = null;
  /** The process that answers, or its start; null when there is none. */
  #running: Promise<ChildProcess> | null;
  /** Processes that died since the last answer. */
  #deaths = 0;
  #nextId = 1;
  #closed = false;

  constructor(options: ProcessOptions, first: Launched, onDeath: (cause: string) => void) {
    this.#options = options;
    this.#onDeath = onDeath;
    this.#questionTimeout = options.questionTimeout ?? tunables.questionTimeout;
    this.identity = first.identity;
    this.#running = Promise.resolve(this.#adopt(first));
  }

  embedQuestion(text: string): Promise<QuestionVector> {
    const id = this.#nextId++;
    return new Promise<QuestionVector>((resolve, reject) => {
      const timer = setTimeout(() => this.#giveUp(pending), this.#questionTimeout);
      const settled = () => {
        clearTimeout(timer);
        this.#pending.delete(id);
      };
      const pending: Pending = {
        id,
        text,
        resolve: (result) => {
          settled();
          resolve(result);
        },
        reject: (error) => {
          settled();
          reject(error);
        },
        attempt: 0,
        child: null,
      };
      this.#pending.set(id, pending);
      void this.#send(pending);
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#failAll('it was closed');
    const child = this.#child;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), tunables.closeGrace);
    await ended;
    clearTimeout(timer);
  }

  async #send(pending: Pending): Promise<void> {
    pending.attempt++;
    pending.child = null;
    try {
      if (this.#closed) throw died('it was closed');
      const child = await (this.#running ??= this.#restart());
      if (!this.#pending.has(pending.id)) return; // Given up while the process was starting.
      pending.child = child;
      const request: EmbedRequest = { id: pending.id, text: pending.text };
      // A process that can't be sent to is as good as dead; its end puts the question to the next one.
      if (!child.connected) child.kill('SIGKILL');
      else child.send(request, (error) => error !== null && child.kill('SIGKILL'));
    } catch (error) {
      if (isVerbatimError(error, 'MODEL_DIED') && !this.#closed && pending.attempt < attempts)
        await this.#send(pending);
      else pending.reject(asVerbatimError(error));
    }
  }

  async #restart(): Promise<ChildProcess> {
    try {
      const wait = tunables.restartDelay * 2 ** Math.max(0, this.#deaths - 1);
      await delay(Math.min(wait, tunables.restartDelayMax));
      if (this.#closed) throw died('it was closed');
      const launched = await this.#launchInTime();
      if (launched.identity.hash !== this.identity.hash) {
        launched.child.kill('SIGKILL');
        throw died('the model on the disk has changed: restart Verbatim and reindex');
      }
      return this.#adopt(launched);
    } catch (error) {
      this.#deaths++;
      this.#running = null;
      throw error;
    }
  }

  /** The first start may take as long as a download; a later one that takes so long is hung. */
  async #launchInTime(): Promise<Launched> {
    const timer = setTimeout(() => this.#child?.kill('SIGKILL'), tunables.restartTimeout);
    try {
      return await launch(this.#options, (child) => (this.#child = child));
    } finally {
      clearTimeout(timer);
    }
  }

  #adopt({ child }: Launched): ChildProcess {
    this.#child = child;
    child.on('message', (message) => this.#receive(message as EmbedMessage));
    onEnd(child, (cause) => {
      this.#running = null;
      this.#deaths++;
      if (!this.#closed) this.#onDeath(cause);
      for (const pending of [...this.#pending.values()].filter((one) => one.child === child)) {
        if (pending.attempt < attempts) void this.#send(pending);
        else pending.reject(died(cause));
      }
    });
    return child;
  }

  #receive(message: EmbedMessage): void {
    if (message.kind !== 'vector' && message.kind !== 'error') return;
    this.#deaths = 0;
    const pending = this.#pending.get(message.id);
    if (message.kind === 'vector') pending?.resolve(message.result);
    else pending?.reject(relayedError(message.error.code, message.error.message));
  }

  /** Too long without an answer: the process that has the question is hung, so it goes too; the next one gets a new one. */
  #giveUp(pending: Pending): void {
    pending.reject(died(`no answer within ${this.#questionTimeout / 1_000} s`));
    pending.child?.kill('SIGKILL');
  }

  #failAll(cause: string): void {
    for (const pending of [...this.#pending.values()]) pending.reject(died(cause));
  }
}

function died(cause: string): VerbatimError {
  return new VerbatimError('MODEL_DIED', { cause });
}
