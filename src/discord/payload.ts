import { type APIMessageTopLevelComponent, MessageFlags } from 'discord.js';

/** Where a message stands. */
export interface Place {
  readonly channel: string;
  readonly message: string;
}

/** What a message says: Components V2 (components/parts.ts makes them). */
export interface Payload {
  readonly components: readonly APIMessageTopLevelComponent[];
  /** Called once it is shown. */
  readonly onShown?: (place: Place) => void;
}

/** What every message is sent with: nobody is ever pinged. (Links in Components V2 don't unfurl.) */
export interface SafePayload {
  readonly components: APIMessageTopLevelComponent[];
  readonly allowedMentions: { readonly parse: []; readonly repliedUser: false };
  readonly flags: MessageFlags.IsComponentsV2;
}

export function safe({ components }: Payload): SafePayload {
  return {
    components: [...components],
    allowedMentions: { parse: [], repliedUser: false },
    flags: MessageFlags.IsComponentsV2,
  };
}
