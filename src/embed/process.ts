import type { ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { isVerbatimError } from '../errors.js';
import { embedderProcess as tunables } from '../tunables.js';
import type { QuestionEmbedder, QuestionVector } from './embedder.js';
import { launch } from './launch.js';
import type { QuestionsReady } from './messages.js';
import { died, SupervisedProcess } from './supervised.js';
import type { ModelOptions } from './tokenizer.js';

/** How the model's process for questions is started. */
export interface ProcessOptions {
  /** Path of the built child.js. */
  readonly entry: string;
  readonly options: ModelOptions;
  /** Milliseconds. */
  readonly questionTimeout?: number;
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
export function startProcessEmbedder({ entry, options, questionTimeout }: ProcessOptions): Started {
  let loading: ChildProcess | null = null;
  let told: (cause: string) => void = () => undefined;
  const start = (forked: (child: ChildProcess) => void) => launch<QuestionsReady>({ entry, argument: options }, forked);
  let closed = false;
  /** One that dies while it loads says nothing about the next; what says why it can't be loaded is told at once. */
  const startFirst = async () => {
    for (let attempt = 1; ; attempt++) {
      try {
        if (closed) throw died('it was closed');
        return await start((child) => (loading = child));
      } catch (error) {
        if (closed || attempt === tunables.starts || !isVerbatimError(error, 'MODEL_DIED')) throw error;
        await delay(tunables.restartDelay * 2 ** (attempt - 1));
      }
    }
  };
  const ready = startFirst().then(({ child, ready: identity }): QuestionEmbedder => {
    loading = null;
    const supervision = {
      timeout: questionTimeout ?? tunables.questionTimeout,
      onDeath: (cause: string) => told(cause),
      start: async (forked: (child: ChildProcess) => void) => {
        const next = await start(forked);
        if (next.ready.hash === identity.hash) return next.child;
        next.child.kill('SIGKILL');
        throw died('the model on the disk has changed: restart Verbatim and reindex');
      },
    };
    const supervised = new SupervisedProcess<string, QuestionVector>(supervision, child);
    return { identity, embedQuestion: (text) => supervised.ask(text), close: () => supervised.close() };
  });
  // Told to whoever waits for it; where nobody does any more, it matters to nobody.
  const embedder = ready.catch(() => null);
  return {
    ready,
    onDeath: (listener) => void (told = listener),
    close: async () => {
      closed = true;
      loading?.kill('SIGKILL');
      await (await embedder)?.close();
    },
  };
}
