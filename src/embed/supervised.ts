import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { asVerbatimError, isVerbatimError, relayedError, VerbatimError } from '../errors.js';
import { embedderProcess as tunables } from '../tunables.js';
import { onEnd } from './launch.js';
import type { FromModel, ToModel } from './messages.js';

/** How often a request is given to a process: a second time when the first one died of it, or under it. */
const attempts = 2;

/** How a process is looked after. */
export interface Supervision {
  /** Starts it, the first time and whenever it died; calls `forked` at once, and gives it when it is ready. */
  readonly start: (forked: (child: ChildProcess) => void) => Promise<ChildProcess>;
  /** Milliseconds after which a request counts as lost and the process as hung. */
  readonly timeout: number;
  /** Told the cause when a process that was ready ends unasked; another is started for the next request. Must not throw. */
  readonly onDeath?: (cause: string) => void;
}

/** A request on its way. */
interface Pending<Request, Result> {
  readonly id: number;
  readonly request: Request;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: VerbatimError) => void;
  attempt: number;
  /** The process that has it, once it has been sent. */
  child: ChildProcess | null;
}

/** A process of the model's that answers requests, and is started again when it dies. */
export class SupervisedProcess<Request, Result> {
  readonly #supervision: Supervision;
  readonly #pending = new Map<number, Pending<Request, Result>>();
  #child: ChildProcess | null = null;
  /** The process that answers, or its start; null when there is none. */
  #running: Promise<ChildProcess> | null;
  /** Processes that died since the last answer. */
  #deaths = 0;
  #nextId = 1;
  #closed = false;

  /** @param first one that is ready; where there is none yet, it is started for the first request. */
  constructor(supervision: Supervision, first: ChildProcess | null = null) {
    this.#supervision = supervision;
    this.#running = first === null ? null : Promise.resolve(this.#adopt(first));
  }

  /** Requests that have no answer yet. */
  get underWay(): number {
    return this.#pending.size;
  }

  /** Has the process do something. @throws VerbatimError what it sends; MODEL_DIED. */
  ask(request: Request): Promise<Result> {
    const id = this.#nextId++;
    return new Promise<Result>((resolve, reject) => {
      const timer = setTimeout(() => this.#giveUp(pending), this.#supervision.timeout);
      const settled = () => {
        clearTimeout(timer);
        this.#pending.delete(id);
      };
      const pending: Pending<Request, Result> = {
        id,
        request,
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

  /** Starts the process before the first request. */
  begin(): void {
    // What goes wrong is told to the first request.
    this.#process().catch(() => undefined);
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

  async #send(pending: Pending<Request, Result>): Promise<void> {
    pending.attempt++;
    pending.child = null;
    try {
      if (this.#closed) throw died('it was closed');
      const child = await this.#process();
      if (!this.#pending.has(pending.id)) return; // Given up while the process was starting.
      pending.child = child;
      const message: ToModel<Request> = { id: pending.id, request: pending.request };
      // A process that can't be sent to is as good as dead; its end puts the request to the next one.
      if (!child.connected) child.kill('SIGKILL');
      else child.send(message, (error) => error !== null && child.kill('SIGKILL'));
    } catch (error) {
      if (isVerbatimError(error, 'MODEL_DIED') && !this.#closed && pending.attempt < attempts)
        await this.#send(pending);
      else pending.reject(asVerbatimError(error));
    }
  }

  #process(): Promise<ChildProcess> {
    return (this.#running ??= this.#start());
  }

  async #start(): Promise<ChildProcess> {
    try {
      if (this.#deaths > 0) {
        const wait = tunables.restartDelay * 2 ** (this.#deaths - 1);
        await delay(Math.min(wait, tunables.restartDelayMax));
      }
      if (this.#closed) throw died('it was closed');
      return this.#adopt(await this.#startInTime());
    } catch (error) {
      this.#deaths++;
      this.#running = null;
      throw error;
    }
  }

  async #startInTime(): Promise<ChildProcess> {
    const timer = setTimeout(() => this.#child?.kill('SIGKILL'), tunables.restartTimeout);
    try {
      return await this.#supervision.start((child) => {
        this.#child = child;
        if (this.#closed) child.kill('SIGKILL');
      });
    } finally {
      clearTimeout(timer);
    }
  }

  #adopt(child: ChildProcess): ChildProcess {
    this.#child = child;
    child.on('message', (message) => this.#receive(message as FromModel<unknown, Result>));
    onEnd(child, (cause) => {
      this.#running = null;
      this.#deaths++;
      if (!this.#closed) this.#supervision.onDeath?.(cause);
      for (const pending of [...this.#pending.values()].filter((one) => one.child === child)) {
        if (pending.attempt < attempts) void this.#send(pending);
        else pending.reject(died(cause));
      }
    });
    return child;
  }

  #receive(message: FromModel<unknown, Result>): void {
    if (message.kind !== 'result' && message.kind !== 'error') return;
    this.#deaths = 0;
    const pending = this.#pending.get(message.id);
    if (message.kind === 'result') pending?.resolve(message.result);
    else pending?.reject(relayedError(message.error.code, message.error.message));
  }

  /** Too long without an answer: the process that has the request is hung, so it goes too; the next one gets a new one. */
  #giveUp(pending: Pending<Request, Result>): void {
    pending.reject(died(`no answer within ${this.#supervision.timeout / 1_000} s`));
    pending.child?.kill('SIGKILL');
  }

  #failAll(cause: string): void {
    for (const pending of [...this.#pending.values()]) pending.reject(died(cause));
  }
}

/** The error for a process of the model's that ended. */
export function died(cause: string): VerbatimError {
  return new VerbatimError('MODEL_DIED', { cause });
}
