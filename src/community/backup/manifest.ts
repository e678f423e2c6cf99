import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { VerbatimError, causeOf } from '../../errors.js';

/** Name of the manifest in a backup's folder; without it, what lies there is no backup. */
export const MANIFEST = 'manifest.json';

/** Raised when a backup of the new kind can't be restored by older versions. */
export const FORMAT = 1;

const described = z.object({
  format: z.literal(FORMAT),
  verbatim: z.string(),
  sqlite: z.string(),
  createdAt: z.iso.datetime(),
  community: z.object({
    layout: z.int().min(1),
    bytes: z.int().min(1),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  }),
});

/** What a backup is: which versions wrote it, when (ISO time), and what its one file, community.db, has to be. */
export type BackupManifest = Readonly<z.infer<typeof described>>;

/** @throws VerbatimError BACKUP_MISSING, BACKUP_NEWER, BACKUP_DAMAGED */
export function readManifest(folder: string): BackupManifest {
  const path = join(folder, MANIFEST);
  let found: unknown;
  try {
    found = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) throw damaged(path, error);
    throw new VerbatimError('BACKUP_MISSING', { path: folder, cause: causeOf(error) }, { cause: error });
  }
  const { format, verbatim } = z
    .object({ format: z.unknown(), verbatim: z.unknown() })
    .partial()
    .catch({})
    .parse(found);
  if (typeof format === 'number' && format > FORMAT)
    throw new VerbatimError('BACKUP_NEWER', { path: folder, version: String(verbatim) });
  const parsed = described.safeParse(found);
  if (!parsed.success) throw damaged(path, parsed.error);
  return parsed.data;
}

function damaged(path: string, error: unknown): VerbatimError {
  return new VerbatimError('BACKUP_DAMAGED', { path, cause: 'it is not what a backup writes' }, { cause: error });
}
