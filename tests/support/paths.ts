import { fileURLToPath } from 'node:url';

/** The repository's root. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Where `prepare-model.ts` puts the default model in both precisions: a `modelsDir` that all tests share and only read. */
export const modelsDir = fileURLToPath(new URL('../../node_modules/.cache/verbatim-tests/model', import.meta.url));

/** The built entry of the embedding model's process (`npm run build`). */
export const embedChild = fileURLToPath(new URL('../../dist/embed/child.js', import.meta.url));

/** The built entry of a process that embeds passages. */
export const passageChild = fileURLToPath(new URL('../../dist/embed/passage-child.js', import.meta.url));
