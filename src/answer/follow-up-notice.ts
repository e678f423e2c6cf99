import { notices } from '../tunables.js';
import type { Notice } from '../types.js';

/** Tells which question this one was read as going on from. */
export function followUpNotice(previous: string): Notice {
  const line = previous.replace(/\s+/g, ' ').trim();
  const question =
    line.length <= notices.question ? line : `${line.slice(0, notices.question - 1).replace(/\s+\S*$/, '')}…`;
  return {
    code: 'FOLLOW_UP',
    message: `Read as going on from “${question}”.`,
    details: [{ question }],
  };
}
