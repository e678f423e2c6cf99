import { resolve } from 'node:path';
import { backUp } from '../../community/backup/back-up.js';
import { COMMUNITY } from '../../community/community.js';
import type { CommandContext } from '../command.js';

/**
 * Copies what can't be rebuilt into a folder; a bot may run meanwhile.
 * @param version of this Verbatim.
 * @throws VerbatimError BACKUP_*, COMMUNITY_DAMAGED
 */
export async function backup(
  { config, json, out, note }: CommandContext,
  target: string,
  version: string,
): Promise<void> {
  const folder = resolve(target);
  const manifest = await backUp({ embeddings: config.embeddings, folder, version, now: () => new Date() });
  if (json) {
    out(JSON.stringify({ folder, ...manifest }));
    return;
  }
  const { bytes, sha256 } = manifest.community;
  out(`Backed up to ${folder}: ${COMMUNITY}, ${bytes} bytes, SHA-256 ${sha256.slice(0, 12)}…`);
  note(
    `The model and the index are rebuilt from your articles. The articles (${config.seeds}) and .env are not in the backup: keep copies of them, too.`,
  );
}
