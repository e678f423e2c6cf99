/**
 * The optimal string alignment distance of two words: the fewest insertions, deletions, substitutions and swaps of neighbouring
 * letters, no letter edited twice (Damerau 1964, "A technique for computer detection and correction of spelling errors").
 * @returns the distance in UTF-16 units, or `limit + 1` for any greater than `limit`.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let last: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let cost = Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + (same ? 0 : 1));
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwap) cost = Math.min(cost, last[j - 2]! + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    // A swap reaches back two rows, yet never below the least of the row it skips, so this is exact.
    if (least > limit) return limit + 1;
    last = previous;
    previous = row;
  }
  return Math.min(previous[b.length]!, limit + 1);
}
