import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { createProgress } from '../../src/terminal/progress.js';

function piped() {
  const stream = new PassThrough();
  return {
    stream: stream as unknown as NodeJS.WriteStream,
    text: () => String((stream.read() as Buffer | null) ?? ''),
  };
}

test('piped: a line a tenth, nothing for short work', async () => {
  const { stream, text } = piped();
  const progress = await createProgress(stream);
  for (let done = 0; done <= 1_000; done++) progress.show({ stage: 'embedding', done, total: 1_000 });
  const lines = text().trim().split('\n');
  expect(lines).toHaveLength(11);
  expect(lines[1]).toBe('Embedding passages: 100 of 1000');
  progress.show({ stage: 'reading', done: 3, total: 3 });
  expect(text()).toBe('');
  progress.show({ stage: 'Asking', done: 50, total: 100 });
  expect(text()).toBe('Asking: 50 of 100\n');
});

test('at a terminal: a bar that is removed at the end', async () => {
  const { stream, text } = piped();
  const progress = await createProgress(
    Object.assign(stream, {
      isTTY: true,
      columns: 80,
      cursorTo: () => true,
      clearLine: () => true,
      moveCursor: () => true,
    }),
  );
  progress.show({ stage: 'reading', done: 1, total: 5 });
  expect(text()).toBe('');
  progress.show({ stage: 'embedding', done: 10, total: 100 });
  expect(text()).toContain('Embedding passages');
  progress.stop();
  progress.stop();
});
