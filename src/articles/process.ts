import type { ChildProcess } from 'node:child_process';
import { VerbatimError } from '../errors.js';
import { skippedAt } from '../reading/draft.js';
import { startChild } from '../start-child.js';
import { reading } from '../tunables.js';
import type { ArticleReader, FileToRead, FromFile } from './article-reader.js';
import type { ReadAnswer, ReadRequest } from './messages.js';

/** How to read in another process. */
export interface ReaderProcess {
  /** Path of child.js. */
  readonly entry: string;
  /** Seconds. */
  readonly deadline?: number;
}

/** How often a file is given to a process: a second time when the first one died, which may have been anything's fault. */
const ATTEMPTS = 2;

/**
 * Reads articles in a process of its own, started with the first file, whose memory is bounded. Where it dies or doesn't answer in time,
 * the file at hand is told of as FILE_TOO_HARD, and a new process reads the next one: no file can keep the others from being read.
 * @throws VerbatimError INDEX_FAILED where no process can be started.
 */
export function createProcessReader({ entry, deadline = reading.deadlineSeconds }: ReaderProcess): ArticleReader {
  let child: ChildProcess | undefined;
  const end = () => {
    child?.kill('SIGKILL');
    child = undefined;
  };
  const ask = async (request: ReadRequest): Promise<ReadAnswer | Failure> => {
    child ??= start(entry);
    const answer = await answerOf(child, request, deadline);
    if ('cause' in answer) end();
    return answer;
  };
  return {
    read: (file) => read(file, ask, end),
    close: () => {
      // It has nothing to finish; a process that is sent a signal may be one that can't hear of the closed channel.
      if (child?.connected === true) child.disconnect();
      child = undefined;
    },
  };
}

/** Why there is no answer. */
interface Failure {
  readonly cause: string;
  /** Whether asking again is worth while: a process that was too slow once would be so again. */
  readonly again: boolean;
  /** Whether the same is to be expected at every later indexing. */
  readonly settled: boolean;
}

/** How a process ends that needs more than its bounded memory; where the machine's memory is short, it is killed. */
const OUT_OF_HEAP = { signal: 'SIGABRT', code: 134 } as const;

async function* read(
  file: FileToRead,
  ask: (request: ReadRequest) => Promise<ReadAnswer | Failure>,
  end: () => void,
): AsyncGenerator<FromFile, void, undefined> {
  let told = 0;
  let request: ReadRequest = { kind: 'read', file, from: 0 };
  let isOver = false;
  try {
    for (let attempt = 1; !isOver;) {
      const answer = await ask(request);
      if ('items' in answer) {
        isOver = answer.done;
        yield* answer.items;
        told += answer.items.length;
        request = { kind: 'more' };
      } else if (answer.again && attempt < ATTEMPTS) {
        attempt++;
        request = { kind: 'read', file, from: told };
      } else {
        isOver = true;
        if (told === 0 || !answer.settled) yield { kind: 'bytes', hash: '', settled: answer.settled };
        yield skippedAt(file, 'FILE_TOO_HARD', { cause: answer.cause });
      }
    }
  } finally {
    // Whoever stops in the middle leaves a process that waits to tell the rest.
    if (!isOver) end();
  }
}

function start(entry: string): ChildProcess {
  const child = startChild(entry, {
    execArgv: [`--max-old-space-size=${reading.heapMegabytes}`],
    // What the engine prints when it runs out of memory is told in other words.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  // Whatever is wrong with it between two questions shows at the next one.
  return child.on('error', () => undefined);
}

function answerOf(child: ChildProcess, request: ReadRequest, deadline: number): Promise<ReadAnswer | Failure> {
  return new Promise((resolve, reject) => {
    const settle = (settled: () => void) => {
      clearTimeout(overdue);
      child.off('message', answered).off('exit', died).off('error', failed);
      settled();
    };
    const answered = (answer: unknown) => settle(() => resolve(answer as ReadAnswer));
    const lost = (how: string, settled: boolean) => {
      const cause = `the process that reads it ${how}, most likely for want of memory`;
      settle(() => resolve({ cause, again: true, settled }));
    };
    const died = (code: number | null, signal: string | null) =>
      lost(`ended with ${signal ?? `code ${code ?? 0}`}`, signal === OUT_OF_HEAP.signal || code === OUT_OF_HEAP.code);
    const failed = (error: Error) => settle(() => reject(new VerbatimError('INDEX_FAILED', { cause: error.message })));
    const overdue = setTimeout(
      () => settle(() => resolve({ cause: `it took more than ${deadline} seconds`, again: false, settled: true })),
      deadline * 1_000,
    );
    child.on('message', answered).on('exit', died).on('error', failed);
    child.send(request, (error) => {
      if (error !== null) lost('has ended', false);
    });
  });
}
