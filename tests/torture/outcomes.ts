import { setTimeout as sleep } from 'node:timers/promises';
import { en } from '../../src/discord/words/en.js';
import { Handle } from '../support/discord/handle.js';
import type { Discord } from '../support/discord/server.js';
import { type Message, MessageFlag } from '../support/discord/shapes.js';
import { textOf } from '../support/discord/text.js';
import type { Asked } from './questions.js';

/**
 * What became of a question: `expired` was not acknowledged within Discord's three seconds, and `unheard` never reached the bot; both were shown
 * to the asker by Discord, or to nobody. Of what did reach it, `lost` has no answer.
 */
export type Outcome = 'answered' | 'busy' | 'expired' | 'unheard' | 'lost';

export interface Result {
  readonly asked: Asked;
  readonly outcome: Outcome;
  /** Milliseconds until the answer; null where there is none. */
  readonly after: number | null;
  /** Whether it got more than one answer. */
  readonly isTwice: boolean;
}

const LATER = '⏳';
const isBusy = (message: Message) => textOf(message).includes(en['error.BUSY']);

/** What became of each question so far; one that is still on its way counts as lost. */
export function resultsOf(discord: Discord, asked: readonly Asked[]): Result[] {
  const { world, gateway } = discord;
  const replies = new Map<string, Message[]>();
  for (const message of world.messages.values()) {
    const to = message.author.id === world.bot.id ? message.message_reference?.message_id : undefined;
    if (to !== undefined) replies.set(to, [...(replies.get(to) ?? []), message]);
  }

  function ofCommand({ by }: Asked & { readonly by: Handle }): Omit<Result, 'asked'> {
    const { original, followUps, acknowledgedAfter, answeredAfter, id } = by.interaction;
    const isShown = (message: Message) => world.messages.has(message.id) && (message.flags & MessageFlag.loading) === 0;
    const shown = [...(original === null ? [] : [original]), ...followUps].filter(isShown);
    const outcome = !gateway.told.has(id)
      ? 'unheard'
      : acknowledgedAfter === null
        ? 'expired'
        : shown.length === 0
          ? 'lost'
          : shown.some(isBusy)
            ? 'busy'
            : 'answered';
    return { outcome, after: answeredAfter, isTwice: shown.length > 1 };
  }

  function ofMessage({ by, id, at }: Asked & { readonly by: Message }): Omit<Result, 'asked'> {
    const shown = replies.get(id) ?? [];
    const after = shown.length === 0 ? null : Date.parse(shown[0]!.timestamp) - at;
    const isPutOff = by.reactions.get(LATER)?.has(world.bot.id) === true;
    const outcome =
      shown.length > 0
        ? shown.some(isBusy)
          ? 'busy'
          : 'answered'
        : isPutOff
          ? 'busy'
          : gateway.told.has(id)
            ? 'lost'
            : 'unheard';
    return { outcome, after, isTwice: shown.length + (isPutOff ? 1 : 0) > 1 };
  }

  return asked.map((one) => {
    const { by } = one;
    return { asked: one, ...(by instanceof Handle ? ofCommand({ ...one, by }) : ofMessage({ ...one, by })) };
  });
}

/** Waits until every question that reached the bot was answered or has expired, and no longer than `patience` milliseconds. */
export async function settled(discord: Discord, asked: readonly Asked[], patience: number): Promise<Result[]> {
  const end = Date.now() + patience;
  const isOpen = ({ outcome, asked: { by } }: Result) =>
    outcome === 'lost' || (outcome === 'expired' && by instanceof Handle && !by.interaction.missed);
  for (;;) {
    const results = resultsOf(discord, asked);
    if (Date.now() > end || !results.some(isOpen)) return results;
    await sleep(250);
  }
}

/** How many questions there are of each outcome, and how many were answered twice. */
export function counts(results: readonly Result[]): Record<'asked' | Outcome | 'twice', number> {
  const of = (outcome: Outcome) => results.filter((one) => one.outcome === outcome).length;
  return {
    asked: results.length,
    answered: of('answered'),
    busy: of('busy'),
    expired: of('expired'),
    unheard: of('unheard'),
    lost: of('lost'),
    twice: results.filter(({ isTwice }) => isTwice).length,
  };
}

/** Milliseconds by rank, rounded: half are as short as the first, 95 in a hundred as the second, 99 as the third, all as the last. */
export function quantiles(milliseconds: readonly number[]): Record<'p50' | 'p95' | 'p99' | 'max', number> {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const rank = (share: number) => Math.round(sorted[Math.ceil(sorted.length * share) - 1] ?? NaN);
  return { p50: rank(0.5), p95: rank(0.95), p99: rank(0.99), max: rank(1) };
}
