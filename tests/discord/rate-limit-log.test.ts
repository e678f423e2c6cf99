import { expect, it } from 'vitest';
import type { RateLimitData } from 'discord.js';
import { createRateLimitLog } from '../../src/discord/rate-limit-log.js';
import { timing } from '../../src/tunables.js';
import { Log } from '../support/discord/session.js';

it('says once in a while that Discord limits the rate, and how often it was not said', () => {
  let now = 0;
  const log = new Log();
  const limited = createRateLimitLog(log.logger, () => now);
  const data = { route: '/channels/:id/messages', method: 'POST', global: false } as RateLimitData;
  for (let i = 0; i < 500; i++) limited(data);
  now = timing.rateLimitLog;
  limited(data);
  limited(data);
  expect(log.lines.map(({ text }) => /"before":(\d+)/.exec(text)?.[1])).toEqual(['0', '499']);
});
