import { type APIMessageTopLevelComponent, MessageFlags } from 'discord.js';

/** Where a message stands. */
export interface Place {
  readonly channel: string;
  readonly message: string;
}

/** A file that comes with a message; a component has to show it (components/file.ts). */
export interface PayloadFile {
  readonly name: string;
  readonly content: string;
}

/** What a message says: Components V2 (components/parts.ts makes them). */
export interface Payload {
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly files?: readonly PayloadFile[];
  /** Called once it is shown. */
  readonly onShown?: (place: Place) => void;
}

/** What every message is sent with: nobody is ever pinged. (Links in Components V2 don't unfurl.) */
export interface SafePayload {
  readonly components: APIMessageTopLevelComponent[];
  readonly files?: { readonly name: string; readonly attachment: Buffer }[];
  readonly allowedMentions: { readonly parse: []; readonly repliedUser: false };
  readonly flags: MessageFlags.IsComponentsV2;
}

export function safe({ components, files = [] }: Payload): SafePayload {
  return {
    components: [...components],
    ...(files.length > 0 && { files: files.map(({ name, content }) => ({ name, attachment: Buffer.from(content) })) }),
    allowedMentions: { parse: [], repliedUser: false },
    flags: MessageFlags.IsComponentsV2,
  };
}
