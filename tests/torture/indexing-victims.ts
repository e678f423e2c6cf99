import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Ended, type Start, ended, start } from '../support/cli.js';
import { until } from '../support/discord/until.js';
import { childrenOf, isRunning } from '../support/processes.js';

/** Whom to kill: the command line, a bot, or one of the processes that a bot has. */
export const VICTIMS = [
  'command line',
  'bot',
  'indexing child',
  'model child',
  'reading child',
  'embedding child',
] as const;
export type Victim = (typeof VICTIMS)[number];

const entries: Partial<Record<Victim, string>> = {
  'indexing child': 'ingest/child.js',
  'model child': 'embed/child.js',
  'reading child': 'articles/child.js',
  'embedding child': 'embed/passage-child.js',
};
/** Milliseconds for what is slow on a busy machine. */
const PATIENCE = 60_000;

/** How such a run ended. */
export interface IndexingEnd {
  readonly isKilled: boolean;
  /** What is wrong with how it ended; null where nothing is. */
  readonly wrong: string | null;
  /** Whether it told that all is indexed. */
  readonly done: boolean;
  readonly told: string;
}

/** A run that indexes as soon as it starts. */
export interface Indexing {
  /** Kills the victim where it runs. */
  readonly kill: () => void;
  /** Waits until all is over, a bot that is still alive being told to stop. */
  readonly end: () => Promise<IndexingEnd>;
}

function descendants(pid: number): { pid: number; line: string }[] {
  return childrenOf(pid).flatMap((line) => {
    const child = Number.parseInt(line);
    return [{ pid: child, line }, ...descendants(child)];
  });
}

export function startIndexing(victim: Victim, args: readonly string[], bot: Start): Indexing {
  const isBot = victim !== 'command line';
  const child = isBot ? start([], bot) : start([...args, 'index']);
  const end = ended(child);
  let told = '';
  child.stdout?.on('data', (text: string) => (told += text));
  child.stderr?.on('data', (text: string) => (told += text));
  let family: number[] = [];
  let killed = false;
  const kill = () => {
    if (killed || child.exitCode !== null) return;
    const all = descendants(child.pid!);
    family = all.map(({ pid }) => pid);
    const entry = entries[victim];
    const one = entry === undefined ? { pid: child.pid! } : all.find(({ line }) => line.includes(entry));
    if (one === undefined) return;
    try {
      process.kill(one.pid, 'SIGKILL');
      killed = true;
    } catch {
      // It has just ended.
    }
  };
  return {
    kill,
    end: async () => {
      const { code, signal } = await (isBot ? stopBot(child, end, () => told) : end);
      await until(() => !family.some(isRunning), 'the end of its processes', PATIENCE);
      const isParent = victim === 'bot' || victim === 'command line';
      // What had ended by itself a moment before can't be killed any more.
      const isKilled = killed && (!isParent || signal === 'SIGKILL');
      const isRight = (isKilled && isParent) || code === 0;
      // A killed parent never said that it was done; what it indexed may be in place all the same.
      const done = !(isKilled && isParent) && !failed(told);
      return { isKilled, wrong: isRight ? null : `ended with ${signal ?? code}`, done, told };
    },
  };
}

/** Whether an indexing that was started again is over: where the one before was killed after its commit, there is nothing left to tell. */
function isWithoutChange(pid: number, told: string): boolean {
  return /it is started again/.test(told) && !descendants(pid).some(({ line }) => line.includes('ingest/child.js'));
}

const failed = (told: string) => /indexing failed|Indexing stopped/.test(told);

/** Waits until the bot has indexed or told that it could not, and stops it as an operator does. */
async function stopBot(child: ChildProcess, end: Promise<Ended>, told: () => string): Promise<Ended> {
  const isGone = () => child.exitCode !== null || child.signalCode !== null;
  const isIndexed = () => /Indexed \d+ article/.test(told()) || failed(told()) || isWithoutChange(child.pid!, told());
  await until(() => isIndexed() || isGone(), 'the end of the indexing', PATIENCE);
  await until(() => /commands (registered|unchanged)/.test(told()) || isGone(), 'the bot', PATIENCE);
  await sleep(20);
  child.kill('SIGTERM');
  return end;
}
