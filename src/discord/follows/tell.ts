import type { Client, Message, SendableChannels } from 'discord.js';
import type { Follow } from '../../community/follows.js';
import { layout } from '../../tunables.js';
import type { Answer } from '../../types.js';
import { renderAnswer } from '../answer/message.js';
import { forgetUnshown, keep, noteShown } from '../asking/keep.js';
import { text } from '../components/parts.js';
import type { Context } from '../context.js';
import { deliver, discordCodes, hasCode } from '../deliver.js';
import { languageOf } from '../language-of.js';
import { oneLine } from '../line.js';
import { safe } from '../payload.js';
import type { Language } from '../words/language.js';

/** Whether a message arrived; `closed` where the person takes none of the bot's. */
type Outcome = 'told' | 'closed' | 'lost';

/**
 * Tells who follows a question that the articles answer it now: in a direct message; where they take none, in the channel where they
 * asked for it, with a mention of them and nobody else, as long as they are in that server.
 * @returns whether they were told. Never throws: what is lost is logged.
 */
export async function tell(follow: Follow, answer: Answer, client: Client, context: Context): Promise<boolean> {
  const { guild, channel, locale } = follow;
  const asked = { guildId: guild, channelId: channel, channel: null, guild: null, locale };
  const language = languageOf(asked, context);
  const send = (to: SendableChannels, mentions: boolean) => post(to, { follow, answer, language, mentions }, context);
  const direct = await deliver('a direct message channel', context.logger, () => client.users.createDM(follow.user));
  const outcome = direct === null ? 'lost' : await send(direct, false);
  if (outcome !== 'closed' || guild === null) return outcome === 'told';
  const place = await deliver('the channel of a follow', context.logger, async () => {
    const found = await client.channels.fetch(channel);
    if (found?.isSendable() !== true || found.isDMBased()) return null;
    await found.guild.members.fetch(follow.user);
    return found;
  });
  return place !== null && (await send(place, true)) === 'told';
}

interface Telling {
  readonly follow: Follow;
  readonly answer: Answer;
  readonly language: Language;
  /** Whether to mention the person, which pings them. */
  readonly mentions: boolean;
}

async function post(channel: SendableChannels, telling: Telling, context: Context): Promise<Outcome> {
  const { follow, answer, language, mentions } = telling;
  const guild = channel.isDMBased() ? null : follow.guild;
  const asker = { user: follow.user, guild, channel: channel.id, questionMessage: null, private: false };
  const id = await keep(answer, asker, context);
  const head = language.say('follow.told', { question: oneLine(follow.question, layout.question) });
  const payload = safe({
    components: [
      text(mentions ? `<@${follow.user}> ${head}` : head),
      ...renderAnswer(answer, { language, id, canShare: false }).components,
    ],
  });
  const body = {
    ...payload,
    ...(mentions && { allowedMentions: { users: [follow.user] } }),
    // Sent again after a failure, it is one message still.
    nonce: `follow-${follow.id}`,
    enforceNonce: true,
  };
  const sent = await deliver('the answer to a follow', context.logger, () => unlessClosed(channel.send(body)));
  if (sent === null || sent === 'closed') {
    if (id !== null) forgetUnshown(id, context);
    return sent ?? 'lost';
  }
  if (id !== null) noteShown(id, { channel: sent.channelId, message: sent.id }, context);
  return 'told';
}

async function unlessClosed(sending: Promise<Message>): Promise<Message | 'closed'> {
  try {
    return await sending;
  } catch (error) {
    if (hasCode(error, discordCodes.cannotSendToUser, discordCodes.noMutualGuilds)) return 'closed';
    throw error;
  }
}
