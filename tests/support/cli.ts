import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from './folders.js';

const entries = {
  cli: fileURLToPath(new URL('../../dist/cli.js', import.meta.url)),
  main: fileURLToPath(new URL('../../dist/main.js', import.meta.url)),
};

/** How a process of Verbatim's is started. */
export interface Start {
  readonly entry?: keyof typeof entries;
  readonly env?: Readonly<Record<string, string>>;
  /** What it reads on standard input. */
  readonly input?: string;
  /** User and group to run as. */
  readonly user?: number;
  readonly cwd?: string;
}

/** How it ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

let emptyFolder: string | undefined;

/** Starts the built program, in a folder without .env and in an environment that sets nothing of Verbatim's but what is given. */
export function start(args: readonly string[], { entry = 'cli', env = {}, user, cwd }: Start = {}): ChildProcess {
  const { PATH = '', HOME = '' } = process.env;
  return spawn(process.execPath, [entries[entry], ...args], {
    cwd: cwd ?? (emptyFolder ??= temporaryFolder()),
    env: { PATH, HOME, NO_COLOR: '1', ...env },
    ...(user === undefined ? {} : { uid: user, gid: user }),
  });
}

/** Waits for a started process to end. */
export function ended(child: ChildProcess): Promise<Ended> {
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
}

/** Runs the built command line to its end. */
export function verbatim(args: readonly string[], options: Start = {}): Promise<Ended> {
  const child = start(args, options);
  const end = ended(child);
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(options.input ?? '');
  return end;
}
