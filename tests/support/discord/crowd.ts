import { setTimeout as sleep } from 'node:timers/promises';
import { Handle } from './handle.js';
import { prepareOpenapi } from './openapi.js';
import type { Scenario } from './scenario.js';
import type { Message, User } from './shapes.js';
import { until } from './until.js';

export interface CrowdOptions {
  /** How many members ask, all at the same moment. */
  readonly members: number;
  /** How often each asks. */
  readonly perSecond: number;
  readonly seconds: number;
  /** What a member does the nth time, from 0: a command or click, or a message. */
  readonly ask: (member: User, n: number) => Handle | Message;
  /** How long to wait for the last answers, in milliseconds. */
  readonly patience?: number;
}

/** Milliseconds, by rank: half were as fast as p50, 95 in a hundred as fast as p95. */
export interface Times {
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

export interface CrowdReport {
  readonly asked: number;
  /** Questions without an answer after all patience. */
  readonly unanswered: number;
  /** From question to acknowledgement, of interactions. */
  readonly acknowledged: Times;
  /** From question to answer: to the answer's text, and not to "thinking…". */
  readonly answered: Times;
}

/** New members ask all at once, again and again, by the machine's clock; tells how soon they were answered. */
export async function crowd(
  scenario: Scenario,
  { members, perSecond, seconds, ask, patience = 8_000 }: CrowdOptions,
): Promise<CrowdReport> {
  prepareOpenapi();
  const { world } = scenario;
  const people = Array.from({ length: members }, (_, i) => world.addMember(`Member${i + 1}`));
  const begun = Date.now();
  const asked: (Handle | Message)[] = [];
  for (let n = 0; n < perSecond * seconds; n++) {
    await sleep(Math.max(0, begun + (n * 1_000) / perSecond - Date.now()));
    asked.push(...people.map((member) => ask(member, n)));
  }
  const answerTimes = () => asked.flatMap((one) => answeredAfter(scenario, one) ?? []);
  const all = until(() => answerTimes().length === asked.length, 'all answers', patience);
  await all.catch(() => undefined);
  const answered = answerTimes();
  const acknowledged = asked.flatMap((one) => (one instanceof Handle ? (one.interaction.acknowledgedAfter ?? []) : []));
  return {
    asked: asked.length,
    unanswered: asked.length - answered.length,
    acknowledged: timesOf(acknowledged),
    answered: timesOf(answered),
  };
}

function answeredAfter(scenario: Scenario, one: Handle | Message): number | null {
  if (one instanceof Handle) return one.interaction.answeredAfter;
  const answer = scenario.answersTo(one).find((message) => message.message_reference?.message_id === one.id);
  return answer === undefined ? null : Date.parse(answer.timestamp) - Date.parse(one.timestamp);
}

/** NaN where there was nothing to measure. */
function timesOf(milliseconds: readonly number[]): Times {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const rank = (share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? NaN;
  return { p50: rank(0.5), p95: rank(0.95), max: rank(1) };
}
