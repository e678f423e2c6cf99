import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { COMMUNITY, type Community, openCommunity } from '../../community/community.js';
import type { Config } from '../../config.js';
import { type Check, failed, ok, unchecked, warning } from '../../doctor/check.js';
import { asVerbatimError } from '../../errors.js';
import { checkDiscord } from './diagnose.js';

/** All that `verbatim doctor` looks at for Discord: what is kept of members, and the bot's set-up. */
export async function discordChecks(config: Config): Promise<Check[]> {
  const { discord } = config;
  const { community, check } = openKept(config);
  try {
    if (discord === null) {
      const message = 'No DISCORD_TOKEN is set, so neither the token, nor intents, nor permissions were looked at';
      const fix = 'README.md, Discord, tells how to get a token; without one, npm start is a chat in the terminal.';
      return [check, unchecked('discord', message, fix)];
    }
    return [check, ...(await checkDiscord(discord, community))];
  } finally {
    community?.close();
  }
}

function openKept(config: Config): { readonly community: Community | null; readonly check: Check } {
  const path = join(config.embeddings, COMMUNITY);
  if (!existsSync(path)) return { community: null, check: ok('community', 'Nothing is kept of members yet') };
  const defaults = { askChannels: config.discord?.askChannelIds ?? [], privateByDefault: false, language: 'auto' };
  try {
    const community = openCommunity(path, { now: Date.now, defaults });
    if (community.lost === 0)
      return { community, check: ok('community', `Votes, gaps, follows and settings can be read from ${path}`) };
    const message = `The last ${community.lost} changes of votes, gaps, follows and settings are missing: ${path} or its log (-wal) was lost or cut off, or an older copy was put in its place`;
    const fix = 'If a backup has more, stop the bot and run: npx verbatim restore DIR';
    return { community, check: warning('community', message, fix) };
  } catch (error) {
    return { community: null, check: failed('community', asVerbatimError(error).message, null) };
  }
}
