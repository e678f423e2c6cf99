import { ApplicationIntegrationType, ButtonStyle, InteractionContextType } from 'discord.js';
import { button, row, text } from '../components/parts.js';
import type { Command } from './command.js';
import { worded } from './worded.js';

/** Says what is erased, and asks whether to. */
export const forgetMe: Command = {
  definition: {
    ...worded('command.forget-me'),
    integration_types: [ApplicationIntegrationType.GuildInstall],
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  },
  forModerators: false,
  isQuestion: false,
  isPrivate: () => true,
  run: (_interaction, _context, { language }) =>
    Promise.resolve({
      components: [
        text(`${language.say('forget.ask')}\n${language.say('forget.stays')}`),
        row(
          button(language.say('button.erase'), 'forget-me', [], { style: ButtonStyle.Danger }),
          button(language.say('button.keep'), 'forget-me-not', []),
        ),
      ],
    }),
};
