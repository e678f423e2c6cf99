import { beforeAll, expect } from 'vitest';
import { type Ended, type Start, verbatim } from '../support/cli.js';
import { corpusFolder, embeddingsFolder } from '../support/folders.js';

/** Three articles; of a .txt file the stored text is the file's own. */
export const articles = {
  'bridge.txt':
    'A bridge for Tortosa\n\nThe bridge over the Ebro was opened on Friday. It had taken nine years to build.\n\n' +
    'The engineer Clara Font said that it would stand for two centuries.\n',
  'town/bakery.md':
    '---\ntitle: Bread and almonds\nsource: The Courier\ndate: 2024-01-30\nurl: https://courier.example/bread\n---\n\n' +
    'Marta Oliva has baked bread in the old town since 1987.\n\nHer ovens are heated with almond shells.\n',
  'heron.txt': 'Herons return\n\nA grey heron was seen at the harbour. Herons had not nested there for forty years.\n',
};
export const QUESTION = 'What heats the ovens of the baker Marta Oliva?';

/** A corpus of these articles, indexed before the tests of a file. */
export function indexedCorpus() {
  const seeds = corpusFolder(articles);
  const embeddings = embeddingsFolder();
  const run = (args: readonly string[], options?: Start) =>
    verbatim(['--seeds', seeds, '--embeddings', embeddings, ...args], options);
  beforeAll(async () => {
    const { code, stdout } = await run(['index']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^3 articles, \d+ passages · index [0-9a-f]{6} · 3 added/);
  });
  return { seeds, embeddings, run };
}

/** What a command printed as JSON, which the test takes to be a T. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
export const parse = <T>({ stdout }: Ended) => JSON.parse(stdout) as T;
