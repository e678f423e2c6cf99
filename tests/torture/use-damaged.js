/** Uses a folder that may be damaged, in a process of its own, and prints what it found or the error's code. */
import { lazyModel, openLocalEngine } from '../../dist/app.js';
import { restore } from '../../dist/community/backup/restore.js';
import { openCommunity } from '../../dist/community/community.js';
import { readConfig } from '../../dist/config.js';
import { asVerbatimError } from '../../dist/errors.js';
import { ask } from '../../dist/terminal/commands/ask.js';

const [what, ...args] = process.argv.slice(2);
const configOf = (seeds, embeddings) =>
  readConfig({ SEEDS_DIR: seeds, EMBEDDINGS_DIR: embeddings, EMBEDDING_PRECISION: process.env.EMBEDDING_PRECISION });

const uses = {
  /** As `verbatim ask --json` does. */
  ask: async (seeds, embeddings, question) => {
    const config = configOf(seeds, embeddings);
    const model = lazyModel(config);
    const [lines, notes] = [[], []];
    const note = (line) => notes.push(line);
    const engine = openLocalEngine(config, model, note);
    const progress = { show: () => undefined, stop: () => undefined };
    const context = { config, json: true, out: (line) => lines.push(line), note, progress, engine: () => engine };
    try {
      await ask({ ...context, embedder: model.load, questionTime: () => 0 }, question, {});
      return { answer: JSON.parse(lines.join('')), notes };
    } finally {
      engine.close();
      await model.close();
    }
  },
  index: async (seeds, embeddings) => {
    const config = configOf(seeds, embeddings);
    const model = lazyModel(config);
    const engine = openLocalEngine(config, model, () => undefined);
    try {
      return { report: await engine.reindex() };
    } finally {
      engine.close();
      await model.close();
    }
  },
  /** What is shown of an answer, how many writes are told to be lost, and whether one more vote can be cast. */
  votes: (path, answer) => {
    const community = openCommunity(path, { now: Date.now, defaults: {} });
    const votes = [community.answers.find(answer), community.votes.tally(answer)];
    if (votes[0] !== null) community.votes.cast(answer, 'one more', true);
    community.close();
    return { votes, lost: community.lost };
  },
  restore: (folder, embeddings) => restore({ folder, embeddings, now: () => new Date() }),
};

let result;
try {
  result = { code: 'ok', ...(await uses[what](...args)) };
} catch (error) {
  const { code, message, cause } = asVerbatimError(error);
  result = { code, message, stack: code === 'UNEXPECTED' ? cause?.stack : undefined };
}
console.log(JSON.stringify(result));
