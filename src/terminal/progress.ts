import type { SingleBar } from 'cli-progress';
import type { Progress } from '../types.js';

/** Shows how far a long work has come. */
export interface ProgressDisplay {
  show(progress: { readonly stage: string; readonly done: number; readonly total: number }): void;
  /** Removes a bar that is still there. */
  stop(): void;
}

const labels: Record<Progress['stage'], string> = {
  reading: 'Reading files',
  embedding: 'Embedding passages',
  writing: 'Writing the index',
};
/** Steps below which work is so short that showing it would only flicker. */
const WORTH_SHOWING = 20;
/** Plain lines are printed at every tenth of a stage. */
const TENTHS = 10;

/** A bar on a terminal; plain lines, a tenth at a time, where the stream is piped. */
export async function createProgress(stream: NodeJS.WriteStream): Promise<ProgressDisplay> {
  if (!stream.isTTY) return new Lines(stream);
  const { Presets, SingleBar } = await import('cli-progress');
  return new Bar(
    (format) => new SingleBar({ stream, format, hideCursor: true, clearOnComplete: true }, Presets.shades_classic),
  );
}

function label(stage: string): string {
  return (labels as Partial<Record<string, string>>)[stage] ?? stage;
}

class Bar implements ProgressDisplay {
  private bar: SingleBar | null = null;
  private stage = '';

  constructor(private readonly create: (format: string) => SingleBar) {}

  show({ stage, done, total }: Parameters<ProgressDisplay['show']>[0]): void {
    if (stage !== this.stage) {
      this.stop();
      this.stage = stage;
      if (total < WORTH_SHOWING) return;
      this.bar = this.create(`${label(stage)} {bar} {value}/{total} ({eta_formatted} left)`);
      this.bar.start(total, done);
    }
    this.bar?.setTotal(total);
    this.bar?.update(done);
  }

  stop(): void {
    this.bar?.stop();
    this.bar = null;
    this.stage = '';
  }
}

class Lines implements ProgressDisplay {
  private last = '';

  constructor(private readonly stream: NodeJS.WritableStream) {}

  show({ stage, done, total }: Parameters<ProgressDisplay['show']>[0]): void {
    if (total < WORTH_SHOWING) return;
    const tenth = Math.floor((done / total) * TENTHS);
    const mark = `${stage} ${tenth}`;
    if (mark === this.last) return;
    this.last = mark;
    this.stream.write(`${label(stage)}: ${done} of ${total}\n`);
  }

  stop(): void {
    this.last = '';
  }
}
