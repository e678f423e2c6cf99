import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createQueue } from '../src/queue.js';

const never = 2 ** 31 - 1;

/** Work that a test ends, in a queue. */
function opened(limits: Partial<Parameters<typeof createQueue>[0]> = {}) {
  const queue = createQueue({ atOnce: 2, waiting: 2, patience: never, ...limits });
  const begun: string[] = [];
  const ends = new Map<string, (error?: Error) => void>();
  const ask = (name: string) =>
    queue.run(() => {
      begun.push(name);
      return new Promise<string>((resolve, reject) =>
        ends.set(name, (error) => (error === undefined ? resolve(name) : reject(error))),
      );
    });
  const end = (name: string, error?: Error) => ends.get(name)!(error);
  return { ask, begun, end };
}

describe('createQueue', () => {
  test('runs a few at once, the others in the order in which they came', async () => {
    const { ask, begun, end } = opened();
    const asked = ['a', 'b', 'c', 'd'].map(ask);
    expect(begun).toEqual(['a', 'b']);
    end('b');
    expect(await asked[1]).toBe('b');
    await Promise.resolve();
    expect(begun).toEqual(['a', 'b', 'c']);
    end('c');
    end('a');
    await Promise.all([asked[0], asked[2]]);
    expect(begun).toEqual(['a', 'b', 'c', 'd']);
    end('d');
    expect(await asked[3]).toBe('d');
  });

  test('refuses at once what finds the line full, and takes what comes later', async () => {
    const { ask, begun, end } = opened();
    const asked = ['a', 'b', 'c', 'd'].map(ask);
    await expect(ask('e')).rejects.toMatchObject({ code: 'BUSY' });
    for (const name of ['a', 'b']) end(name);
    await Promise.all(asked.slice(0, 2));
    for (const name of ['c', 'd']) end(name);
    await Promise.all(asked);
    const later = ask('f');
    expect(begun).toEqual(['a', 'b', 'c', 'd', 'f']);
    end('f');
    await later;
  });

  test('refuses what has waited too long, which then never begins', async () => {
    const { ask, begun, end } = opened({ atOnce: 1, patience: 5 });
    const first = ask('a');
    await expect(ask('b')).rejects.toMatchObject({ code: 'BUSY' });
    end('a');
    await first;
    const last = ask('c');
    expect(begun).toEqual(['a', 'c']);
    end('c');
    await last;
  });

  test('tells how long one more would wait, by the pace of the last turns since the line was empty', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const queue = createQueue({ atOnce: 1, waiting: 29, patience: never });
    const take = () => queue.run(() => new Promise<void>((resolve) => setTimeout(resolve, 100)));
    const first = Array.from({ length: 30 }, take);
    expect(queue.wait()).toBe(Infinity);
    await vi.advanceTimersByTimeAsync(350);
    expect([queue.load().waiting, queue.wait()]).toEqual([26, 0]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect([queue.load().waiting, queue.wait()]).toEqual([16, 1_600]);
    await vi.advanceTimersByTimeAsync(2_000);
    await Promise.all(first);
    const more = Array.from({ length: 10 }, take);
    expect([queue.load().waiting, queue.wait()]).toEqual([9, 0]);
    await vi.advanceTimersByTimeAsync(1_000);
    await Promise.all(more);
  });

  test('work that fails gives its place away, too', async () => {
    const { ask, begun, end } = opened({ atOnce: 1 });
    const first = ask('a');
    const second = ask('b');
    end('a', new Error('broken'));
    await expect(first).rejects.toThrow('broken');
    expect(begun).toEqual(['a', 'b']);
    end('b');
    expect(await second).toBe('b');
  });
});
