import type { Started } from '../embed/process.js';
import { asVerbatimError } from '../errors.js';
import { answersAlready } from '../health/readiness.js';
import type { Run } from './run.js';
import { chat } from '../terminal/chat.js';
import { updateIndex } from '../terminal/update.js';
import { chatting } from '../tunables.js';
import { unless } from './unless.js';

/**
 * Chats until the input ends. An index that is there answers at once and is brought up to date meanwhile, or goes on answering where that
 * can't be done; without one there is nothing to chat about.
 * @throws VerbatimError SEEDS_*, INDEX_*, MODEL_*
 */
export async function serveTerminal(run: Run): Promise<void> {
  const { engine, model, config, progress, stop } = run;
  const chatUntil = (onReply?: () => void) =>
    Promise.race([
      chat(engine, { input: process.stdin, output: process.stdout, progress, signal: stop, onReply }),
      failureOf(model),
    ]);
  if (await answersAlready(engine, config)) {
    const update = updateBeside(run);
    await chatUntil(update.begin);
    await unless(stop, update.end(process.stdin.isTTY));
  } else {
    await unless(stop, updateIndex(engine, run));
    await chatUntil();
  }
}

/**
 * Brings the index up to date beside a chat, and notes what keeps it from that. It begins when told to, or when nothing was asked for a
 * while: the first answer must not wait for it.
 */
function updateBeside({ engine, note }: Run) {
  // A bar would be drawn over what somebody is typing.
  const progress = { show: () => undefined, stop: () => undefined };
  let isOver = false;
  let updating: Promise<void> | null = null;
  const begin = () => {
    clearTimeout(timer);
    updating ??= updateIndex(engine, { progress, note }).catch((error: unknown) => {
      if (!isOver) note(`${asVerbatimError(error).message}\nThe index from before goes on answering.`);
    });
  };
  const timer = setTimeout(begin, chatting.unasked);
  return {
    begin,
    /** Ends it with the chat of a person, who waits for nothing any more; after piped questions it is brought to its end. */
    end: async (isPerson: boolean) => {
      isOver = isPerson;
      clearTimeout(timer);
      if (isPerson) return;
      begin();
      await updating;
    },
  };
}

/** Never resolves. @throws what loading the model throws. */
async function failureOf({ ready }: Started): Promise<never> {
  await ready;
  return new Promise(() => undefined);
}
