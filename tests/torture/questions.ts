import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Handle } from '../support/discord/handle.js';
import { prepareOpenapi } from '../support/discord/openapi.js';
import type { Discord } from '../support/discord/server.js';
import type { Channel, Message, User } from '../support/discord/shapes.js';
import { root } from '../support/paths.js';

const words = readFileSync(join(root, 'tests/fixtures/seed-questions.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => (JSON.parse(line) as { readonly question: string }).question);

/** A question, as it was asked. */
export interface Asked {
  /** Of the interaction or the message. */
  readonly id: string;
  /** By the machine's clock, in milliseconds. */
  readonly at: number;
  readonly by: Handle | Message;
}

/** Someone who asks, and where. */
export interface Asker {
  readonly member: User;
  readonly channel: Channel;
}

/** New members, two to a channel: Discord lets a bot write one message a second in each. */
export function askers(discord: Discord, members: number): Asker[] {
  prepareOpenapi();
  const channels = Array.from({ length: Math.ceil(members / 2) }, (_, i) => discord.open(`channel-${i + 1}`));
  return Array.from({ length: members }, (_, i) => ({
    member: discord.world.addMember(`Member${i + 1}`),
    channel: channels[i % channels.length]!,
  }));
}

/** Asks a question: an even one with the command, an odd one by mentioning the bot. */
export function askOne(discord: Discord, { member, channel }: Asker, n: number): Asked {
  const question = words[(7 * n) % words.length]!;
  const at = Date.now();
  const by =
    n % 2 === 0
      ? discord.slash(member, 'ask', { question }, { channel })
      : discord.say(channel, member, `${discord.mention} ${question}`);
  return { id: by instanceof Handle ? by.interaction.id : by.id, at, by };
}

/** When a round of questions is over. */
export type Until = { readonly seconds: number } | { readonly over: () => boolean };

/** All ask in turn, evenly spread over the time, by command and by mention. */
export async function ask(
  discord: Discord,
  people: readonly Asker[],
  { perSecond, ...until }: { readonly perSecond: number } & Until,
): Promise<Asked[]> {
  const begun = Date.now();
  const asked: Asked[] = [];
  const isOver = 'over' in until ? until.over : () => asked.length >= perSecond * until.seconds;
  for (let n = 0; !isOver(); n++) {
    await sleep(Math.max(0, begun + (n * 1_000) / perSecond - Date.now()));
    // In every round who asked with the command asks by mention, and the other way about.
    const round = Math.floor(n / people.length);
    asked.push(askOne(discord, people[n % people.length]!, n + round * ((people.length + 1) % 2)));
  }
  return asked;
}
