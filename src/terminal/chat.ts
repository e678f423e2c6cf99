import { createInterface } from 'node:readline';
import pc from 'picocolors';
import type { Engine } from '../engine.js';
import { asVerbatimError } from '../errors.js';
import { lookups } from '../tunables.js';
import { type Conversation, startConversation } from './conversation.js';
import type { ProgressDisplay } from './progress.js';
import { renderAnswer, renderHits, renderReport, renderStatus } from './render.js';

/** What the chat talks through. */
export interface ChatTerminal {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream;
  readonly progress: ProgressDisplay;
  /** Ends the chat when aborted. */
  readonly signal: AbortSignal;
  /** Told after each reply. */
  readonly onReply?: (() => void) | undefined;
}

const HELP = `Ask in a sentence. "When was that?" goes on from the question before; an empty line begins anew. Or:
  /lookup WORDS   passages that hold the words
  /status         what the articles cover
  /reindex        take in what changed in the folder (/reindex rebuild: from scratch)
  /help           this list
  /quit           end`;

/** A chat in the terminal, until /quit or the end of the input. Piped input is answered line by line. */
export async function chat(engine: Engine, { input, output, progress, signal, onReply }: ChatTerminal): Promise<void> {
  const interactive = input.isTTY === true;
  const lines = createInterface({
    input,
    ...(interactive ? { output } : {}),
    terminal: interactive,
    prompt: pc.bold('> '),
    crlfDelay: Infinity,
    signal,
  });
  let isOpen = true;
  lines.on('close', () => (isOpen = false));
  lines.on('SIGINT', () => lines.close());
  const say = (text: string) => output.write(`${text}\n`);
  const conversation = startConversation(engine);
  const prompt = () => interactive && isOpen && lines.prompt();
  if (interactive) say(HELP);
  prompt();
  for await (const line of lines) {
    if (signal.aborted) break;
    const text = line.trim();
    if (text === '/quit' || text === '/exit') break;
    if (text === '') conversation.forget();
    else {
      // A typed question is echoed by the terminal, a piped one is not.
      if (!interactive) say(`${pc.bold('>')} ${text}`);
      say(`${await reply(engine, conversation, text, progress)}\n`);
      onReply?.();
    }
    prompt();
  }
  lines.close();
}

/** The reply to one line; an error's message where it cannot be had. */
async function reply(
  engine: Engine,
  conversation: Conversation,
  text: string,
  progress: ProgressDisplay,
): Promise<string> {
  try {
    if (!text.startsWith('/')) return renderAnswer(await conversation.ask(text));
    const [command, ...rest] = text.slice(1).split(/\s+/);
    const words = rest.join(' ');
    switch (command) {
      case 'lookup':
        return words === ''
          ? 'Give the words to look for: /lookup WORDS'
          : renderHits(await engine.lookup(words, lookups.top));
      case 'status':
        return renderStatus(await engine.status());
      case 'reindex':
        return await reindex(engine, words === 'rebuild', progress);
      case 'help':
        return HELP;
      default:
        return `There is no /${command ?? ''}. ${HELP}`;
    }
  } catch (error) {
    return pc.red(asVerbatimError(error).message);
  }
}

async function reindex(engine: Engine, rebuild: boolean, progress: ProgressDisplay): Promise<string> {
  try {
    return renderReport(await engine.reindex({ rebuild, onProgress: (step) => progress.show(step) }));
  } finally {
    progress.stop();
  }
}
