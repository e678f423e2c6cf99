/**
 * The two-sided p-value of McNemar's exact test: how likely a difference as large as this or larger is by chance, when of the questions
 * that changed each was as likely to be won as lost (McNemar 1947; the binomial distribution with p = 1/2). 1 for no changes.
 */
export function mcnemarExact(won: number, lost: number): number {
  const changed = won + lost;
  // In logarithms, since 2 to the power of the changes overflows.
  let logTerm = -changed * Math.LN2;
  let tail = 0;
  for (let i = 0; i <= Math.min(won, lost); i++) {
    tail += Math.exp(logTerm);
    logTerm += Math.log(changed - i) - Math.log(i + 1);
  }
  return Math.min(1, 2 * tail);
}
