import type { CommandContext } from '../command.js';
import { renderStatus } from '../render.js';

/**
 * Prints what the index covers; indexes nothing.
 * @throws VerbatimError INDEX_MISSING
 */
export async function status(context: CommandContext): Promise<void> {
  const engine = context.engine();
  const found = await engine.status();
  context.out(context.json ? JSON.stringify(found) : renderStatus(found));
}
