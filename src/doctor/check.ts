/** How something that the bot needs is found: `unchecked` where it could not be looked at. */
export type CheckState = 'ok' | 'warning' | 'failed' | 'unchecked';

/** One thing that was looked at. */
export interface Check {
  /** Of the thing, for programs: `discord.token`. */
  readonly id: string;
  readonly state: CheckState;
  /** What was found, in a sentence for people; never a secret. */
  readonly message: string;
  /** What to do about it, and where to click; null where there is nothing to do, or the message says it. */
  readonly fix: string | null;
}

export function ok(id: string, message: string): Check {
  return { id, state: 'ok', message, fix: null };
}

/** Something works less well than it could. */
export function warning(id: string, message: string, fix: string | null): Check {
  return { id, state: 'warning', message, fix };
}

/** Something that was set up, or that everything rests on, does not work. */
export function failed(id: string, message: string, fix: string | null): Check {
  return { id, state: 'failed', message, fix };
}

export function unchecked(id: string, message: string, fix: string | null = null): Check {
  return { id, state: 'unchecked', message, fix };
}

/** Whether nothing failed. */
export function isSound(checks: readonly Check[]): boolean {
  return checks.every(({ state }) => state !== 'failed');
}
