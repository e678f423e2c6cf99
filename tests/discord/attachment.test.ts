import { type RequestListener, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { fetchAttachment } from '../../src/discord/attachment.js';
import { uploads } from '../../src/tunables.js';

afterEach(() => {
  vi.restoreAllMocks();
});

/** Serves a file as a test has it. */
async function served(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/attachments/a.txt?hm=1`;
}

const never = new AbortController().signal;
const fetched = async (listener: RequestListener, size: number, stopping = never) =>
  fetchAttachment({ url: await served(listener), size }, stopping);

test('a file comes as it is', async () => {
  const bytes = await fetched((_, response) => response.end('They met.'), 9);
  expect(Buffer.from(bytes).toString()).toBe('They met.');
});

test('one that is said to be too large is not even asked for', async () => {
  const asked = vi.fn();
  const refused = fetched(asked, uploads.megabytes * 2 ** 20 + 1);
  await expect(refused).rejects.toMatchObject({
    code: 'UPLOAD_TOO_LARGE',
    details: { megabytes: uploads.megabytes + 1, limit: uploads.megabytes },
  });
  expect(asked).not.toHaveBeenCalled();
});

test('one that goes on beyond the limit, whatever was said of it, is cut off', async () => {
  let sent = 0;
  const endless: RequestListener = (request, response) => {
    const chunk = Buffer.alloc(2 ** 20);
    const more = () => {
      while (!request.destroyed && response.write(chunk)) sent++;
    };
    response.on('drain', more);
    more();
  };
  await expect(fetched(endless, 10)).rejects.toMatchObject({ code: 'UPLOAD_TOO_LARGE' });
  expect(sent).toBeLessThan(4 * uploads.megabytes);
});

test.each([
  ['is gone', 404, {}, '', /404/],
  ['is somewhere else', 302, { location: 'http://127.0.0.1:1/' }, '', /redirect/],
  ['is cut short', 200, {}, 'They', /4 of 9 bytes/],
])('one that %s is not taken', async (_, status, headers, body, cause) => {
  const refused = fetched((_request, response) => response.writeHead(status, headers).end(body), 9);
  await expect(refused).rejects.toMatchObject({
    code: 'UPLOAD_FAILED',
    details: { cause: expect.stringMatching(cause) as string },
  });
});

test('one that never ends is given up in time, and when the bot stops', async () => {
  const hanging: RequestListener = (_, response) => void response.write('They');
  const timeout = AbortSignal.timeout.bind(AbortSignal);
  const spy = vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => timeout(50));
  await expect(fetched(hanging, 9)).rejects.toMatchObject({ code: 'UPLOAD_FAILED' });
  expect(spy).toHaveBeenCalledWith(uploads.timeout);
  spy.mockRestore();
  await expect(fetched(hanging, 9, AbortSignal.abort())).rejects.toMatchObject({ code: 'UPLOAD_FAILED' });
});

test('nobody answering is told without the address, which is a key to the file', async () => {
  const refused = fetchAttachment({ url: 'http://127.0.0.1:1/attachments/a.txt?hm=secret', size: 9 }, never);
  await expect(refused).rejects.toMatchObject({
    code: 'UPLOAD_FAILED',
    message: expect.not.stringMatching('secret') as string,
  });
});
