import type { CommandContext } from '../command.js';
import { renderReport } from '../render.js';

/** Brings the index up to date and prints what changed. */
export async function indexCorpus(context: CommandContext, { rebuild }: { readonly rebuild?: boolean }): Promise<void> {
  const engine = context.engine();
  try {
    const report = await engine.reindex({
      rebuild: rebuild ?? false,
      onProgress: (step) => context.progress.show(step),
    });
    context.progress.stop();
    context.out(context.json ? JSON.stringify(report) : renderReport(report));
  } finally {
    context.progress.stop();
  }
}
