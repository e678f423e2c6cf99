/**
 * The places of the `k` greatest values, greatest first; of equal ones those with the lesser place. One pass with a heap of `k`, which most
 * values never enter.
 * @param values by place; `among` the places to look at, each once.
 */
export function greatest(values: Float64Array, among: Uint32Array, k: number): number[] {
  const heap: number[] = [];
  const isLess = (a: number, b: number) => values[a]! < values[b]! || (values[a] === values[b] && a > b);
  for (const place of among) {
    if (heap.length < k) {
      heap.push(place);
      rise(heap, isLess);
    } else if (k > 0 && isLess(heap[0]!, place)) {
      heap[0] = place;
      sink(heap, isLess);
    }
  }
  return heap.sort((a, b) => (isLess(a, b) ? 1 : -1));
}

type Less = (a: number, b: number) => boolean;

/** Puts the last of a heap in its place. */
function rise(heap: number[], isLess: Less): void {
  let at = heap.length - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!isLess(heap[at]!, heap[parent]!)) return;
    [heap[at], heap[parent]] = [heap[parent]!, heap[at]!];
    at = parent;
  }
}

/** Puts the first of a heap in its place. */
function sink(heap: number[], isLess: Less): void {
  for (let at = 0; ;) {
    let least = at;
    for (const child of [2 * at + 1, 2 * at + 2])
      if (child < heap.length && isLess(heap[child]!, heap[least]!)) least = child;
    if (least === at) return;
    [heap[at], heap[least]] = [heap[least]!, heap[at]!];
    at = least;
  }
}
