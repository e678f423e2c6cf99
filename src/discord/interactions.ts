import type { ChatInputCommandInteraction, Interaction, MessageContextMenuCommandInteraction } from 'discord.js';
import { VerbatimError } from '../errors.js';
import { commands, menus } from './commands/registry.js';
import { carries } from './components/carries.js';
import type { ComponentInteraction } from './components/component.js';
import { parseCustomId } from './components/custom-id.js';
import { textOnly } from './components/parts.js';
import { components } from './components/registry.js';
import type { Call, Context } from './context.js';
import { type AnswerableInteraction, type InteractionReplyOptions, interactionReply } from './interaction-reply.js';
import { languageOf } from './language-of.js';
import type { Payload } from './payload.js';
import { isModerator } from './permissions.js';
import { forRequest } from './request.js';
import { refuse } from './refuse.js';
import { respond } from './respond.js';
import { suggest } from './suggest.js';
import type { Language } from './words/language.js';

/** What is done with an interaction, whatever its kind. */
interface Handling {
  readonly name: string;
  readonly forModerators: boolean;
  readonly isQuestion: boolean;
  readonly where: InteractionReplyOptions['where'];
  /** What everyone is told where it fails. */
  readonly failed?: (language: Language) => string;
  readonly run: (call: Call) => Promise<Payload | null>;
}

/** Runs what an interaction asks for, once it has been acknowledged. */
export async function handleInteraction(interaction: Interaction, shared: Context): Promise<void> {
  const context = forRequest(shared, interaction.id);
  if (interaction.isChatInputCommand()) await answer(interaction, commandOf(interaction, context), context);
  else if (interaction.isMessageContextMenuCommand()) await answer(interaction, menuOf(interaction, context), context);
  else if (interaction.isMessageComponent() || interaction.isModalSubmit())
    await answer(interaction, componentOf(interaction, context), context);
  else if (interaction.isAutocomplete()) await suggest(interaction, context);
}

function commandOf(interaction: ChatInputCommandInteraction, context: Context): Handling | null {
  const command = commands.get(interaction.commandName);
  if (command === undefined) return null;
  return {
    ...command,
    name: interaction.commandName,
    where: command.isPrivate(interaction, context) ? 'private' : 'public',
    run: (call) => command.run(interaction, context, call),
  };
}

function menuOf(interaction: MessageContextMenuCommandInteraction, context: Context): Handling | null {
  const menu = menus.get(interaction.commandName);
  if (menu === undefined) return null;
  return {
    ...menu,
    name: interaction.commandName,
    where: 'private',
    run: (call) => menu.run(interaction, context, call),
  };
}

function componentOf(interaction: ComponentInteraction, context: Context): Handling | null {
  // Its outcome may take the place of the message, which others may see.
  if (interaction.isMessageComponent() && !carries(interaction.message, interaction.customId)) return null;
  const id = parseCustomId(interaction.customId);
  const component = components.get(id?.action ?? '');
  if (id === null || component === undefined) return null;
  return {
    name: id.action,
    forModerators: component.forModerators,
    isQuestion: false,
    where: component.reply,
    run: (call) => component.run(interaction, id.parts, context, call),
  };
}

/** Acknowledges, works, shows what came of it; refuses what is unknown, not allowed, too fast or too much, to the asker only. */
async function answer(interaction: AnswerableInteraction, handling: Handling | null, context: Context): Promise<void> {
  const { logger, now } = context;
  const language = languageOf(interaction, context);
  const taken = takeOn(interaction, handling, context);
  if (taken instanceof VerbatimError) {
    await refuse(interaction, taken, { logger, language });
    return;
  }
  const { where, forModerators, failed, run, done } = taken;
  const moved = (link: string) => textOnly(language.say('reply.moved', { link }));
  const reply = interactionReply(interaction, { logger, now, where, moved });
  const role = forModerators ? 'moderator' : 'member';
  try {
    await respond(reply, { logger, audience: { role, language, ...(failed && { failed }) } }, () =>
      run({ language, update: (payload) => reply.update(payload) }),
    );
  } finally {
    done();
  }
}

/** What is done with an interaction, and what is to be called when that is over; or why it is not done for this member now. */
function takeOn(
  interaction: AnswerableInteraction,
  handling: Handling | null,
  context: Context,
): (Handling & { readonly done: () => void }) | VerbatimError {
  const refused = refusal(interaction, handling, context);
  if (refused !== null) return refused;
  if (!handling!.isQuestion) return { ...handling!, done: () => undefined };
  const done = context.engine.isFull() ? null : context.questions.take();
  return done === null ? new VerbatimError('BUSY') : { ...handling!, done };
}

/** Why an interaction is not answered to this member, or null. */
function refusal(
  interaction: AnswerableInteraction,
  handling: Handling | null,
  { config, limiter, logger }: Context,
): VerbatimError | null {
  if (handling === null) {
    return 'commandName' in interaction
      ? new VerbatimError('UNEXPECTED', { cause: `/${interaction.commandName} is not a command of this version` })
      : new VerbatimError('COMPONENT_UNKNOWN');
  }
  if (handling.forModerators && !isModerator(interaction, config.moderatorRoleIds)) {
    logger.warn({ by: interaction.user.id, command: handling.name }, 'not a moderator');
    return new VerbatimError('NOT_MODERATOR');
  }
  const wait = handling.isQuestion ? limiter.take(interaction.user.id) : 0;
  return wait > 0 ? new VerbatimError('TOO_FAST', { seconds: wait }) : null;
}
