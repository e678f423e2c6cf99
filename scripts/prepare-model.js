/**
 * `node scripts/prepare-model.js DIR fp32|int8`: writes the default model below DIR (EMBEDDINGS_DIR), as Verbatim does when it first needs
 * it. For images, so that a container begins with it.
 */
import { join } from 'node:path';
import { prepareDefaultModel } from '../dist/embed/model/prepare.js';

const [folder, precision] = process.argv.slice(2);
if (folder === undefined || !['fp32', 'int8'].includes(precision))
  throw new Error('Usage: prepare-model.js DIR fp32|int8');
const { path, hash } = await prepareDefaultModel(join(folder, 'model'), precision);
console.log(`${path} ${precision} ${hash}`);
