import { VerbatimError } from '../../../src/errors.js';
import type { IndexReport, Progress } from '../../../src/types.js';
import type { FakeEngine } from './engine.js';

/** Lets a test drive an indexing, which is also cancelled as the real one is. */
export function driven(engine: FakeEngine) {
  const run: {
    progress: (done: number) => void;
    finish: (report: IndexReport) => void;
    fail: (error: Error) => void;
  } = { progress: () => undefined, finish: () => undefined, fail: () => undefined };
  engine.onReindex = (onProgress: (progress: Progress) => void) =>
    new Promise((resolve, reject) => {
      run.progress = (done) => onProgress({ stage: 'embedding', done, total: 30 });
      run.finish = resolve;
      run.fail = reject;
    });
  engine.onCancel = () => {
    run.fail(new VerbatimError('INDEX_CANCELLED'));
    return true;
  };
  return run;
}
