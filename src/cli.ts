#!/usr/bin/env node
/** The command line: `verbatim ask|lookup|index|inspect|status|eval|backup|restore|doctor`. */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { config as readDotenv } from 'dotenv';
import { readFileSync } from 'node:fs';
import { parseFilterDate } from './answer/filter-date.js';
import type { ConfigFlags } from './config.js';
import type { Engine } from './engine.js';
import { isVerbatimError } from './errors.js';
import { hideToken } from './logging/hide.js';
import { startModel } from './model-process.js';
import type { CommandContext } from './terminal/command.js';
import type { AskOptions } from './terminal/commands/ask.js';
import type { EvaluateFileOptions } from './terminal/commands/eval.js';
import { endQuietlyOnClosedPipe, reportFailure } from './terminal/process.js';
import { lookups } from './tunables.js';

const FAILED = 1;
const WRONG_USAGE = 2;

interface GlobalFlags extends ConfigFlags {
  readonly json?: boolean;
}

/** What each command is made of, loaded when it is run: all of it together takes longer to load than a question to answer. */
const commands = {
  ask: () => import('./terminal/commands/ask.js'),
  lookup: () => import('./terminal/commands/lookup.js'),
  index: () => import('./terminal/commands/index-corpus.js'),
  inspect: () => import('./terminal/commands/inspect.js'),
  status: () => import('./terminal/commands/status.js'),
  eval: () => import('./terminal/commands/eval.js'),
  backup: () => import('./terminal/commands/backup.js'),
  restore: () => import('./terminal/commands/restore.js'),
  doctor: () => import('./terminal/commands/doctor.js'),
  discordChecks: () => import('./discord/setup/checks.js'),
};

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

const program = new Command('verbatim')
  .description("Answers questions from your articles, in the articles' own words.")
  .version(version)
  .option('--seeds <path>', 'the corpus: a folder of articles, or one .jsonl file (default: SEEDS_DIR, or seeds)')
  .option('--embeddings <dir>', 'where the model and the index live (default: EMBEDDINGS_DIR, or embeddings)')
  .option('--json', 'print JSON for programs')
  .exitOverride()
  .showHelpAfterError('(verbatim --help lists commands and options)')
  .configureHelp({ showGlobalOptions: true });

program
  .command('ask')
  .description('answer a question with a quote and its citation, or say that the articles do not answer it')
  .argument('[question]', 'the question, in quotation marks')
  .option('--top <n>', 'results to list in JSON (default 3; 10 in a batch)', (value) => wholeNumber(value))
  .option('--source <name>', 'only articles of this outlet')
  .addOption(dateOption('after', 'only articles dated on or after this day (2024-01-31, or 2024-01, or 2024)'))
  .addOption(dateOption('before', 'only articles dated on or before this day'))
  .option('--explain', "show what each result's place rests on")
  .option(
    '--batch <file>',
    'questions from a file (or - for standard input), one {"id", "question"} a line; one JSON answer a line out',
  )
  .action((question: string | undefined, options: AskOptions, command: Command) => {
    if ((question === undefined) === (options.batch === undefined)) {
      command.error('error: give either a question or --batch FILE', { exitCode: WRONG_USAGE });
    }
    return run(commands.ask, (it, context) => it.ask(context, question, options), { asks: true });
  });

program
  .command('lookup')
  .description('list the passages that hold the words, best first')
  .argument('<words>', 'the words, in quotation marks')
  .option('--top <n>', 'passages to list', (value) => wholeNumber(value), lookups.top)
  .action((words: string, options: { top: number }) =>
    run(commands.lookup, (it, context) => it.lookup(context, words, options)),
  );

program
  .command('index')
  .description('bring the index up to date with the corpus and print what changed')
  .option('--rebuild', 'forget what was embedded and begin anew')
  .action((options: { rebuild?: boolean }) => run(commands.index, (it, context) => it.indexCorpus(context, options)));

program
  .command('inspect')
  .description('show what was read from a file: fields, what was left out and why, the passages')
  .argument('<file>', 'an article')
  .action((file: string) => run(commands.inspect, (it, context) => it.inspect(context, file)));

program
  .command('status')
  .description('show what the index covers, its model, size and age')
  .action(() => run(commands.status, (it, context) => it.status(context)));

