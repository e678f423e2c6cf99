import { type ChildProcess, fork, type ForkOptions } from 'node:child_process';

/** How a process of Verbatim's is started: Node's options, of which some are the same for all. */
export interface ChildOptions extends Pick<ForkOptions, 'execArgv' | 'stdio'> {
  /** What it is told on its command line, as JSON. */
  readonly argument?: object;
}

/**
 * Starts a process that runs a built entry, to talk with in messages that carry typed arrays as they are. It has none of this process's
 * flags, and never the Discord token: only what talks to Discord needs it.
 */
export function startChild(entry: string, { argument, ...options }: ChildOptions): ChildProcess {
  return fork(entry, argument === undefined ? [] : [JSON.stringify(argument)], {
    execArgv: [],
    ...options,
    env: { ...process.env, DISCORD_TOKEN: undefined },
    serialization: 'advanced',
  });
}
