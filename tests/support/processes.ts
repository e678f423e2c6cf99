import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Processes started by `pid` that still run, a line of `ps` each, which begins with their id. */
export function childrenOf(pid: number): string[] {
  const { stdout } = spawnSync('ps', ['-o', 'pid=,stat=,args=', '--ppid', String(pid)], { encoding: 'utf8' });
  return stdout.split('\n').filter((line) => line.trim() !== '' && !/^\s*\d+\s+Z/.test(line));
}

export function isRunning(pid: number): boolean {
  return existsSync(`/proc/${pid}`) || spawnSync('kill', ['-0', String(pid)]).status === 0;
}
