import { MessageFlags } from 'discord.js';

/** What a message says. */
export interface Payload {
  readonly content: string;
}

/** What every message is sent with: nobody is ever pinged, nothing unfurls. */
export interface SafePayload extends Payload {
  readonly allowedMentions: { readonly parse: []; readonly repliedUser: false };
  readonly flags: MessageFlags.SuppressEmbeds;
}

export function safe(payload: Payload): SafePayload {
  return {
    content: payload.content,
    allowedMentions: { parse: [], repliedUser: false },
    flags: MessageFlags.SuppressEmbeds,
  };
}
