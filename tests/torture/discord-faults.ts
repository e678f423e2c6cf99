import type { Fault as RestFault } from '../support/discord/faults.js';
import type { Discord } from '../support/discord/server.js';

/** Something that goes wrong on Discord's side for a while. */
export interface Fault {
  readonly name: string;
  /** Whether it keeps acknowledgements from arriving in time, or events from reaching the bot at all. */
  readonly allows?: readonly ('expired' | 'unheard')[];
  /** Whether Discord is asked again for what it has done without saying so, so that it sees a second acknowledgement. */
  readonly repeats?: boolean;
  /** @returns what ends it, where it doesn't end by itself. */
  readonly begin: (discord: Discord) => (() => void) | undefined;
}

/** What a bot may do as often as it likes are the answers to interactions. */
const limited = /^[A-Z]+ \/(?!interactions|webhooks)/;
const answers = /^(POST \/channels|PATCH \/webhooks|POST \/webhooks)/;
const everything = /./;

const rest =
  (fault: RestFault, pattern: RegExp, oneIn = 1) =>
  ({ faults }: Discord) => {
    faults.every(oneIn, fault, pattern);
    return () => faults.stop();
  };

/** Does something to the gateway now and again every second and a half. */
const again = (disturb: (discord: Discord) => void) => (discord: Discord) => {
  disturb(discord);
  const timer = setInterval(() => disturb(discord), 1_500);
  return () => clearInterval(timer);
};

const once = (disturb: (discord: Discord) => void) => (discord: Discord) => {
  disturb(discord);
  return undefined;
};

/** Each that Discord's documentation warns of, and some that it does not. */
export const faults: readonly Fault[] = [
  { name: 'nothing', begin: once(() => undefined) },
  { name: '429 of a route, 2 s', begin: rest({ kind: 'rate-limit', seconds: 2 }, answers, 2) },
  { name: '429 global, 2 s', begin: rest({ kind: 'rate-limit', seconds: 2, global: true }, limited, 2) },
  {
    name: '500 to everything',
    allows: ['expired'],
    begin: rest({ kind: 'server-error' }, everything),
  },
  { name: '503 to answers', begin: rest({ kind: 'server-error', status: 503 }, answers) },
  { name: '502 to every second', begin: rest({ kind: 'server-error', status: 502 }, everything, 2) },
  { name: '500, but done', repeats: true, begin: rest({ kind: 'lost-answer' }, everything, 2) },
  { name: 'requests 2 s late', begin: rest({ kind: 'delay', milliseconds: 2_000 }, everything) },
  { name: 'answers 2 s late', begin: rest({ kind: 'late-answer', milliseconds: 2_000 }, everything) },
  { name: 'all connections reset', allows: ['expired'], begin: rest({ kind: 'hang-up' }, everything) },
  { name: 'every third connection reset', begin: rest({ kind: 'hang-up' }, everything, 3) },
  { name: 'gateway: cut', allows: ['expired'], begin: again(({ gateway }) => gateway.drop()) },
  { name: 'gateway: closed with 4000', allows: ['expired'], begin: again(({ gateway }) => gateway.drop(4_000)) },
  { name: 'gateway: asked to reconnect', allows: ['expired'], begin: again(({ gateway }) => gateway.askToReconnect()) },
  { name: 'gateway: invalid session, resumable', begin: again(({ gateway }) => gateway.invalidate(true)) },
  {
    name: 'gateway: invalid session',
    allows: ['unheard', 'expired'],
    begin: once(({ gateway }) => gateway.invalidate(false)),
  },
  {
    name: 'gateway: invalid session, then cut',
    allows: ['unheard', 'expired'],
    begin: ({ gateway }) => {
      gateway.invalidate(false);
      // Before a bot may identify itself again.
      const timer = setInterval(() => gateway.drop(), 1_000);
      return () => clearInterval(timer);
    },
  },
  { name: 'gateway: no heartbeat answered', begin: once(({ gateway }) => gateway.ignoreHeartbeats()) },
  {
    name: 'gateway: open, but nothing comes',
    allows: ['expired'],
    begin: once(({ gateway }) => gateway.freeze()),
  },
  {
    name: 'gateway: out of reach',
    allows: ['expired'],
    begin: ({ gateway }) => {
      gateway.refuse(Infinity);
      gateway.drop();
      return () => gateway.refuse(0);
    },
  },
  {
    name: 'gateway: events twice',
    allows: ['expired'],
    begin: again(({ gateway }) => {
      gateway.repeat(200);
      gateway.drop();
    }),
  },
];
