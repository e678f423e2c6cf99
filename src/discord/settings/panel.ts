import { type APIMessageTopLevelComponent, ChannelType } from 'discord.js';
import type { SettingPlace, SettingValues, Settings } from '../../community/settings.js';
import { channelMenu } from '../components/channel-menu.js';
import { type MenuChoice, button, row, select, text } from '../components/parts.js';
import type { Payload } from '../payload.js';
import { type Language, catalogues, isLanguageCode } from '../words/language.js';
import { partOf } from './place.js';

/** Channels in which a message can be a question. */
const asking = [ChannelType.GuildText, ChannelType.GuildAnnouncement];
/** Channels in which commands can be used. */
const writing = [...asking, ChannelType.GuildVoice, ChannelType.GuildStageVoice, ChannelType.GuildForum];
/** Channels that one menu can hold. */
const MOST = 25;

/** Stands for "as the server has it" in a channel's menus. */
export const INHERIT = 'inherit';
export const languageChoices = ['auto', ...Object.keys(catalogues)];

/** What the panel goes by. */
export interface PanelView {
  readonly settings: Settings;
  readonly place: SettingPlace;
  /** Whether a channel is one of the server's. */
  readonly isHere: (channel: string) => boolean;
  /** Whether Discord gives the bot the words of messages that don't mention it. */
  readonly hearsAll: boolean;
}

/** What is set now for a server or for one of its channels, with a menu for each setting. */
export function renderPanel(view: PanelView, language: Language): Payload {
  const components =
    view.place.channel === undefined ? serverPanel(view, language) : channelPanel(view, view.place.channel, language);
  return { components };
}

function serverPanel(
  { settings, place, isHere, hearsAll }: PanelView,
  language: Language,
): APIMessageTopLevelComponent[] {
  const now = settings.of(place.guild, null);
  const asked = now.askChannels.filter(isHere);
  const apart = settings.channels(place.guild).filter(isHere);
  return [
    text(`**${language.say('settings.server')}**`),
    text(
      [
        `**${language.say('settings.askChannels')}** · ${mentions(asked) ?? language.say('settings.none')}`,
        `-# ${language.say('settings.askChannels.hint')}`,
        ...(asked.length === 0 || hearsAll ? [] : [language.say('settings.askChannels.unheard')]),
      ].join('\n'),
    ),
    channelMenu(language.say('settings.askChannels.choose'), 'settings-ask', {
      types: asking,
      least: 0,
      most: MOST,
      present: asked,
    }),
    ...privacy(place, null, now, language),
    ...languages(place, null, now, language),
    text(`**${language.say('settings.apart')}** · ${mentions(apart) ?? language.say('settings.none')}`),
    channelMenu(language.say('settings.apart.choose'), 'settings-channel', { types: writing, least: 1, most: 1 }),
    row(button(language.say('button.reset'), 'settings-reset', [partOf(place)])),
  ];
}

function channelPanel(
  { settings, place }: PanelView,
  channel: string,
  language: Language,
): APIMessageTopLevelComponent[] {
  const own = settings.stored(place);
  const server = settings.of(place.guild, null);
  return [
    text(`**${language.say('settings.channel', { channel: `<#${channel}>` })}**`),
    ...privacy(place, own, server, language),
    ...languages(place, own, server, language),
    row(
      button(language.say('button.toServer'), 'settings-server', []),
      button(language.say('button.reset'), 'settings-reset', [partOf(place)]),
    ),
  ];
}

/** @param own what the channel has of its own; null for the server. */
function privacy(
  place: SettingPlace,
  own: Partial<SettingValues> | null,
  server: SettingValues,
  language: Language,
): APIMessageTopLevelComponent[] {
  const worded = (isPrivate: boolean) => language.say(isPrivate ? 'settings.private.yes' : 'settings.private.no');
  const written = (isPrivate: boolean) => (isPrivate ? 'yes' : 'no');
  const choices = [false, true].map((value) => ({ label: worded(value), value: written(value) }));
  const ownValue = own === null ? server.privateByDefault : own.privateByDefault;
  return setting(
    language.say('settings.private'),
    language.say('settings.private.hint'),
    worded(ownValue ?? server.privateByDefault),
    select(
      language.say('settings.private.choose'),
      'settings-private',
      [partOf(place)],
      [...inherited(own, worded(server.privateByDefault), language), ...choices],
      { present: ownValue === undefined ? INHERIT : written(ownValue) },
    ),
  );
}

function languages(
  place: SettingPlace,
  own: Partial<SettingValues> | null,
  server: SettingValues,
  language: Language,
): APIMessageTopLevelComponent[] {
  const worded = (value: string) =>
    isLanguageCode(value) ? catalogues[value]['language.name'] : language.say('settings.language.auto');
  const choices = languageChoices.map((value) => ({ label: worded(value), value }));
  const ownValue = own === null ? server.language : own.language;
  return setting(
    language.say('settings.language'),
    language.say('settings.language.hint'),
    worded(ownValue ?? server.language),
    select(
      language.say('settings.language.choose'),
      'settings-language',
      [partOf(place)],
      [...inherited(own, worded(server.language), language), ...choices],
      { present: ownValue ?? INHERIT },
    ),
  );
}

function setting(
  name: string,
  hint: string,
  value: string,
  menu: APIMessageTopLevelComponent,
): APIMessageTopLevelComponent[] {
  return [text(`**${name}** · ${value}\n-# ${hint}`), menu];
}

/** A channel may also do as its server does. */
function inherited(own: Partial<SettingValues> | null, value: string, language: Language): MenuChoice[] {
  return own === null ? [] : [{ label: language.say('settings.inherit', { value }), value: INHERIT }];
}

/** As many as a menu holds, too: a message has room for a few times that. Null where there are none. */
function mentions(channels: readonly string[]): string | null {
  if (channels.length === 0) return null;
  const named = channels.slice(0, MOST).map((id) => `<#${id}>`);
  return [...named, ...(channels.length > MOST ? ['…'] : [])].join(', ');
}
