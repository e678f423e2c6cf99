import type { Message } from 'discord.js';
import { timing } from '../../tunables.js';
import type { Context } from '../context.js';
import { deliver, discordCodes, hasCode } from '../deliver.js';
import { type Payload, safe } from '../payload.js';
import type { Reply } from '../respond.js';

/** Answers a message: "typing…" until the answer comes, as a reply to it. */
export function messageReply(message: Message, { logger, typing }: Pick<Context, 'logger' | 'typing'>): Reply {
  const { channel } = message;
  let again: NodeJS.Timeout | null = null;
  const type = () => typing.show(channel, logger);

  /** The question's id as the nonce: sent again after a failure, it is one message still. */
  async function send(payload: Payload): Promise<Message | null> {
    const body = { ...safe(payload), nonce: message.id, enforceNonce: true };
    try {
      return await message.reply(body);
    } catch (error) {
      if (!hasCode(error, discordCodes.noHistory) || !channel.isSendable()) throw error;
      return channel.send(body);
    }
  }

  async function finish(payload: Payload | null): Promise<void> {
    if (again !== null) clearInterval(again);
    if (payload === null) return;
    typing.ends(channel);
    const shown = await deliver('an answer', logger, () => send(payload));
    if (shown !== null) payload.onShown?.({ channel: shown.channelId, message: shown.id });
  }

  return {
    begin() {
      type();
      again = setInterval(type, timing.typing);
      return Promise.resolve(true);
    },
    update: () => Promise.resolve(),
    finish,
    refuse: finish,
  };
}
