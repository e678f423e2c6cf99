import { VerbatimError } from './errors.js';

/** How much may be asked at a time. */
export interface QueueLimits {
  /** What runs at once. */
  readonly atOnce: number;
  /** What waits at most, beside what runs. */
  readonly waiting: number;
  /** Milliseconds that anything waits at most. */
  readonly patience: number;
}

/** What runs, and what waits. */
export interface QueueLoad {
  readonly running: number;
  readonly waiting: number;
}

/** A line in which work waits for its turn. */
export interface Queue {
  /**
   * Runs something in its turn, first come, first served.
   * @throws VerbatimError BUSY where the line is too long, or its turn doesn't come in time; it has not begun then.
   */
  run<T>(work: () => Promise<T>): Promise<T>;
  load(): QueueLoad;
  /** Milliseconds that anything more would wait, by the pace of the last turns; Infinity where the line is too long for it. */
  wait(): number;
}

/** Turns by which the pace is known: fewer tell too little. Chosen. */
const TURNS = { least: 10, most: 20 };

/** Who comes too late in a rush is told at once, rather than that all wait until everything times out. */
export function createQueue({ atOnce, waiting, patience }: QueueLimits): Queue {
  /** What gives each its turn, in the order in which they came. Only where all places are taken does anyone wait. */
  const line: (() => void)[] = [];
  let running = 0;
  /** When the last turns were given, since anyone has waited without a break. */
  const turns: number[] = [];
  const isFull = () => line.length >= waiting;

  /** Milliseconds from turn to turn; 0 as long as that is not known. */
  function pace(): number {
    return turns.length < TURNS.least ? 0 : (turns.at(-1)! - turns[0]!) / (turns.length - 1);
  }

  /** Gives the next in the line its turn. @returns false where nobody waits. */
  function next(): boolean {
    const begin = line.shift();
    if (begin === undefined) return false;
    if (turns.push(performance.now()) > TURNS.most) turns.shift();
    if (line.length === 0) turns.length = 0;
    begin();
    return true;
  }

  function turn(): Promise<void> {
    if (isFull()) return Promise.reject(new VerbatimError('BUSY'));
    return new Promise((resolve, reject) => {
      const begin = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        line.splice(line.indexOf(begin), 1);
        reject(new VerbatimError('BUSY'));
      }, patience);
      line.push(begin);
    });
  }

  return {
    async run(work) {
      if (running < atOnce) running++;
      else await turn();
      try {
        return await work();
      } finally {
        // The next takes this place, which so is never free in between.
        if (!next()) running--;
      }
    },
    load: () => ({ running, waiting: line.length }),
    wait: () => (isFull() ? Infinity : line.length * pace()),
  };
}
