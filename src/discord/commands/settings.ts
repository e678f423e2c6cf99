import { showSettings } from '../settings/show.js';
import type { Command } from './command.js';
import { moderatorsOnly } from './moderators.js';
import { worded } from './worded.js';

/** Shows what is set for the server, with menus to change it; to the moderator only. */
export const settings: Command = {
  definition: { ...worded('command.settings'), ...moderatorsOnly },
  forModerators: true,
  isQuestion: false,
  isPrivate: () => true,
  run: (interaction, context) => Promise.resolve(showSettings(interaction, { guild: interaction.guildId! }, context)),
};
