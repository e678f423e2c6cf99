/** A whole number from the environment; `usual` where it is not set. */
function number(name: string, usual: number): number {
  const value = Number(process.env[name] ?? usual);
  if (!Number.isInteger(value) || value < 0) throw new Error(`${name} must be a whole number.`);
  return value;
}

/** Seed of every random choice; printed, so that a run can be repeated. */
export const SEED = number('SEED', 2_026);
/** How many mutations of files below embeddings/. */
export const MUTATIONS = number('MUTATIONS', 640);
/** How many processes are killed. */
export const KILLS = number('KILLS', 200);
/** How many times the model's process of a running bot dies, hangs or runs out of memory. */
export const MODEL_DEATHS = number('MODEL_DEATHS', 25);
/** How many times the process that indexes for a bot does. */
export const INDEXING_DEATHS = number('INDEXING_DEATHS', 12);
/** How many cases each property of the fuzzing is tried with. */
export const CASES = number('CASES', 2_000);
/** Only the files below embeddings/ whose path has these words. */
export const FILES = process.env.FILES ?? '';
/** Seconds for which a crowd asks, for which it asks too much, and for which each fault of Discord's is tried. */
export const LOAD_SECONDS = number('LOAD_SECONDS', 300);
export const RUSH_SECONDS = number('RUSH_SECONDS', 10);
export const FAULT_SECONDS = number('FAULT_SECONDS', 20);
/** Articles that are indexed while questions are asked, and seconds for which they are asked before it, for comparison. */
export const ARTICLES = number('ARTICLES', 300);
export const IDLE_SECONDS = number('IDLE_SECONDS', 60);
/** Only the faults of Discord's whose name has these words. */
export const FAULTS = process.env.FAULTS ?? '';
/** Only what writes and whose name has these words. */
export const WRITINGS = process.env.WRITINGS ?? '';
/** Each how many-th write is refused; 1 is all of them. */
export const STEP = number('STEP', 1);
/** Half of the kills are of indexing, a quarter each of voting and of adding. */
export const INDEXING_KILLS = Math.ceil(KILLS / 2);
export const VOTING_KILLS = Math.ceil((KILLS - INDEXING_KILLS) / 2);
export const ADDING_KILLS = KILLS - INDEXING_KILLS - VOTING_KILLS;
