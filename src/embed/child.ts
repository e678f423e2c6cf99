/** Entry of the process that embeds questions; see process.ts. Its argument is the model's options as JSON. */
import { asVerbatimError } from '../errors.js';
import type { QuestionEmbedder } from './embedder.js';
import type { EmbedMessage, EmbedRequest, SentError } from './messages.js';
import type { ModelOptions } from './tokenizer.js';
import { createTransformersEmbedder } from './transformers.js';

/** Sends, where there is still someone to send to. */
function send(message: EmbedMessage, sent?: () => void): void {
  if (process.connected) process.send?.(message, undefined, undefined, sent);
}

function sendable(error: unknown): SentError {
  const { code, message } = asVerbatimError(error);
  return { code, message };
}

async function answer(embedder: QuestionEmbedder, { id, text }: EmbedRequest): Promise<void> {
  try {
    send({ kind: 'vector', id, result: await embedder.embedQuestion(text) });
  } catch (error) {
    send({ kind: 'error', id, error: sendable(error) });
  }
}

process.on('disconnect', () => process.exit()); // Nobody is left to answer.
process.on('SIGINT', () => undefined); // Ctrl-C reaches the parent too, which ends this process when it has finished.

try {
  const embedder = await createTransformersEmbedder(JSON.parse(process.argv[2] ?? '') as ModelOptions);
  process.on('message', (request) => void answer(embedder, request as EmbedRequest));
  send({ kind: 'ready', identity: embedder.identity });
} catch (error) {
  send({ kind: 'failed', error: sendable(error) }, () => process.exit(1));
}
