import { once } from 'node:events';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import { VerbatimError, causeOf } from '../errors.js';
import { health as tunables } from '../tunables.js';
import type { Metrics } from './metrics.js';
import type { Wanting } from './readiness.js';

/** On this machine only: what the figures tell is the operator's. */
const HOST = '127.0.0.1';
/** Names under which this machine's own programs ask; others were led here by a web page's name that was pointed at this address. */
const ownNames = /^(127\.0\.0\.1|localhost)(:\d+)?$/i;

export interface HealthOptions {
  /** 0 for any that is free. */
  readonly port: number;
  readonly metrics: Pick<Metrics, 'text' | 'contentType'>;
  /** What is missing before questions can be answered. */
  readonly wanting: () => Promise<Wanting | null>;
}

export interface HealthServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Serves /healthz and /metrics. @throws VerbatimError HEALTH_PORT where the port can't be had. */
export async function serveHealth({ port, metrics, wanting }: HealthOptions): Promise<HealthServer> {
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  server.maxConnections = tunables.connections;
  server.requestTimeout = server.headersTimeout = server.keepAliveTimeout = tunables.timeout;

  async function answer({ method, url = '', headers }: IncomingMessage, response: ServerResponse): Promise<void> {
    const send = (status: number, type: string, body: string) => {
      response.writeHead(status, {
        'content-type': type,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      });
      response.end(method === 'HEAD' ? undefined : body);
    };
    const path = url.split('?', 1)[0];
    if (!ownNames.test(headers.host ?? '')) send(403, 'text/plain', 'Ask for 127.0.0.1.\n');
    else if (method !== 'GET' && method !== 'HEAD') send(405, 'text/plain', 'Only GET and HEAD.\n');
    else if (path === '/metrics') send(200, metrics.contentType, await metrics.text());
    else if (path === '/healthz') {
      const missing = await wanting();
      send(
        missing === null ? 200 : 503,
        'application/json',
        `${JSON.stringify({ ready: missing === null, wanting: missing })}\n`,
      );
    } else send(404, 'text/plain', 'There are /healthz and /metrics.\n');
  }

  try {
    server.listen(port, HOST);
    await once(server, 'listening');
  } catch (error) {
    throw new VerbatimError('HEALTH_PORT', { port, cause: causeOf(error) }, { cause: error });
  }
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
