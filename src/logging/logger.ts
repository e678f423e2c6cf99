import pino, { type Logger } from 'pino';
import type { LogLevel } from '../config.js';
import type { Hide } from './hide.js';
import { pretty } from './pretty.js';

/** Where lines go. */
export interface LogStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Logs JSON lines; to a terminal, lines for people. @param hide takes secrets out of every line, wherever in it they are. */
export function createLogger({
  level,
  hide,
  stream,
}: {
  readonly level: LogLevel;
  readonly hide: Hide;
  readonly stream: LogStream;
}): Logger {
  const shown = stream.isTTY === true ? pretty : (line: string) => line;
  return pino({ level }, { write: (line) => void stream.write(shown(hide(line))) });
}
