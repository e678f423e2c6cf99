import type { CommandStore } from './commands.js';
import type { Gateway } from './gateway.js';
import type { Interactions } from './interactions.js';
import type { Post } from './post.js';
import type { Channel, Message } from './shapes.js';
import type { RequestFile } from './upload.js';
import type { World } from './world.js';

/** What the routes act on. */
export interface Backend {
  readonly world: World;
  readonly commands: CommandStore;
  readonly interactions: Interactions;
  readonly gateway: Gateway;
  readonly gatewayUrl: () => string;
  readonly post: Post;
  /** Notes what Discord lets pass in silence, and is a mistake. */
  readonly onMistake: (mistake: string) => void;
  readonly onTyping: (channel: Channel) => void;
  readonly onReaction: (message: Message, emoji: string) => void;
}

/** A request, taken apart: the path's variable parts in order. */
export interface Call {
  readonly at: readonly string[];
  readonly body: unknown;
  readonly files: readonly RequestFile[];
  readonly query: URLSearchParams;
}

/** Gives the answer as JSON; undefined: 204, no content. */
export type Handler = (backend: Backend, call: Call) => unknown;

/** `METHOD /path` with `:` for each variable part, and who answers it. */
export type Routes = readonly (readonly [route: string, handler: Handler])[];
