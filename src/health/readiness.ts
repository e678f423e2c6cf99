import type { Config } from '../config.js';
import type { Engine } from '../engine.js';
import { isVerbatimError } from '../errors.js';
import type { Sources } from './metrics.js';

/** What is waited for before questions can be answered. */
export type Wanting = 'model' | 'index' | 'discord';

/** What the configuration says of the index. */
export type Wanted = Pick<Config, 'model' | 'precision'>;

/** Whether there is an index, made by the configured model. @throws VerbatimError what of it is beyond mending by indexing. */
export async function answersAlready(engine: Engine, { model, precision }: Wanted): Promise<boolean> {
  try {
    const found = await engine.status();
    return found.model === model && found.precision === precision;
  } catch (error) {
    if (isVerbatimError(error, 'INDEX_MISSING', 'INDEX_DAMAGED', 'INDEX_NOT_WRITABLE')) return false;
    throw error;
  }
}

/**
 * What is missing before a question can be answered; null where nothing is. Without the connection to Discord no question comes in, so that
 * is missing, too, while it is being made anew.
 */
export async function wanting(
  { engine, discord }: Sources,
  config: Pick<Config, 'discord'> & Wanted,
): Promise<Wanting | null> {
  if (engine === null) return 'model';
  if (!(await answersAlready(engine, config).catch(() => false))) return 'index';
  return config.discord === null || discord?.().connected === true ? null : 'discord';
}
