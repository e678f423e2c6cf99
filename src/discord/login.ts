import { DiscordAPIError, GatewayCloseCodes } from 'discord.js';
import { VerbatimError, causeOf } from '../errors.js';

/** As plain numbers: a close code may be any. */
const refusals: Record<'token' | 'intents', number> = {
  token: GatewayCloseCodes.AuthenticationFailed,
  intents: GatewayCloseCodes.DisallowedIntents,
};

/** What the gateway refuses for good, by close code. Null: it may be tried again. */
export function refusalOf(closeCode: number): VerbatimError | null {
  if (closeCode === refusals.token) return new VerbatimError('DISCORD_TOKEN_INVALID');
  if (closeCode === refusals.intents) return new VerbatimError('DISCORD_INTENT');
  return null;
}

/**
 * Why logging in failed, from what discord.js threw. It names some causes by a code and others by the words of the message only.
 */
export function loginError(error: unknown, apiUrl: string): VerbatimError {
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  const refused = (error instanceof DiscordAPIError && error.status === 401) || code === 'TokenInvalid';
  // A token that can't even be sent (it holds a line break) is refused before any request.
  const unsendable = code === 'UND_ERR_INVALID_ARG';
  if (refused || unsendable || message === 'Authentication failed') return new VerbatimError('DISCORD_TOKEN_INVALID');
  if (message === 'Used disallowed intents') return new VerbatimError('DISCORD_INTENT');
  return new VerbatimError('DISCORD_UNREACHABLE', { url: apiUrl, cause: causeOf(error) }, { cause: error });
}
