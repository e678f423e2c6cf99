import { constants, existsSync } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Config } from '../config.js';
import { causeOf } from '../errors.js';
import { type Check, failed, ok } from './check.js';

/** Whether the model and the index can be written. */
export async function checkStorage({ embeddings }: Config): Promise<Check> {
  const existing = nearest(embeddings);
  try {
    if (!(await stat(existing)).isDirectory()) throw new Error(`${existing} is not a folder`);
    await access(existing, constants.W_OK | constants.X_OK);
    return ok('storage', `${embeddings} can be written`);
  } catch (error) {
    const fix = 'Make the folder writable for the user that runs Verbatim, or set EMBEDDINGS_DIR to another place.';
    return failed('storage', `${embeddings} cannot be written (${causeOf(error)}).`, fix);
  }
}

/** The path, or what is there above it. */
function nearest(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearest(dirname(path));
}
