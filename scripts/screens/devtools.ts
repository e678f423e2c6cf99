import { WebSocket } from 'ws';

/** Gives a command to a tab, and its result. @throws Error what Chromium says is wrong with it. */
export type Command = (method: string, params: object) => Promise<Record<string, unknown>>;

/** The first tab of a Chromium at an address, by the DevTools protocol (https://chromedevtools.github.io/devtools-protocol/). */
export async function openTab(address: string): Promise<Command> {
  const tabs = (await (await fetch(`${address}/json/list`)).json()) as readonly {
    readonly type: string;
    readonly webSocketDebuggerUrl: string;
  }[];
  const { webSocketDebuggerUrl } = tabs.find(({ type }) => type === 'page')!;
  const socket = new WebSocket(webSocketDebuggerUrl, { maxPayload: 1 << 28 });
  const waiting = new Map<
    number,
    { resolve: (result: Record<string, unknown>) => void; reject: (error: Error) => void }
  >();
  socket.on('message', (data: Buffer) => {
    const { id, result, error } = JSON.parse(data.toString()) as {
      readonly id?: number;
      readonly result?: Record<string, unknown>;
      readonly error?: { readonly message: string };
    };
    const one = waiting.get(id ?? 0);
    if (error === undefined) one?.resolve(result ?? {});
    else one?.reject(new Error(error.message));
    waiting.delete(id ?? 0);
  });
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  let count = 0;
  return (method, params) =>
    new Promise((resolve, reject) => {
      waiting.set(++count, { resolve, reject });
      socket.send(JSON.stringify({ id: count, method, params }));
    });
}
