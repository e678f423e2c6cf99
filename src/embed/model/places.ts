import { join } from 'node:path';
import type { Config, Precision } from '../../config.js';

/** The folder that models are kept in, each under its id: the default one, and what was put there by hand. */
export function modelsFolder({ embeddings }: Pick<Config, 'embeddings'>): string {
  return join(embeddings, 'model');
}

/** The folder below that one which holds what was downloaded in one precision, each model under its id. */
export function downloadsFolder(modelsDir: string, precision: Precision): string {
  return join(modelsDir, 'downloads', precision);
}
