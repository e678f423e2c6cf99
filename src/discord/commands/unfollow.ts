import { ApplicationIntegrationType, InteractionContextType } from 'discord.js';
import { renderFollows } from '../follows/list.js';
import type { Command } from './command.js';
import { worded } from './worded.js';

/** Shows what the asker follows, to be given up. */
export const unfollow: Command = {
  definition: {
    ...worded('command.unfollow'),
    integration_types: [ApplicationIntegrationType.GuildInstall],
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  },
  forModerators: false,
  isQuestion: false,
  isPrivate: () => true,
  run: ({ user }, { community }, { language }) =>
    Promise.resolve(renderFollows(community.follows.list(user.id), language)),
};
