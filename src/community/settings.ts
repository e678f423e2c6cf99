import type { Audit } from './audit.js';
import type { CommunityDatabase } from './database.js';

/** What moderators set. */
export interface SettingValues {
  /** Channels in which every message is a question. Of a guild only. */
  readonly askChannels: readonly string[];
  /** Whether answers to commands are shown to their asker only, where the asker doesn't say. */
  readonly privateByDefault: boolean;
  /** Discord's name of a locale (`de`, `es-ES`), or `auto`: the member's own. */
  readonly language: string;
}

export type SettingName = keyof SettingValues;

/** A guild, or one of its channels where that is given; a thread counts by the channel it belongs to. */
export interface SettingPlace {
  readonly guild: string;
  readonly channel?: string;
}

/** Settings by guild and channel, read anew each time, so that they hold at once. Every method throws only VerbatimError COMMUNITY_*. */
export interface Settings {
  /** What holds: the channel's own, else its guild's, else the default. A null guild (direct messages) has the defaults. */
  of(guild: string | null, channel: string | null): SettingValues;
  /** What was set for this very place. */
  stored(place: SettingPlace): Partial<SettingValues>;
  /** The channels of a guild for which something was set, by id. */
  channels(guild: string): string[];
  /** Sets a value, null for taking it back; it goes into the audit log. @param who user id of the moderator. */
  set<N extends SettingName>(place: SettingPlace, name: N, value: SettingValues[N] | null, who: string): void;
}

interface Row {
  readonly name: SettingName;
  readonly value: string;
}

/** @param defaults what holds where nothing was set; the ask channels of the configuration. */
export function openSettings(
  { sqlite, read, write }: CommunityDatabase,
  audit: Audit,
  defaults: SettingValues,
): Settings {
  // The channel's own come last and win.
  const effective = sqlite.prepare<[string, string], Row>(
    `SELECT name, value FROM settings WHERE guild = ? AND channel IN ('', ?) ORDER BY channel`,
  );
  const exact = sqlite.prepare<[string, string], Row>(
    'SELECT name, value FROM settings WHERE guild = ? AND channel = ?',
  );
  const apart = sqlite
    .prepare<[string], string>(
      `SELECT DISTINCT channel FROM settings WHERE guild = ? AND channel <> '' ORDER BY channel`,
    )
    .pluck();
  const put = sqlite.prepare<[string, string, SettingName, string]>(
    'INSERT INTO settings (guild, channel, name, value) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
  );
  const remove = sqlite.prepare<[string, string, SettingName]>(
    'DELETE FROM settings WHERE guild = ? AND channel = ? AND name = ?',
  );
  return {
    of: (guild, channel) =>
      guild === null ? defaults : { ...defaults, ...valuesOf(read(() => effective.all(guild, channel ?? ''))) },
    stored: ({ guild, channel = '' }) => valuesOf(read(() => exact.all(guild, channel))),
    channels: (guild) => read(() => apart.all(guild)),
    set: ({ guild, channel = '' }, name, value, who) =>
      write(() => {
        const json = JSON.stringify(value);
        if (value === null) remove.run(guild, channel, name);
        else put.run(guild, channel, name, json);
        const where = channel === '' ? '' : ` in ${channel}`;
        audit.record({ guild, who, action: 'setting', detail: `${name}${where}: ${json}` });
      }),
  };
}

function valuesOf(rows: readonly Row[]): Partial<SettingValues> {
  return Object.fromEntries(rows.map(({ name, value }) => [name, JSON.parse(value) as unknown]));
}
