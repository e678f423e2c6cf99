import { spawn } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { AnswerJson } from '../../src/answer/json.js';
import { COMMUNITY } from '../../src/community/community.js';
import { type Ended, ended, verbatim } from '../support/cli.js';
import { type Living, QUESTION, heronOf, user } from './damaged-folder.js';

/** How a damaged file ended; the last four must not happen. */
export type Outcome =
  | 'right answer'
  | 'healed'
  | 'refused, remedy works'
  | 'older state'
  | 'changed unnoticed'
  | 'WRONG ANSWER'
  | 'CRASH'
  | 'NO REMEDY'
  | 'REMEDY FAILS';
export const forbidden: readonly Outcome[] = ['WRONG ANSWER', 'CRASH', 'NO REMEDY', 'REMEDY FAILS'];

/** An outcome, and what the process said of it. */
export interface Told {
  readonly outcome: Outcome;
  readonly told: string;
}

const remedy =
  /Run: npx verbatim index|Give this user|[Ff]ree some disk space|make the folder (and the file )?writable|npm ci|put a backup|Upgrade Verbatim/;
const hasRemedy = ({ stderr }: Ended) => remedy.test(stderr) && !/^\s+at /m.test(stderr);
const isCrash = ({ code, signal }: Ended) => signal !== null || code === null || code > 2;

const as = user === undefined ? {} : { user };
/** Asks with the damaged folder in a process of its own, and follows the remedy where it refuses. */
export async function askAfter({ seeds }: Living, embeddings: string, damaged: string): Promise<Told> {
  const run = (...args: string[]) => verbatim(['--seeds', seeds, '--embeddings', embeddings, ...args], as);
  const before = read(damaged);
  const first = await run('ask', '--json', QUESTION);
  const told = first.stderr + first.stdout;
  if (isCrash(first)) return { outcome: 'CRASH', told };
  if (first.code === 0) {
    if (!isRight(first)) return { outcome: 'WRONG ANSWER', told };
    return { outcome: before === read(damaged) ? 'right answer' : 'healed', told };
  }
  if (!hasRemedy(first)) return { outcome: 'NO REMEDY', told };
  if (existsSync(damaged)) chmodSync(damaged, 0o644);
  if (first.stderr.includes('or delete')) rmSync(join(embeddings, 'index'), { recursive: true });
  await run('index');
  const second = await run('ask', '--json', QUESTION);
  return { outcome: isRight(second) ? 'refused, remedy works' : 'REMEDY FAILS', told: told + second.stderr };
}

/** What tells whether a file was written anew; null where there is none. */
function read(path: string): string | null {
  return existsSync(path) ? `${statSync(path).mode} ${readFileSync(path, 'latin1')}` : null;
}

function isRight({ code, stdout }: Ended): boolean {
  return code === 0 && (JSON.parse(stdout) as AnswerJson).quote?.text === heronOf('Tarragona');
}

const module = new URL('../../dist/community/community.js', import.meta.url).href;
/** Tells what is kept, and whether something more can be written. */
const reader = `
  import { openCommunity } from '${module}';
  const [path, answer] = process.argv.slice(1);
  try {
    const community = openCommunity(path, { now: Date.now, defaults: {} });
    const tally = () => { try { return community.votes.tally(answer); } catch (error) { if (error.code) throw error; return String(error); } };
    const before = JSON.stringify([community.answers.find(answer), tally()]);
    if (community.answers.find(answer)) community.votes.cast(answer, 'one more', true);
    community.close();
    console.log(before);
  } catch (error) {
    console.error((error.name === 'VerbatimError' ? '' : error.stack + '\\n    at nowhere\\n') + error.message);
    process.exitCode = 1;
  }
`;

/** Opens the community's file in a process of its own, reads all and votes. */
export async function openAfter(embeddings: string, answer: string, expected: string | null): Promise<Told> {
  const args = ['--input-type=module', '-e', reader, join(embeddings, COMMUNITY), answer];
  const end = await ended(spawn(process.execPath, args, user === undefined ? {} : { uid: user, gid: user }));
  const told = end.stderr + end.stdout;
  if (isCrash(end)) return { outcome: 'CRASH', told };
  if (end.code !== 0) return { outcome: hasRemedy(end) ? 'refused, remedy works' : 'NO REMEDY', told };
  if (expected === null || end.stdout === expected) return { outcome: 'right answer', told };
  const [found] = JSON.parse(end.stdout) as [object | null];
  // Its log cut off or its file taken away, SQLite gives the state before; that a backup is for.
  return { outcome: isOlder(found, end.stdout, expected) ? 'older state' : 'changed unnoticed', told };
}

function isOlder(found: object | null, now: string, expected: string): boolean {
  if (found === null) return true;
  const [then] = JSON.parse(expected) as [object];
  const fewer = (text: string) => (JSON.parse(text) as [object, { helpful?: number }])[1].helpful ?? 0;
  return JSON.stringify(found) === JSON.stringify(then) && fewer(now) < fewer(expected);
}
