/**
 * `npm run fit -- SET...`: fits the weights of ranking and quoting on sets of known questions (folders with corpus.jsonl and
 * queries.jsonl) and prints them with what they give: on every set, with each set held back, and without each signal in turn.
 */
import { basename, join } from 'node:path';
import { lazyModel, openIndex, openLocalEngine } from './app.js';
import { readConfig } from './config.js';
import { VerbatimError, asVerbatimError } from './errors.js';
import { type Examples, collectExamples, passageSignals, sentenceSignals } from './evaluation/examples.js';
import { readKnownQuestions } from './evaluation/known-questions.js';
import { type Choice, fitSoftmax, shareRight } from './evaluation/softmax-fit.js';
import { fitting, quoting, ranking } from './tunables.js';

const say = (line: string) => void process.stdout.write(`${line}\n`);

interface ExampleSet extends Examples {
  readonly name: string;
}

async function readSet(folder: string): Promise<ExampleSet> {
  const name = basename(folder);
  const base = readConfig(process.env, { seeds: join(folder, 'corpus.jsonl') });
  const embeddings = join(base.embeddings, 'fit', name);
  const config = { ...base, embeddings, index: join(embeddings, 'index') };
  const model = lazyModel(config);
  const engine = openLocalEngine(config, model, say);
  await engine.reindex();
  const index = openIndex(config, say);
  try {
    const questions = await readKnownQuestions(join(folder, 'queries.jsonl'));
    return { name, ...(await collectExamples(index, await model.load(), questions)) };
  } finally {
    index.close();
    engine.close();
    await model.close();
  }
}

/** Fits on all sets, with each held back, and without each signal; prints a line each. */
function study(
  title: string,
  names: readonly string[],
  now: readonly number[],
  sets: readonly { name: string; choices: readonly Choice[] }[],
): void {
  const used = sets.filter(({ choices }) => choices.length > 0);
  const row = (label: string, weights: readonly number[]) =>
    say(
      `${label.padEnd(24)} ${used.map(({ choices }) => shareRight(choices, weights).toFixed(3).padStart(12)).join('')}`,
    );
  const fit = (groups: typeof used, without?: number) =>
    fitSoftmax(
      groups.map(({ choices }) => choices),
      { ...fitting, ...(without === undefined ? {} : { without: new Set([without]) }) },
    );
  say(
    `\n${title}: share of questions with the right one first\n${''.padEnd(24)} ${used.map(({ name }) => name.slice(0, 11).padStart(12)).join('')}`,
  );
  row('tunables.ts', now);
  const fitted = fit(used);
  row('fitted on all', fitted);
  for (const set of used.length > 1 ? used : [])
    row(`held back ${set.name}`.slice(0, 24), fit(used.filter((other) => other !== set)));
  names.forEach((name, i) => row(`without ${name}`, fit(used, i)));
  say(`weights: ${names.map((name, i) => `${name} ${fitted[i]!.toFixed(2)}`).join(', ')}`);
}

try {
  const folders = process.argv.slice(2);
  if (folders.length === 0)
    throw new VerbatimError('USAGE', { problem: 'Name at least one folder with corpus.jsonl and queries.jsonl.' });
  const sets: ExampleSet[] = [];
  for (const folder of folders) sets.push(await readSet(folder));
  const passageWeights = passageSignals.map((name) => ranking.weights[name]);
  const sentenceWeights = sentenceSignals.map((name) => quoting.weights[name]);
  study(
    'Passages',
    passageSignals,
    passageWeights,
    sets.map(({ name, passages }) => ({ name, choices: passages })),
  );
  study(
    'Sentences',
    sentenceSignals,
    sentenceWeights,
    sets.map(({ name, sentences }) => ({ name, choices: sentences })),
  );
} catch (error) {
  process.stderr.write(`${asVerbatimError(error).message}\n`);
  process.exitCode = 1;
}
