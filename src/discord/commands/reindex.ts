import {
  ApplicationCommandOptionType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
} from 'discord.js';
import { VerbatimError } from '../../errors.js';
import type { IndexReport, Progress } from '../../types.js';
import type { Context } from '../context.js';
import { createThrottle } from '../progress.js';
import { renderProgress, renderReport } from '../report.js';
import { timing } from '../../tunables.js';
import type { Command } from './command.js';
import { worded } from './worded.js';

/** Rejects when the bot stops: its moderators are told now, as nobody can tell them afterwards. */
function untilStopped(stopping: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = () => reject(new VerbatimError('INDEX_FAILED', { cause: 'Verbatim was shut down' }));
    if (stopping.aborted) stop();
    else stopping.addEventListener('abort', stop, { once: true });
  });
}

function logReport(report: IndexReport, by: string, { logger }: Context): void {
  const { added, changed, removed, skipped, index, milliseconds } = report;
  logger.info({ by, index, added, changed, removed, skipped, milliseconds }, 'reindexed');
}

/** Reindexes with progress in the reply, then tells what changed. */
export const reindex: Command = {
  definition: {
    ...worded('command.reindex'),
    default_member_permissions: String(PermissionFlagsBits.ManageGuild),
    integration_types: [ApplicationIntegrationType.GuildInstall],
    contexts: [InteractionContextType.Guild],
    options: [{ ...worded('command.reindex.rebuild'), type: ApplicationCommandOptionType.Boolean }],
  },
  forModerators: true,
  isQuestion: false,
  isPrivate: () => false,
  async run({ options, user }, context, { update }) {
    const { engine, logger, stopping } = context;
    const rebuild = options.getBoolean('rebuild') ?? false;
    logger.info({ by: user.id, rebuild }, 'a moderator asked to reindex');
    const shown = createThrottle((progress: Progress) => update(renderProgress(progress)), timing.progressEdit);
    try {
      const running = engine.reindex({ rebuild, onProgress: (progress) => shown.push(progress) });
      const report = await Promise.race([running, untilStopped(stopping)]);
      logReport(report, user.id, context);
      return renderReport(report);
    } finally {
      await shown.stop();
    }
  },
};
