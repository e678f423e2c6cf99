/** Takes secrets out of a text. */
export type Hide = (text: string) => string;

const HIDDEN = '[hidden]';
/** What is shorter is no token, and would be found in every other word. */
const SHORTEST = 6;

/** Replaces every one of these, as it is and as JSON writes it. What is not set is no secret. */
export function hiding(secrets: readonly (string | undefined)[]): Hide {
  const written = secrets
    .filter((one): one is string => one !== undefined)
    .flatMap((one) => [one, one.trim()])
    .filter((one) => one.length >= SHORTEST)
    .flatMap((one) => [one, JSON.stringify(one).slice(1, -1), encodeURIComponent(one)]);
  const all = [...new Set(written)];
  return (text) => all.reduce((hidden, one) => hidden.replaceAll(one, HIDDEN), text);
}

/** Takes the bot's token, as the environment has it by now, out of a text. */
export function hideToken(text: string): string {
  return hiding([process.env['DISCORD_TOKEN']])(text);
}
