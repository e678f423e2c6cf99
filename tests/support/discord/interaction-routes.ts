import type { Backend, Call, Routes } from './backend.js';
import type { CallbackBody } from './interaction.js';
import { messageJson } from './message-json.js';
import type { MessageBody } from './shapes.js';

/** Answers to interactions: the callback, then the webhook that the interaction's token opens. */
export const interactionRoutes: Routes = [
  ['POST /interactions/:/:/callback', callback],
  [
    'POST /webhooks/:/:',
    (b, { at, body, files }) =>
      messageJson(b.interactions.followUp(at[0]!, at[1]!, body as MessageBody, files), b.world),
  ],
  ['GET /webhooks/:/:/messages/:', (b, { at }) => messageJson(b.interactions.get(at[0]!, at[1]!, at[2]!), b.world)],
  [
    'PATCH /webhooks/:/:/messages/:',
    (b, { at, body, files }) =>
      messageJson(b.interactions.edit(at[0]!, at[1]!, at[2]!, body as MessageBody, files), b.world),
  ],
  ['DELETE /webhooks/:/:/messages/:', (b, { at }) => b.interactions.delete(at[0]!, at[1]!, at[2]!)],
];

function callback({ interactions, world }: Backend, { at, body, files, query }: Call): unknown {
  const given = body as CallbackBody;
  const interaction = interactions.callback(at[0]!, at[1]!, given, files);
  if (query.get('with_response') !== 'true') return undefined;
  const message = interaction.original;
  return {
    interaction: { id: interaction.id, type: interaction.type, response_message_id: message?.id },
    resource: { type: given.type, ...(message !== null && { message: messageJson(message, world) }) },
  };
}
