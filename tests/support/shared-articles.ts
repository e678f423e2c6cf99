import { existsSync, readdirSync, readFileSync } from 'node:fs';

const shared = new URL('../../../shared/', import.meta.url);

/** Whether the real articles that tests measure on lie beside the repository. Where they don't, those tests are reported as skipped. */
export const haveSharedArticles = existsSync(shared);

/** Texts of the seed articles and of every `step`th article of a development set. */
export function sharedArticles(step: number): { readonly id: string; readonly text: string }[] {
  const seeds = readdirSync(new URL('seeds/', shared)).map((id) => ({
    id,
    text: readFileSync(new URL(`seeds/${id}`, shared), 'utf8'),
  }));
  const sets = ['news-half', 'newsqa-pilot', 'squad2-half', 'trecqa'].flatMap((set) =>
    lines<{ id: string; text: string }>(set, 'corpus').filter((_, index) => index % step === 0),
  );
  return [...seeds, ...sets];
}

/** The questions of a development set. */
export function sharedQuestions(
  set: string,
): { readonly relevant: readonly string[]; readonly evidence: readonly string[] }[] {
  return lines(set, 'queries');
}

/** The articles of a development set, whole. */
export function sharedCorpus(set: string): { readonly id: string; readonly text: string }[] {
  return lines(set, 'corpus');
}

function lines<T>(set: string, file: string): T[] {
  const text = readFileSync(new URL(`dev-sets/${set}/${file}.jsonl`, shared), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
}
