import { spawn } from 'node:child_process';
import { chmodSync, existsSync, lstatSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AnswerJson } from '../../src/answer/json.js';
import { COMMUNITY } from '../../src/community/community.js';
import { COUNT } from '../../src/community/write-count.js';
import type { Precision } from '../../src/config.js';
import { isIntact } from '../../src/store/hnsw-file.js';
import { checkSeal } from '../../src/store/seal.js';
import { openDatabase } from '../../src/store/sqlite.js';
import { checkDatabase } from '../../src/store/check.js';
import { readManifest } from '../../src/store/manifest.js';
import { ended } from '../support/cli.js';
import { BACKUP, type Living, QUESTION, user } from './damaged-folder.js';

/** How a damaged file ended. */
export type Outcome =
  | 'right, the file is of no weight'
  | 'healed'
  | 'right, whole after the next indexing'
  | 'refused, remedy works'
  | 'older state, told as such, remedy works'
  | 'restored as it was backed up'
  | 'UNNOTICED LOSS'
  | 'FALSE ALARM'
  | 'WRONG ANSWER'
  | 'STILL DAMAGED'
  | 'CRASH'
  | 'NO REMEDY'
  | 'REMEDY FAILS';
export const allowed: readonly Outcome[] = [
  'right, the file is of no weight',
  'healed',
  'right, whole after the next indexing',
  'refused, remedy works',
  'older state, told as such, remedy works',
  'restored as it was backed up',
];

/** An outcome, and what the process said of it. */
export interface Told {
  readonly outcome: Outcome;
  readonly told: string;
}

/** What a process of use-damaged.js found. */
interface Found {
  readonly code: string;
  readonly message?: string;
  readonly answer?: AnswerJson;
  readonly votes?: unknown;
  readonly lost?: number;
  readonly told: string;
}

const NO_GRAPH = 'no whole vector file';
const program = fileURLToPath(new URL('use-damaged.js', import.meta.url));
const as = user === undefined ? {} : { uid: user, gid: user };

async function run(args: readonly string[], precision: Precision = 'int8'): Promise<Found> {
  const env = { ...process.env, EMBEDDING_PRECISION: precision };
  const { code, signal, stdout, stderr } = await ended(
    spawn(process.execPath, [program, ...args], { ...as, cwd: '/', env }),
  );
  const told = stdout + stderr;
  if (code !== 0 || signal !== null) return { code: 'CRASH', told: `${code ?? signal} ${told}` };
  return { ...(JSON.parse(stdout) as Omit<Found, 'told'>), told };
}

/** What the refusal's message tells to do, by its code: null where it can't be done here. */
const remedies: Readonly<Record<string, (damaged: string, embeddings: string) => void>> = {
  INDEX_DAMAGED: () => undefined,
  INDEX_MISSING: () => undefined,
  INDEX_NEWER: (_, embeddings) => rmSync(join(embeddings, 'index'), { recursive: true }),
  INDEX_NOT_WRITABLE: (damaged) => makeReadable(damaged),
  MODEL_NOT_WRITABLE: (damaged) => makeReadable(damaged),
};

/** Where it is no file at all, that is what the message names. */
function makeReadable(path: string): void {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return;
  if (stats.isFile()) chmodSync(path, 0o644);
  else rmSync(path, { recursive: true });
}

/** What tells whether a question is answered as ever, whenever the index was built. */
export const essence = ({ answered, quote, results, confidence }: AnswerJson): string =>
  JSON.stringify([answered, confidence, quote, results]);

export async function askedOf({ seeds, precision }: Living, embeddings: string): Promise<Found> {
  return run(['ask', seeds, embeddings, QUESTION], precision);
}

/** Asks with the damaged folder in a process of its own, and follows the remedy where it refuses. */
export async function askAfter(living: Living, embeddings: string, damaged: string, right: string): Promise<Told> {
  const before = read(damaged);
  const first = await askedOf(living, embeddings);
  const { code, told } = first;
  if (code === 'CRASH') return { outcome: 'CRASH', told };
  const isRight = ({ answer }: Found) => answer !== undefined && essence(answer) === right;
  if (code === 'ok') {
    if (!isRight(first)) return { outcome: 'WRONG ANSWER', told: `${told}\nright is ${right}` };
    const wrong = await wrongIn(embeddings);
    // Without its graph every vector is compared, which is as right, until the next indexing has built it again.
    if (wrong === NO_GRAPH && !existsSync(damaged)) {
      const next = await run(['index', living.seeds, embeddings], living.precision);
      if (next.code === 'ok' && (await wrongIn(embeddings)) === null)
        return { outcome: 'right, whole after the next indexing', told };
    }
    if (wrong !== null) return { outcome: 'STILL DAMAGED', told: `${wrong}\n${told}` };
    return { outcome: before === read(damaged) ? 'right, the file is of no weight' : 'healed', told };
  }
  const remedy = remedies[code];
  if (remedy === undefined) return { outcome: 'NO REMEDY', told };
  remedy(damaged, embeddings);
  const indexed = await run(['index', living.seeds, embeddings], living.precision);
  const second = await askedOf(living, embeddings);
  const wrong = await wrongIn(embeddings);
  if (isRight(second) && wrong === null) return { outcome: 'refused, remedy works', told };
  return { outcome: 'REMEDY FAILS', told: [told, indexed.told, second.told, wrong].join('\n') };
}