program
  .command('eval')
  .description('measure answers against known ones')
  .argument(
    '<file>',
    'questions, one {"id", "question", "relevant", "answers", "answerable", "previous", "date"} a line',
  )
  .option(
    '--compare <file>',
    'what eval --json printed before: shows what changed since, and whether that may be chance',
  )
  .option('--misses <n>', 'wrong answers and wrong declines to list', (value) => wholeNumber(value, 0), lookups.misses)
  .action((file: string, options: EvaluateFileOptions) =>
    run(commands.eval, (it, context) => it.evaluateFile(context, file, options)),
  );

program
  .command('backup')
  .description("copy what can't be rebuilt (votes, gaps, follows, settings) into a folder, also while the bot runs")
  .argument('<dir>', 'a folder that is empty or missing')
  .action((dir: string) => run(commands.backup, (it, context) => it.backup(context, dir, version)));

program
  .command('restore')
  .description('put such a copy in place, with the bot stopped; what was there before is kept beside it')
  .argument('<dir>', "a backup's folder")
  .action((dir: string) => run(commands.restore, (it, context) => it.restore(context, dir)));

program
  .command('doctor')
  .description('check configuration, corpus, model, index and Discord set-up, and say how to mend what is wrong')
  .action(async () => {
    if (!(await diagnose())) process.exitCode = FAILED;
  });

async function diagnose(): Promise<boolean> {
  let isSound = false;
  try {
    await run(commands.doctor, async ({ doctor }, context) => {
      isSound = await doctor(context, (await commands.discordChecks()).discordChecks);
    });
  } catch (error) {
    if (!isVerbatimError(error, 'CONFIG_INVALID')) throw error;
    const { doctorOfInvalid } = await commands.doctor();
    return doctorOfInvalid(error, { json: program.opts<GlobalFlags>().json ?? false, out: print });
  }
  return isSound;
}

function print(line: string): void {
  process.stdout.write(`${hideToken(line)}\n`);
}

/**
 * Loads a command, runs it with its context, and closes what it opened.
 * @param asks whether a question is asked at once: then the model is started in a process of its own, while all else is loaded and opened.
 */
async function run<Command>(
  load: () => Promise<Command>,
  act: (command: Command, context: CommandContext) => Promise<void>,
  { asks = false } = {},
): Promise<void> {
  const flags = program.opts<GlobalFlags>();
  readDotenv({ quiet: true });
  const { readConfig } = await import('./config.js');
  const config = readConfig(process.env, flags);
  const started = asks ? startModel(config) : null;
  const [command, { lazyModel, openLocalEngine }, { ingestSource, openReader }, { createProgress }] = await Promise.all(
    [load(), import('./app.js'), import('./ingest-source.js'), import('./terminal/progress.js')],
  );
  const note = (line: string) => process.stderr.write(`${hideToken(line)}\n`);
  let engine: Engine | undefined;
  const model = lazyModel(config, started);
  const context: CommandContext = {
    config,
    json: flags.json ?? false,
    out: print,
    note,
    progress: await createProgress(process.stderr),
    engine: () => (engine ??= openLocalEngine(config, model, note)),
    reader: openReader,
    tokenizer: () => ingestSource(config).tokenizer(),
    embedder: model.load,
    questionTime: model.questionTime,
  };
  try {
    await act(command, context);
  } finally {
    context.progress.stop();
    engine?.close();
    await model.close();
  }
}

function wholeNumber(value: string, least = 1): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < least || number > lookups.most) {
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${lookups.most}.`);
  }
  return number;
}

function dateOption(name: 'after' | 'before', description: string): Option {
  return new Option(`--${name} <date>`, description).argParser((value) => {
    const date = parseFilterDate(value, name);
    if (date === null) throw new InvalidArgumentError('It must be a date such as 2024-01-31.');
    return date;
  });
}

endQuietlyOnClosedPipe();
try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    // Help and version are no errors; commander has already written its message.
    process.exitCode = error.exitCode === 0 ? 0 : WRONG_USAGE;
  } else {
    reportFailure(error);
    process.exitCode = isVerbatimError(error, 'USAGE') ? WRONG_USAGE : FAILED;
  }
}
