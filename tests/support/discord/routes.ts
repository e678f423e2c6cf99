import type { Backend } from './backend.js';
import { commandRoutes } from './command-routes.js';
import { api } from './errors.js';
import { guildRoutes } from './guild-routes.js';
import { interactionRoutes } from './interaction-routes.js';
import { messageRoutes } from './message-routes.js';
import { threadRoutes } from './thread-routes.js';
import type { RequestBody } from './upload.js';

const compiled = [guildRoutes, messageRoutes, threadRoutes, commandRoutes, interactionRoutes]
  .flat()
  .map(([route, handler]) => {
    const [method, path] = route.split(' ') as [string, string];
    return { method, pattern: new RegExp(`^${path.replaceAll(':', '([^/]+)')}$`), handler };
  });

/** Answers a request, or throws ApiError. */
export function answer(
  backend: Backend,
  method: string,
  path: string,
  query: URLSearchParams,
  { json: body, files }: RequestBody,
): { status: number; json: unknown } {
  for (const route of compiled) {
    const match = route.method === method ? route.pattern.exec(path) : null;
    if (match === null) continue;
    const json = route.handler(backend, { at: match.slice(1).map(decodeURIComponent), query, body, files });
    return json === undefined ? { status: 204, json: null } : { status: 200, json };
  }
  throw api.notFound();
}
