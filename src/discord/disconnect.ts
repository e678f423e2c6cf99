import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, Status } from 'discord.js';
import { timing } from '../tunables.js';
import { atMost } from './at-most.js';

const LOOK = 50;

/**
 * Closes the connection to Discord; takes up to twice `timing.goodbye`.
 *
 * A client that is connecting is given time to get there first. discord.js (14.28, @discordjs/ws 1.2) takes its hands off a connection that
 * it is making when it is destroyed, and where that connection then fails, its error is nobody's and ends the process; and in the pause
 * before it connects anew, being destroyed doesn't keep it from doing so. Where Discord stays out of reach there is nothing to close.
 */
export async function disconnect(client: Client): Promise<void> {
  for (let waited = 0; isConnecting(client) && waited < timing.goodbye; waited += LOOK) await sleep(LOOK);
  if (!isConnecting(client)) await atMost(timing.goodbye, client.destroy());
}

function isConnecting({ ws }: Client): boolean {
  return ws.shards.some(({ status }) => status === Status.Connecting);
}
