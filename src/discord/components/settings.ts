import type { SettingName, SettingPlace, SettingValues } from '../../community/settings.js';
import { VerbatimError } from '../../errors.js';
import type { Context } from '../context.js';
import type { Payload } from '../payload.js';
import { INHERIT, languageChoices } from '../settings/panel.js';
import { SERVER, isChannelOf, placeIn } from '../settings/place.js';
import { showSettings } from '../settings/show.js';
import type { Component, ComponentInteraction } from './component.js';

type Run = (interaction: ComponentInteraction, part: string | undefined, context: Context) => Payload;

/** A control of the settings' panel: it changes something, and shows the panel as it is then. */
function control(action: string, run: Run): Component {
  return {
    action,
    forModerators: true,
    reply: 'update',
    run: (interaction, [part], context) => Promise.resolve(run(interaction, part, context)),
  };
}

/** Chooses the channels in which every message is a question. */
export const settingsAsk = control('settings-ask', (interaction, _, context) => {
  const place = placeIn(interaction, SERVER);
  const channels = chosen(interaction);
  if (!channels.every((id) => isChannelOf(interaction.guild!, id))) throw new VerbatimError('COMPONENT_UNKNOWN');
  change(interaction, place, { askChannels: channels }, context);
  return showSettings(interaction, place, context);
});

const privacyOf: Readonly<Record<string, boolean | null>> = { yes: true, no: false, [INHERIT]: null };

/** Chooses who sees answers to commands. */
export const settingsPrivate = control('settings-private', (interaction, part, context) => {
  const place = placeIn(interaction, part);
  const [value = ''] = chosen(interaction);
  const privateByDefault = Object.hasOwn(privacyOf, value) ? privacyOf[value]! : undefined;
  if (privateByDefault === undefined) throw new VerbatimError('COMPONENT_UNKNOWN');
  change(interaction, place, { privateByDefault }, context);
  return showSettings(interaction, place, context);
});

/** Chooses the language of the interface. */
export const settingsLanguage = control('settings-language', (interaction, part, context) => {
  const place = placeIn(interaction, part);
  const [value = ''] = chosen(interaction);
  if (value !== INHERIT && !languageChoices.includes(value)) throw new VerbatimError('COMPONENT_UNKNOWN');
  change(interaction, place, { language: value === INHERIT ? null : value }, context);
  return showSettings(interaction, place, context);
});

/** Turns to the settings of one channel. */
export const settingsChannel = control('settings-channel', (interaction, _, context) =>
  showSettings(interaction, placeIn(interaction, chosen(interaction)[0]), context),
);

/** Turns back to those of the server. */
export const settingsServer = control('settings-server', (interaction, _, context) =>
  showSettings(interaction, placeIn(interaction, SERVER), context),
);

/** Takes back all that was set for a place. */
export const settingsReset = control('settings-reset', (interaction, part, context) => {
  const place = placeIn(interaction, part);
  const stored = context.community.settings.stored(place);
  change(interaction, place, Object.fromEntries(Object.keys(stored).map((name) => [name, null])), context);
  return showSettings(interaction, place, context);
});

/** The values chosen in a menu. @throws VerbatimError COMPONENT_UNKNOWN where it is none. */
function chosen(interaction: ComponentInteraction): readonly string[] {
  if (!interaction.isStringSelectMenu() && !interaction.isChannelSelectMenu())
    throw new VerbatimError('COMPONENT_UNKNOWN');
  return interaction.values;
}

/** Stores settings, null for taking one back. The audit log and the bot's own have who did it. */
function change(
  { user }: ComponentInteraction,
  place: SettingPlace,
  values: { readonly [N in SettingName]?: SettingValues[N] | null },
  { community, logger }: Context,
): void {
  for (const [name, value] of Object.entries(values) as [SettingName, SettingValues[SettingName] | null][]) {
    community.settings.set(place, name, value, user.id);
    logger.info({ by: user.id, ...place, name, value }, 'a moderator changed a setting');
  }
}