/** What is not as it has to be in an index: its pages, its content, its seal, its vector file; null where all is well. */
async function wrongIn(embeddings: string): Promise<string | null> {
  const folder = join(embeddings, 'index');
  try {
    if ((await checkSeal(folder, { stamps: false })) !== 'intact') return 'the seal does not hold';
    const database = openDatabase(join(folder, 'verbatim.db'), 'read');
    try {
      checkDatabase(database);
      const manifest = readManifest(database);
      return manifest !== null && (await isIntact(folder, manifest.vectorFile)) ? null : NO_GRAPH;
    } finally {
      database.close();
    }
  } catch (error) {
    return String(error);
  }
}

/** What tells whether a file was written anew. */
function read(path: string): string | null {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return null;
  return stats.isFile() ? `${stats.mode} ${readFileSync(path, 'latin1')}` : 'no file';
}

/** Of `openAfter`, as it is undamaged. */
export async function votesIn(embeddings: string, answer: string): Promise<string> {
  return JSON.stringify((await run(['votes', join(embeddings, COMMUNITY), answer])).votes);
}

/** A file of the community's that was damaged. */
export interface CommunityDamage {
  readonly embeddings: string;
  /** Path of what was damaged. */
  readonly damaged: string;
  /** Id of the answer that is looked at. */
  readonly answer: string;
  /** What is shown of it undamaged; what is shown otherwise has to be a state that there once was. */
  readonly right: string;
}

/** Opens the community's file in a process of its own, reads all and votes; where it is refused or something is lost, restores the backup. */
export async function openAfter({ embeddings, damaged, answer, right }: CommunityDamage): Promise<Told> {
  const path = join(embeddings, COMMUNITY);
  const first = await run(['votes', path, answer]);
  const { code, told } = first;
  if (code === 'CRASH') return { outcome: 'CRASH', told };
  if (code === 'ok') {
    const shown = JSON.stringify(first.votes);
    const isAlarm = first.lost! > 0;
    if (shown === right)
      // A count that was damaged may be any.
      return { outcome: isAlarm && !damaged.endsWith(COUNT) ? 'FALSE ALARM' : 'right, the file is of no weight', told };
    // Its log cut off or its file taken away, SQLite gives a state before; that a backup is for.
    if (!isEarlier(shown, right)) return { outcome: 'WRONG ANSWER', told: `${told} right is ${right}` };
    if (!isAlarm) return { outcome: 'UNNOTICED LOSS', told };
  } else if (!['COMMUNITY_DAMAGED', 'COMMUNITY_NOT_WRITABLE', 'COMMUNITY_NEWER'].includes(code))
    return { outcome: 'NO REMEDY', told };
  else
    for (const suffix of ['', '-wal', '-shm']) {
      const stats = lstatSync(path + suffix, { throwIfNoEntry: false });
      if (stats !== undefined) rmSync(path + suffix, { recursive: true });
    }
  const restored = await run(['restore', join(embeddings, BACKUP), embeddings]);
  const second = await run(['votes', path, answer]);
  if (second.code !== 'ok' || second.lost !== 0 || !isEarlier(JSON.stringify(second.votes), right))
    return { outcome: 'REMEDY FAILS', told: [told, restored.told, second.told].join('\n') };
  return { outcome: code === 'ok' ? 'older state, told as such, remedy works' : 'refused, remedy works', told };
}

type Shown = readonly [answer: object | null, tally: { readonly helpful: number; readonly notHelpful: number }];

/** Whether what is shown once was so: before the answer was kept, or when fewer had voted (damaged-folder.ts: the first, then by threes). */
function isEarlier(shown: string, right: string): boolean {
  const [[answer, { helpful, notHelpful }], [whole, all]] = [JSON.parse(shown) as Shown, JSON.parse(right) as Shown];
  if (answer === null) return helpful + notHelpful === 0;
  const members = Math.max(0, helpful + notHelpful - 1);
  const isInOrder = notHelpful === Math.ceil(members / 3) && helpful <= all.helpful;
  return isInOrder && JSON.stringify(answer) === JSON.stringify(whole);
}

/** Restores a damaged backup: refused, or what is restored is what was backed up. */
export async function restoreAfter({ embeddings, answer, right }: CommunityDamage): Promise<Told> {
  const first = await run(['restore', join(embeddings, BACKUP), embeddings]);
  const after = await run(['votes', join(embeddings, COMMUNITY), answer]);
  const shown = JSON.stringify(after.votes);
  const { code } = first;
  const told = first.told + after.told;
  if (code === 'CRASH') return { outcome: 'CRASH', told };
  if (after.lost !== 0) return { outcome: 'FALSE ALARM', told };
  if (code === 'ok')
    return { outcome: isEarlier(shown, right) ? 'restored as it was backed up' : 'WRONG ANSWER', told };
  if (!['BACKUP_DAMAGED', 'BACKUP_MISSING', 'BACKUP_NEWER'].includes(code)) return { outcome: 'NO REMEDY', told };
  return { outcome: shown === right ? 'refused, remedy works' : 'REMEDY FAILS', told };
}
