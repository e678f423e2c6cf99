/** Measures of retrieval and answering, as pure functions. */

/** 1 when any of the first `k` results is relevant, else 0 (success@k). */
export function hitAt(k: number, results: readonly string[], relevant: ReadonlySet<string>): number {
  return results.slice(0, k).some((id) => relevant.has(id)) ? 1 : 0;
}

/** 1 / the rank of the first relevant result, 0 where there is none. Its mean over questions is the MRR. */
export function reciprocalRank(results: readonly string[], relevant: ReadonlySet<string>): number {
  const at = results.findIndex((id) => relevant.has(id));
  return at < 0 ? 0 : 1 / (at + 1);
}

/**
 * Normalised discounted cumulative gain over the first `k` results with gains of 0 or 1 (Järvelin and Kekäläinen 2002). An article
 * counts once, at its first place.
 */
export function ndcgAt(k: number, results: readonly string[], relevant: ReadonlySet<string>): number {
  const discount = (rank: number) => 1 / Math.log2(rank + 2);
  const articles = [...new Set(results)].slice(0, k);
  const gained = articles.reduce((sum, id, rank) => sum + (relevant.has(id) ? discount(rank) : 0), 0);
  let greatest = 0;
  for (let rank = 0; rank < Math.min(k, relevant.size); rank++) greatest += discount(rank);
  return greatest === 0 ? 0 : gained / greatest;
}

/**
 * The area under the ROC curve: how likely a random positive scores higher than a random negative, ties counting half
 * (Mann-Whitney U). Null where either side is empty.
 */
export function auroc(positives: readonly number[], negatives: readonly number[]): number | null {
  if (positives.length === 0 || negatives.length === 0) return null;
  const all = [
    ...positives.map((score) => ({ score, positive: true })),
    ...negatives.map((score) => ({ score, positive: false })),
  ];
  all.sort((a, b) => a.score - b.score);
  let rankSum = 0;
  for (let i = 0; i < all.length;) {
    let j = i;
    while (j < all.length && all[j]!.score === all[i]!.score) j++;
    const rank = (i + 1 + j) / 2;
    rankSum += rank * all.slice(i, j).filter(({ positive }) => positive).length;
    i = j;
  }
  const n = positives.length;
  return (rankSum - (n * (n + 1)) / 2) / (n * negatives.length);
}

/** The value below which a share `q` of `values` lies; nearest rank. 0 for no values. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(q * sorted.length) - 1)] ?? sorted[0] ?? 0;
}

/** The mean; null for no values. */
export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * Whether a quote holds one of the known answers: lower-cased, without punctuation, accents and articles, as SQuAD's official
 * evaluation compares (Rajpurkar et al. 2016).
 */
export function holdsAnswer(quote: string, answers: readonly string[]): boolean {
  const words = ` ${normalise(quote)} `;
  return answers.some((answer) => {
    const wanted = normalise(answer);
    return wanted !== '' && words.includes(` ${wanted} `);
  });
}

function normalise(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/\b(?:a|an|the)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
