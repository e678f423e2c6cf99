import { fileURLToPath } from 'node:url';
import type { Config } from './config.js';
import { modelsFolder } from './embed/model/places.js';
import { type Started, startProcessEmbedder } from './embed/process.js';

/**
 * Starts the configured model in a process of its own. Loading it is the longest part of every start, so this is apart from app.ts: it is
 * done before all else is even loaded.
 */
export function startModel(config: Config): Started {
  const { model, precision } = config;
  return startProcessEmbedder({
    entry: fileURLToPath(new URL('embed/child.js', import.meta.url)),
    options: { model, precision, modelsDir: modelsFolder(config) },
  });
}
