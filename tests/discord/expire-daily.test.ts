import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { COMMUNITY, openCommunity } from '../../src/community/community.js';
import { expireDaily } from '../../src/discord/expire-daily.js';
import { VerbatimError } from '../../src/errors.js';
import { answerTo } from '../support/discord/engine.js';
import { Log } from '../support/discord/session.js';
import { temporaryFolder } from '../support/folders.js';

const DAY = 24 * 60 * 60 * 1_000;

describe('expireDaily', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('deletes what is too old at once, and day by day', () => {
    const defaults = { askChannels: [], privateByDefault: false, language: 'auto' };
    const community = openCommunity(join(temporaryFolder(), COMMUNITY), { now: Date.now, defaults });
    const record = () =>
      community.answers.record({
        answer: answerTo('Where?'),
        hashes: new Map(),
        user: '1',
        guild: null,
        channel: '2',
        questionMessage: null,
        private: false,
      });
    const old = record();
    vi.advanceTimersByTime(31 * DAY);
    const recent = record();
    const log = new Log();

    const end = expireDaily({ community, days: 30, logger: log.logger });
    expect(community.answers.find(old)).toBeNull();
    expect(community.answers.find(recent)).not.toBeNull();
    expect(log.has('info', /"answers":1.*old entries were deleted/)).toBe(true);
    vi.advanceTimersByTime(30 * DAY);
    expect(community.answers.find(recent)).not.toBeNull();
    vi.advanceTimersByTime(DAY);
    expect(community.answers.find(recent)).toBeNull();
    expect(log.lines).toHaveLength(2);

    const last = record();
    end();
    vi.advanceTimersByTime(60 * DAY);
    expect(community.answers.find(last)).not.toBeNull();
    community.close();
  });

  it('logs what fails, and tries again', () => {
    const log = new Log();
    const none = { answers: 0, gaps: 0, follows: 0, audit: 0 };
    const expire = vi
      .fn(() => none)
      .mockImplementationOnce(() => {
        throw new VerbatimError('COMMUNITY_BUSY', { path: 'community.db' });
      });
    expireDaily({ community: { expire }, days: 90, logger: log.logger });
    expect(log.has('error', /could not be deleted/)).toBe(true);
    vi.advanceTimersByTime(DAY);
    expect(expire.mock.calls).toEqual([[90], [90]]);
    expect(log.lines).toHaveLength(1);
  });

  it('does not keep the process alive', () => {
    const timers = vi.spyOn(globalThis, 'setInterval');
    expireDaily({
      community: { expire: () => ({ answers: 0, gaps: 0, follows: 0, audit: 0 }) },
      days: 1,
      logger: new Log().logger,
    });
    expect((timers.mock.results[0]!.value as NodeJS.Timeout).hasRef()).toBe(false);
    timers.mockRestore();
  });
});
