/** Words that a question begins with, and so with a capital, which are no names. */
const firstWords =
  /^(?:who|whom|whose|what|which|when|where|why|how|am|is|are|was|were|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must|the|an?|some|most|all|each|every|many|few|i|he|she|it|they|his|her|its|their|this|that|these|those|there|in|on|at|for|from|to|by|of|with|and|but|or|so|if|not|tell|give|name|list|explain|describe)$/iu;
const capitalised = /(?<![\p{L}\p{M}\p{N}'’-])\p{Lu}[\p{L}\p{M}\p{N}'’-]*(?:\s+\p{Lu}[\p{L}\p{M}\p{N}'’-]*)*/gu;

/** The names in a question, as far as their capitals tell: runs of capitalised words, function words at the beginning left out. */
export function namesIn(question: string): string[] {
  return (question.match(capitalised) ?? []).flatMap((run) => {
    const words = run.replace(/['’]s?$/u, '').split(/\s+/);
    const from = words.findIndex((word) => !firstWords.test(word));
    return from < 0 ? [] : [words.slice(from).join(' ')];
  });
}
