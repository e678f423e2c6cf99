import { showGaps } from '../gaps/show.js';
import type { Command } from './command.js';
import { moderatorsOnly } from './moderators.js';
import { worded } from './worded.js';

/** Shows the questions that went unanswered or were no help, what most people asked first; to the moderator only. */
export const gaps: Command = {
  definition: { ...worded('command.gaps'), ...moderatorsOnly },
  forModerators: true,
  isQuestion: false,
  isPrivate: () => true,
  run: (interaction, context, { language }) =>
    Promise.resolve(showGaps(interaction, { filter: 'all', page: 1 }, context, language)),
};
