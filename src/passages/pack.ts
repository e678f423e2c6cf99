/** Items in reading order that are to be put into as few, evenly filled groups as possible. */
export interface Packable {
  /** How much of the limit the item takes. */
  readonly size: number;
  /** What it costs to begin a group with this item, against the cost of an empty group, which is 1. */
  readonly beginning: number;
}

/**
 * Divides items into consecutive groups of `limit` at most, at the least total cost. A group costs the square of the share of it that is
 * left empty (so that two groups half full are better than a full one and a rest), plus what its first item costs to begin with; the
 * first group begins for nothing. The optimum is found by dynamic programming, as in Knuth and Plass (1981), "Breaking Paragraphs
 * into Lines", in time O(items * limit). An item larger than the limit gets a group of its own.
 * @returns the index after the last item of each group, ascending.
 */
export function pack(items: readonly Packable[], limit: number): number[] {
  const best = new Float64Array(items.length + 1);
  const from = new Int32Array(items.length + 1);
  for (let end = 1; end <= items.length; end++) {
    let least = Infinity;
    let filled = 0;
    for (let start = end - 1; start >= 0; start--) {
      const { size, beginning } = items[start]!;
      filled += Math.max(size, 1);
      if (filled > limit && start < end - 1) break;
      const empty = Math.max(limit - filled, 0) / limit;
      const cost = best[start]! + empty * empty + (start === 0 ? 0 : beginning);
      if (cost < least) {
        least = cost;
        from[end] = start;
      }
    }
    best[end] = least;
  }
  const ends: number[] = [];
  for (let end = items.length; end > 0; end = from[end]!) ends.push(end);
  return ends.reverse();
}
