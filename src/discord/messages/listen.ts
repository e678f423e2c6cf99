import { type Client, Events } from 'discord.js';
import type { Context } from '../context.js';
import { forRequest } from '../request.js';
import type { Seen } from '../seen.js';
import { handleDeletion } from './deleted.js';
import { editIn, handleEdit } from './edited.js';
import { heardIn } from './heard.js';
import { handleMessage } from './messages.js';
import { createSerial } from './serial.js';

/** By what events are handled. */
export interface Listening {
  /** Keeps count of what is being done, and logs what goes wrong with it; unless the bot is stopping, when it does nothing. */
  readonly take: (handle: () => Promise<void>) => void;
  readonly seen: Seen;
}

/**
 * Listens to messages that are written, edited and deleted. A question that is edited or deleted while it is being answered waits for its
 * answer.
 */
export function listenToMessages(client: Client, context: Context, { take, seen }: Listening): void {
  const serial = createSerial();
  // What a message says is read right away: discord.js changes it in place, now and then back to older words.
  client.on(Events.MessageCreate, (message) => {
    if (!seen.isNew(message.id)) return;
    take(async () => {
      const heard = heardIn(message, context);
      await serial.run(message.id, () => handleMessage(message, heard, forRequest(context, message.id)));
    });
  });
  client.on(Events.MessageUpdate, (old, message) =>
    take(async () => {
      const edit = editIn(old, message, context);
      if (edit !== null) await serial.run(message.id, () => handleEdit(edit, forRequest(context, message.id)));
    }),
  );
  client.on(Events.MessageDelete, (message) =>
    take(() => serial.run(message.id, () => handleDeletion(message, forRequest(context, message.id)))),
  );
  client.on(Events.MessageBulkDelete, (messages) => {
    for (const message of messages.values())
      take(() => serial.run(message.id, () => handleDeletion(message, forRequest(context, message.id))));
  });
}
