import type { Gateway } from './gateway.js';
import { pingsOf } from './mentions.js';
import type { Message, MessageBody, Pings } from './shapes.js';
import type { World } from './world.js';

/** What becomes known when the bot creates, edits and deletes messages: to whom it pings, and to the gateway. */
export class Post {
  readonly pings: { readonly message: Message; readonly pings: Pings }[] = [];

  constructor(
    private readonly world: World,
    private readonly gateway: () => Gateway,
  ) {}

  created(message: Message, body: MessageBody): void {
    // An answer to an interaction pings nobody by being one.
    const reference = message.webhook_id === null ? message.message_reference : null;
    const replied = this.world.messages.get(reference?.message_id ?? '')?.author.id ?? null;
    this.pings.push({ message, pings: pingsOf(body, replied) });
    if (message.viewer === null) this.gateway().dispatchMessage('MESSAGE_CREATE', message);
  }

  updated(message: Message, body: MessageBody): void {
    this.pings.push({ message, pings: pingsOf(body, null) });
    if (message.viewer === null) this.gateway().dispatchMessage('MESSAGE_UPDATE', message);
  }

  deleted(message: Message): void {
    this.world.messages.delete(message.id);
    if (message.viewer === null) this.gateway().dispatchDelete([message]);
  }
}
