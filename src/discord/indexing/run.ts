import type { ReindexOptions } from '../../engine.js';
import { VerbatimError } from '../../errors.js';
import { timing } from '../../tunables.js';
import type { IndexReport, Progress } from '../../types.js';
import type { Call, Context } from '../context.js';
import { gapsToTry } from '../gaps/try-gaps.js';
import { describe } from '../log.js';
import type { Payload } from '../payload.js';
import { createThrottle } from '../progress.js';
import { renderProgress } from './progress.js';
import { type Lead, renderReport } from './report.js';

/**
 * Brings the index up to date, with progress in the reply.
 * @param by user id, for the log.
 * @throws VerbatimError what indexing throws; INDEX_FAILED when the bot stops: its moderators are told now, as nobody can tell them
 * afterwards.
 */
export async function indexWithProgress(
  options: Pick<ReindexOptions, 'rebuild' | 'fresh'>,
  by: string,
  { engine, logger, stopping }: Context,
  { language, update }: Call,
): Promise<IndexReport> {
  const shown = createThrottle((progress: Progress) => update(renderProgress(progress, language)), timing.progressEdit);
  const ended = new AbortController();
  try {
    const running = engine.reindex({ ...options, onProgress: (progress) => shown.push(progress) });
    const report = await Promise.race([running, whenStopped(stopping, ended.signal)]);
    const { added, changed, removed, skipped, index, milliseconds } = report;
    logger.info({ by, index, added, changed, removed, skipped, milliseconds }, 'reindexed');
    return report;
  } finally {
    ended.abort();
    await shown.stop();
  }
}

/** Rejects when the bot stops, unless `ended` is aborted before. */
function whenStopped(stopping: AbortSignal, ended: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = () => reject(new VerbatimError('INDEX_FAILED', { cause: 'Verbatim was shut down' }));
    if (stopping.aborted) stop();
    else stopping.addEventListener('abort', stop, { once: true, signal: ended });
  });
}

/**
 * What an indexing changed, and how many of the questions that went unanswered it answers: shown at once, and again when all of those
 * have been asked.
 * @param lead what was done to the corpus before; null where that was nothing but indexing.
 */
export async function reportOn(
  report: IndexReport,
  lead: Lead | null,
  context: Context,
  { language, update }: Call,
): Promise<Payload> {
  const trying = untried(report.index, context);
  if (trying > 0) await update(renderReport(report, { lead, gaps: { trying } }, language));
  const { gaps: answered } = await context.afterIndexing.settled();
  return renderReport(report, { lead, gaps: { answered } }, language);
}

/** How many gaps are being asked again. What was indexed is worth telling where that can't be. */
function untried(index: string, { community, logger }: Context): number {
  try {
    return gapsToTry(index, community).length;
  } catch (error) {
    logger.warn(describe(error), 'unanswered questions could not be counted');
    return 0;
  }
}
