import { ChannelType } from '../../tests/support/discord/shapes.js';
import type { World } from '../../tests/support/discord/world.js';

/** Who looks at the screen: how dates are written for them, and the names behind the ids that a message holds. */
export interface Reader {
  /** BCP 47, such as `en-GB`. */
  readonly locale: string;
  /** Milliseconds, as of Date.now. */
  readonly now: number;
  /** `@Alice`, `#general`, `@Moderators`; null where nobody and nothing has the id. */
  readonly nameOf: (id: string) => string | null;
}

/** A reader of a stand-in's server. */
export function readerOf(world: World, locale = 'en-GB'): Reader {
  return {
    locale,
    now: world.now(),
    nameOf: (id) => {
      const person = world.members.get(id)?.user;
      if (person !== undefined) return `@${person.global_name ?? person.username}`;
      const channel = world.channels.get(id);
      if (channel !== undefined) return channel.type === ChannelType.direct ? '@direct' : `#${channel.name}`;
      const role = world.roles.find((one) => one.id === id);
      return role === undefined ? null : `@${role.name}`;
    },
  };
}
