import type { ChildProcess } from 'node:child_process';
import { passageProcesses as tunables } from '../tunables.js';
import type { PassageEmbedder } from './embedder.js';
import { launch } from './launch.js';
import type { PassageModel, PassagesRequest, PassagesResult } from './messages.js';
import { inputOf } from './passage-vectors.js';
import { died, SupervisedProcess } from './supervised.js';
import type { Tokenizer } from './tokenizer.js';

/** How passages are embedded in other processes. */
export interface PoolOptions {
  /** Path of the built passage-child.js. */
  readonly entry: string;
  readonly model: Pick<PassageModel, 'file' | 'model'>;
  /** Of that model. */
  readonly tokenizer: () => Promise<Pick<Tokenizer, 'passage' | 'maxTokens'>>;
  /** Processes at most. */
  readonly processes: number;
}

type Passages = SupervisedProcess<PassagesRequest, PassagesResult>;

/**
 * Embeds passages in processes of one thread each. Two of them are faster than one of two threads, as no thread waits for the other
 * within a run, and pooling is done by several as well; what comes out does not depend on how many there are. The first one
 * is started at once, another one when those that run have enough to do: a few passages take one only.
 */
export function createPassagePool({ entry, model, tokenizer, processes }: PoolOptions): PassageEmbedder {
  const running: Passages[] = [];
  let closed = false;
  const start = async (forked: (child: ChildProcess) => void) => {
    const argument: PassageModel = { ...model, threads: 1 };
    return (await launch<null>({ entry, argument }, forked)).child;
  };
  const add = () => {
    const process: Passages = new SupervisedProcess({ start, timeout: tunables.timeout });
    running.push(process);
    process.begin();
    return process;
  };
  const isFree = (process: Passages) => process.underWay < tunables.ahead;
  /** The one that has least to do; another one, where all have enough. */
  const next = () => {
    if (running.length < processes && !running.some(isFree)) return add();
    return running.reduce((least, process) => (process.underWay < least.underWay ? process : least));
  };
  add();
  return {
    together: tunables.together,
    atOnce: processes * tunables.ahead,
    async embed(passages) {
      const split = await tokenizer();
      if (closed) throw died('it was closed');
      return next().ask(passages.map((sentences) => inputOf(split, sentences)));
    },
    async close() {
      closed = true;
      await Promise.all(running.map((process) => process.close()));
    },
  };
}

/**
 * How many processes are worth while: one for each core, as far as memory allows.
 * @param cores of the machine, or as many as this process may use.
 * @param free bytes of memory that may still be taken.
 * @param file bytes of the model's file.
 */
export function processesFor(cores: number, free: number, file: number): number {
  const { most, megabytes, share } = tunables;
  const fitting = Math.floor((free * share) / (megabytes.own * 2 ** 20 + megabytes.model * file));
  return Math.max(1, Math.min(cores, most, fitting));
}
