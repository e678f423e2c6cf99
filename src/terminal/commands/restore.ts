import { resolve } from 'node:path';
import { restore as restoreBackup } from '../../community/backup/restore.js';
import type { CommandContext } from '../command.js';

/**
 * Puts a backup in place. The bot must not run.
 * @throws VerbatimError BACKUP_*, COMMUNITY_IN_USE, COMMUNITY_NOT_WRITABLE
 */
export async function restore({ config, json, out }: CommandContext, source: string): Promise<void> {
  const folder = resolve(source);
  const { manifest, replaced } = await restoreBackup({ folder, embeddings: config.embeddings, now: () => new Date() });
  if (json) {
    out(JSON.stringify({ folder, replaced, ...manifest }));
    return;
  }
  out(`Restored the backup of ${manifest.createdAt} from ${folder}.`);
  if (replaced !== null)
    out(`What was there before is kept as ${replaced}. It holds what members asked: delete it once all is well.`);
}
