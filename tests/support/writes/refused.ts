import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ended } from '../cli.js';
import { temporaryFolder } from '../folders.js';

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
/** What SQLite writes with, and what changes names. */
const SYSTEM_CALLS = 'pwrite64,fsync,fdatasync,ftruncate,rename,link,unlink,mkdir,chmod,fchmod,copy_file_range';

/** How the file system refuses to be written to: Node's own calls, or any call to the system (which needs strace). */
export type Refusal =
  | { readonly of: 'calls'; readonly code: string; readonly at: number; readonly once: boolean }
  | { readonly of: 'system calls'; readonly code: string; readonly at: number };

/** One operation of operation.js. */
export interface Operation {
  readonly what: string;
  readonly seeds: string;
  readonly embeddings: string;
  /** What else it needs: a folder, an article, a text. */
  readonly extra?: string;
}

/** How an operation ended. */
export interface Outcome {
  /** `ok`, the error's code, or `CRASH`. */
  readonly code: string;
  /** Whether anything was refused on the way. */
  readonly refused: boolean;
  readonly told: string;
}

export const hasStrace = spawnSync('strace', ['-f', '-qq', '-o', '/dev/null', 'true']).status === 0;

/** Runs an operation in a process of its own. @param below the folder in which writing is refused. */
export async function operate(operation: Operation, below: string, refusal: Refusal | null = null): Promise<Outcome> {
  const { what, seeds, embeddings, extra = '' } = operation;
  const program = [here('operation.js'), what, seeds, embeddings, extra];
  const trace = refusal?.of === 'system calls' ? join(temporaryFolder(), 'trace') : null;
  const env: Record<string, string | undefined> = { ...process.env, NODE_OPTIONS: '', UV_THREADPOOL_SIZE: '1' };
  let command = [process.execPath, ...program];
  if (refusal?.of === 'calls') {
    const { at, code, once } = refusal;
    Object.assign(env, { FAIL_BELOW: below, FAIL_AT: String(at), FAIL_WITH: code }, once ? { FAIL_ONCE: 'true' } : {});
    command = [process.execPath, '--import', here('failing-calls.js'), ...program];
  } else if (refusal !== null) {
    const inject = `inject=${SYSTEM_CALLS}:error=${refusal.code}:when=${refusal.at}+`;
    command = [
      'strace',
      '-f',
      '-qq',
      '--seccomp-bpf',
      '-o',
      trace!,
      '-e',
      `trace=${SYSTEM_CALLS}`,
      '-e',
      inject,
      ...command,
    ];
  }
  const { code, signal, stdout, stderr } = await ended(spawn(command[0]!, command.slice(1), { env }));
  const told = stdout + stderr;
  if (code !== 0 || signal !== null) return { code: 'CRASH', refused: true, told: `${code ?? signal}: ${told}` };
  const result = JSON.parse(stdout) as { ok?: true; code?: string; refused: boolean };
  const isInjected = trace !== null && readFileSync(trace, 'utf8').includes('(INJECTED)');
  return { code: result.code ?? 'ok', refused: result.refused || isInjected, told };
}
