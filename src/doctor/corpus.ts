import type { Config } from '../config.js';
import { asVerbatimError } from '../errors.js';
import { FORMAT_NAMES } from '../reading/formats.js';
import { listCorpus } from '../reading/files.js';
import { type Check, failed, ok } from './check.js';

/** Whether there are files to read articles from. */
export async function checkCorpus({ seeds }: Config): Promise<Check> {
  try {
    const { files, skipped } = await listCorpus(seeds);
    if (files.length === 0)
      return failed('corpus', `There is no article in ${seeds}.`, `Put at least one ${FORMAT_NAMES} file into it.`);
    const rest = skipped.length === 0 ? '' : `; ${skipped.length} not read, which npx verbatim index names`;
    return ok('corpus', `${files.length} file${files.length === 1 ? '' : 's'} in ${seeds}${rest}`);
  } catch (error) {
    return failed('corpus', asVerbatimError(error).message, null);
  }
}
