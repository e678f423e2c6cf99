import { readFileSync } from 'node:fs';

/** Resident memory in megabytes, and when. */
export interface Sample {
  /** Milliseconds since the first one was due. */
  readonly at: number;
  readonly bot: number;
  /** Of all its children. */
  readonly children: number;
}

function residentOf(pid: number | string): number {
  try {
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024;
  } catch {
    // It has ended meanwhile.
    return 0;
  }
}

/** Looks at a process and its children now and then, as Linux tells it. @returns what ends that, and gives what was seen. */
export function watchMemory(pid: number, milliseconds: number): () => readonly Sample[] {
  const began = Date.now();
  const samples: Sample[] = [];
  const look = () => {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(residentOf);
    samples.push({
      at: Date.now() - began,
      bot: residentOf(pid),
      children: children.reduce((sum, one) => sum + one, 0),
    });
  };
  const timer = setInterval(look, milliseconds);
  return () => {
    clearInterval(timer);
    return samples;
  };
}

/** The middle one of the samples between two times, in whole megabytes; NaN where there are none. */
export function middle(samples: readonly Sample[], of: 'bot' | 'children', from: number, to: number): number {
  const sorted = samples.filter(({ at }) => at >= from && at < to).map((sample) => sample[of]);
  return Math.round(sorted.sort((a, b) => a - b)[Math.floor(sorted.length / 2)] ?? NaN);
}
