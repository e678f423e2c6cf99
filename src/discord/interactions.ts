import type { ChatInputCommandInteraction, Interaction } from 'discord.js';
import { VerbatimError } from '../errors.js';
import type { Command } from './commands/command.js';
import { commands } from './commands/registry.js';
import type { Context } from './context.js';
import { interactionReply } from './interaction-reply.js';
import { isModerator } from './permissions.js';
import { respond } from './respond.js';

/** Why a command is not run for this member, or null. */
function refusal(command: Command, interaction: ChatInputCommandInteraction, context: Context): VerbatimError | null {
  if (command.forModerators && !isModerator(interaction, context.config.moderatorRoleIds)) {
    context.logger.warn({ by: interaction.user.id, command: command.definition.name }, 'not a moderator');
    return new VerbatimError('NOT_MODERATOR');
  }
  const wait = command.isQuestion ? context.limiter.take(interaction.user.id) : 0;
  return wait > 0 ? new VerbatimError('TOO_FAST', { seconds: wait }) : null;
}

/** Runs the command of an interaction, once it has been acknowledged. */
export async function handleInteraction(interaction: Interaction, context: Context): Promise<void> {
  if (!interaction.isChatInputCommand()) return;
  const { logger, now } = context;
  const command = commands.get(interaction.commandName);
  const refused =
    command === undefined
      ? new VerbatimError('UNEXPECTED', { cause: `/${interaction.commandName} is not a command of this version` })
      : refusal(command, interaction, context);
  const isPrivate = refused !== null || command?.isPrivate(interaction) === true;
  const reply = interactionReply(interaction, { logger, now, isPrivate });
  const audience = command?.forModerators === true && refused === null ? 'moderator' : 'member';
  await respond(reply, { logger, audience }, () => {
    if (refused !== null || command === undefined) return Promise.reject(refused ?? new Error('no command'));
    return command.run(interaction, context, (payload) => reply.update(payload));
  });
}
