import { type NameOf, plainWords } from '../plain-words.js';

/** What decides whether a message is a question to the bot. */
export interface Heard {
  readonly content: string;
  /** What the bot is mentioned by: its user id, and the id of the role of its name that a server gives it, which is often taken for it. */
  readonly bot: string;
  readonly botRole: string | null;
  /** Written by a bot, a webhook, or Discord itself. */
  readonly automatic: boolean;
  /** Addressed to @everyone or @here. */
  readonly everyone: boolean;
  /** Whether Discord counts the bot among the mentioned, or its role. */
  readonly mentioned: boolean;
  readonly roleMentioned: boolean;
  readonly repliesToBot: boolean;
  readonly direct: boolean;
  readonly inAskChannel: boolean;
  /** Whether the author goes on with a conversation with the bot. */
  readonly continues: boolean;
  readonly nameOf: NameOf;
}

const code = /```[\s\S]*?```|``[\s\S]*?``|`[^`\n]*`/g;
const restQuoted = /^ *>>> [\s\S]*/m;
const lineQuoted = /^ *> .*$/gm;

const withoutQuotes = (text: string) => text.replace(restQuoted, ' ').replace(lineQuoted, ' ');

/**
 * The question in a message to the bot: null where the message isn't for it, empty where it is addressed without words.
 * For it are direct messages, messages in ask channels, replies to its answers, what goes on with a conversation with it, and messages
 * that mention it other than in a quotation or in code.
 */
export function questionIn(heard: Heard): string | null {
  const { content, bot, botRole, mentioned, roleMentioned } = heard;
  if (heard.automatic || heard.everyone) return null;
  const mention = new RegExp(botRole === null ? `<@!?${bot}>` : `<@!?${bot}>|<@&${botRole}>`, 'g');
  const addressed = withoutQuotes(content.replace(code, ' '));
  // Without the Message Content intent the words of a message that doesn't mention the bot never arrive: then nothing can be said to it,
  // but how to ask, where it was its role that was mentioned.
  const readable = content.trim() !== '' || mentioned;
  const byName = mention.test(addressed) || (roleMentioned && !readable);
  const implied = heard.direct || heard.inAskChannel || heard.continues;
  if (!byName && !implied && !(heard.repliesToBot && readable)) return null;

  const words = (text: string) => plainWords(text.replace(mention, ' '), heard.nameOf);
  const question = words(withoutQuotes(content)) || words(content.replace(/^ *>{1,3} /gm, ''));
  // A picture or a sticker alone asks nothing in an ask channel.
  return question === '' && heard.inAskChannel && !byName ? null : question;
}
