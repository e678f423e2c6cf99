import { resultJson } from '../../answer/json.js';
import type { CommandContext } from '../command.js';
import { renderHits } from '../render.js';
import { updateIndex } from '../update.js';

/** Lists the passages that hold words, best first. */
export async function lookup(context: CommandContext, words: string, { top }: { readonly top: number }): Promise<void> {
  const engine = context.engine();
  await updateIndex(engine, context);
  const hits = await engine.lookup(words, top);
  const { index } = await engine.status();
  context.out(context.json ? JSON.stringify({ query: words, results: hits.map(resultJson), index }) : renderHits(hits));
}
