/** Does one thing that writes, in a process of its own, and prints {"ok": true} or {"code": …}; and whether a call was refused (failing-calls.js). */
import { join } from 'node:path';
import { ingestHere } from '../../../dist/app.js';
import { backUp } from '../../../dist/community/backup/back-up.js';
import { restore } from '../../../dist/community/backup/restore.js';
import { openCommunity } from '../../../dist/community/community.js';
import { readConfig } from '../../../dist/config.js';
import { prepareAddition } from '../../../dist/corpus-files/add.js';
import { removeArticle, restoreArticle } from '../../../dist/corpus-files/remove.js';
import { prepareDefaultModel } from '../../../dist/embed/model/prepare.js';
import { asVerbatimError } from '../../../dist/errors.js';

const [what, seeds, embeddings, extra] = process.argv.slice(2);
const now = () => new Date();
const defaults = { askChannels: [], privateByDefault: false, language: 'auto' };
const community = (use) => {
  const opened = openCommunity(join(embeddings, 'community.db'), { now: Date.now, defaults });
  try {
    use(opened);
  } finally {
    opened.close();
  }
};

const operations = {
  index: async () => {
    await ingestHere(readConfig({ SEEDS_DIR: seeds, EMBEDDINGS_DIR: embeddings, EMBEDDING_PRECISION: 'int8' }), {});
  },
  model: () => prepareDefaultModel(join(embeddings, 'model'), 'int8'),
  add: async () => (await prepareAddition(seeds, 'new.txt')).write(Buffer.from(extra)),
  remove: () => removeArticle(seeds, extra),
  'put back': () => restoreArticle(seeds, extra),
  vote: () => community(({ votes }) => votes.cast(extra, 'zoe', true)),
  setting: () => community(({ settings }) => settings.set({ guild: 'g' }, 'language', 'de', 'mod')),
  'first start': () => community(() => undefined),
  backup: () => backUp({ embeddings, folder: extra, version: '1', now }),
  restore: () => restore({ embeddings, folder: extra, now }),
};

let result = { ok: true };
try {
  await operations[what]();
} catch (error) {
  const { code, message, cause } = asVerbatimError(error);
  result = { code, message, stack: code === 'UNEXPECTED' ? cause?.stack : undefined };
}
console.log(JSON.stringify({ ...result, refused: globalThis.refused === true }));
