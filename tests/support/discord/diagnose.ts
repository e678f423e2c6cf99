import { type Choice, checkChoices } from './choice-rules.js';
import { type Definition, checkCommands, checkOneCommand } from './command-rules.js';
import type { Path } from './component.js';
import { ApiError } from './errors.js';
import { Callback, type CallbackBody, type Modal } from './interaction.js';
import { checkMessage } from './message-rules.js';
import { checkModal } from './modal-rules.js';
import type { MessageBody } from './shapes.js';
import type { RequestBody } from './upload.js';

/**
 * Says in the words of Discord's errors what is wrong with a body that Discord's own description does not allow, where a
 * rule of the stand-in covers it: throws ApiError 50035 then, and returns otherwise.
 */
export function diagnose(path: string, request: RequestBody): void {
  try {
    check(path, request);
  } catch (error) {
    // The rules read bodies of the right types; what is of another type is the description's to name.
    if (error instanceof ApiError) throw error;
  }
}

function check(path: string, { json, files }: RequestBody): void {
  const names = files.map(({ name }) => name);
  const message = (body: unknown, base: Path) => checkMessage(body as MessageBody, { files: names, base });
  if (path.endsWith('/callback')) {
    const { type, data } = json as CallbackBody;
    if (type === Callback.modal) checkModal((data ?? {}) as Modal);
    else if (type === Callback.choices) checkChoices((data as { choices?: Choice[] } | null)?.choices);
    else message(data ?? {}, ['data']);
  } else if (/\/commands(\/|$)/.test(path)) {
    if (Array.isArray(json)) checkCommands(json as Definition[]);
    else checkOneCommand(json as Definition);
  } else if (/\/messages(\/|$)|^\/webhooks\//.test(path)) message(json, []);
}
