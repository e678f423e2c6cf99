import type { Config } from '../config.js';
import type { Engine } from '../engine.js';
import { asVerbatimError } from '../errors.js';
import { notAsWritten } from '../store/not-as-written.js';
import { checkSeal, distrustStamps } from '../store/seal.js';
import { type Check, failed, ok, warning } from './check.js';

const BUILD = 'npx verbatim index builds it now; npm start does so when it starts.';

/** Whether there is an index, in every byte what was written, and of what is configured. */
export async function checkIndex({ index: folder, model, precision, seeds }: Config, engine: Engine): Promise<Check> {
  try {
    if ((await checkSeal(folder, { stamps: false })) === 'broken') {
      await distrustStamps(folder);
      throw notAsWritten(folder);
    }
    const found = await engine.status();
    if (found.model !== model || found.precision !== precision) {
      const made = `The index was made with ${found.model} ${found.precision}, the configuration says ${model} ${precision}.`;
      return warning('index', made, BUILD);
    }
    if (found.seeds !== seeds) return warning('index', `The index was made from ${found.seeds}, not ${seeds}.`, BUILD);
    const { articles, passages, index, builtAt } = found;
    return ok('index', `${articles} articles in ${passages} passages, index ${index}, built ${builtAt}`);
  } catch (error) {
    const { code, message } = asVerbatimError(error);
    return code === 'INDEX_MISSING'
      ? warning('index', 'There is no index yet.', BUILD)
      : failed('index', message, null);
  }
}
