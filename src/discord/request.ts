import type { Context } from './context.js';

/**
 * The context for one interaction or message. Whatever is logged on the way to its answer carries its id, which Discord gave it.
 * @param id of the interaction or the message.
 */
export function forRequest(context: Context, id: string): Context {
  return { ...context, logger: context.logger.child({ request: id }) };
}
