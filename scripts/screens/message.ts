import { type Message, MessageFlag, type User } from '../../tests/support/discord/shapes.js';
import type { World } from '../../tests/support/discord/world.js';
import { componentHtml, fileHtml } from './components.js';
import { escapeHtml } from './html.js';
import { markdownHtml } from './markdown.js';
import type { Reader } from './reader.js';

const colours = ['#5865f2', '#eb459e', '#f0b232', '#3ba5a5', '#9b59b6', '#e67e22'];

/** A message as Discord shows it: who wrote it, what it answers, what it says, what can be clicked, who sees it. */
export function messageHtml(message: Message, used: string | null, world: World, reader: Reader): string {
  const { author, content, components, attachments, flags, reactions } = message;
  const time = new Date(message.timestamp).toLocaleTimeString(reader.locale, { timeStyle: 'short', timeZone: 'UTC' });
  const isEdited = message.edited_timestamp !== null && message.interaction_metadata === null;
  // Files that a component shows are not shown a second time.
  const files = (flags & MessageFlag.componentsV2) === 0 ? attachments : [];
  return [
    `<section class="message${message.viewer === null ? '' : ' private'}">`,
    contextHtml(message, used, world, reader),
    avatar(author),
    `<main><header><b class="name">${nameOf(author)}</b>${author.bot ? '<span class="app">APP</span>' : ''}`,
    `<span class="time">${escapeHtml(time)}</span></header>`,
    content === '' ? '' : `<div class="text">${markdownHtml(content, reader)}</div>`,
    `<div class="components">${components.map((component) => componentHtml(component, reader)).join('')}</div>`,
    ...files.map(({ filename, size }) => fileHtml(filename, size)),
    isEdited ? '<span class="edited">(edited)</span>' : '',
    reactions.size === 0 ? '' : `<div class="reactions">${reactionsHtml(reactions)}</div>`,
    message.viewer === null ? '' : '<div class="only">👁 Only you can see this · <a>Dismiss message</a></div>',
    '</main></section>',
  ].join('');
}

/** The line above a message: which message it replies to, or who used which command. */
function contextHtml(message: Message, used: string | null, world: World, reader: Reader): string {
  const asker = message.interaction_metadata?.['user'] as User | undefined;
  const referenced = world.messages.get(message.message_reference?.message_id ?? '');
  if (referenced !== undefined && message.type === 19) {
    // Previews show no words of a message made of components (discord/discord-api-docs#7854).
    const words =
      referenced.content === ''
        ? '<i>Click to see attachment</i>'
        : markdownHtml(referenced.content.replaceAll('\n', ' '), reader);
    return `<div class="context">${avatar(referenced.author)}<b>${nameOf(referenced.author)}</b><span>${words}</span></div>`;
  }
  if (asker === undefined || used === null) return '';
  return `<div class="context">${avatar(asker)}<b>${nameOf(asker)}</b> used <span class="command">${escapeHtml(used)}</span></div>`;
}

function nameOf({ global_name: name, username }: User): string {
  return escapeHtml(name ?? username);
}

function avatar({ bot, username }: User): string {
  if (bot) return '<span class="avatar" style="background:#23a55a">“”</span>';
  const colour =
    colours[Array.from(username, (sign) => sign.codePointAt(0)!).reduce((sum, one) => sum + one) % colours.length]!;
  return `<span class="avatar" style="background:${colour}">${escapeHtml(username[0]!.toUpperCase())}</span>`;
}

function reactionsHtml(reactions: Message['reactions']): string {
  return [...reactions].map(([emoji, people]) => `<span>${escapeHtml(emoji)} ${people.size}</span>`).join('');
}
