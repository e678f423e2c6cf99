import type { Engine } from '../engine.js';
import { isVerbatimError } from '../errors.js';
import type { CommandContext } from './command.js';
import { count, renderSkipped } from './render.js';

/**
 * Brings the index up to date before it is asked. While another process is doing that, an index that is there already answers.
 * @throws VerbatimError whatever indexing throws.
 */
export async function updateIndex(
  engine: Engine,
  { progress, note }: Pick<CommandContext, 'progress' | 'note'>,
): Promise<void> {
  try {
    const report = await engine.reindex({ onProgress: (step) => progress.show(step) });
    progress.stop();
    const { added, changed, removed, rebuiltBecause } = report;
    if (added.length + changed.length + removed.length === 0 && rebuiltBecause === null) return;
    note(
      `Indexed ${count(report.articles, 'article')} in ${count(report.passages, 'passage')} (index ${report.index}).`,
    );
    if (rebuiltBecause !== null) note(`Everything was indexed anew: ${rebuiltBecause}.`);
    renderSkipped(report.skipped).forEach((line) => note(line));
  } catch (error) {
    progress.stop();
    if (!isVerbatimError(error, 'INDEX_BUSY') || !(await hasIndex(engine))) throw error;
    note('Another process is indexing; until it is done, the index from before answers.');
  }
}

async function hasIndex(engine: Engine): Promise<boolean> {
  try {
    await engine.status();
    return true;
  } catch (error) {
    if (isVerbatimError(error, 'INDEX_MISSING')) return false;
    throw error;
  }
}
