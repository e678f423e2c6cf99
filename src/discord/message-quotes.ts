import type { Message } from 'discord.js';
import { quotedIn } from '../verification/quotation-marks.js';
import { blocksOf } from './markdown-text.js';
import { textsOf } from './message-texts.js';

/** An attribution under a quote: "— The Courier". */
const attribution = /\n[^\S\n]*[—–-]{1,2}[^\S\n]*\S.{0,80}$/u;

/** What a message quotes, in order. */
export interface Quotes {
  readonly quotes: readonly string[];
  /** Whether it marks them as quotes; else it is all of its words. */
  readonly marked: boolean;
}

/**
 * What a message quotes: its block quotes, and what stands in quotation marks outside of them; all of its words where it marks nothing as
 * quoted. Of the bot's own messages the block quotes only, as all else in them is the bot's.
 */
export function quotesIn(message: Message): Quotes {
  const own = isOwn(message);
  const blocks = textsOf(message).flatMap(blocksOf);
  const quoted = blocks.flatMap(({ kind, text }) =>
    kind === 'quote' ? [own ? text : text.replace(attribution, '')] : own ? [] : quotedIn(text),
  );
  if (quoted.length > 0 || own) return { quotes: quoted.filter(hasWords), marked: true };
  return { quotes: [blocks.map(({ text }) => text).join('\n')].filter(hasWords), marked: false };
}

/** What a message says, without Markdown: all of its words; of the bot's own messages what they quote, where they quote anything. */
export function wordsIn(message: Message): string {
  const all = textsOf(message).flatMap(blocksOf);
  const quoted = all.filter(({ kind }) => kind === 'quote');
  return (isOwn(message) && quoted.length > 0 ? quoted : all).map(({ text }) => text).join('\n');
}

/** Whether the bot wrote it. */
export function isOwn({ author, client }: Message): boolean {
  return author.id === client.user.id;
}

function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
