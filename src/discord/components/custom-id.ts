/** The form of custom ids; raised when the meaning of a part changes, so that older buttons are told apart. */
const VERSION = 'v1';
/** Discord's limit, in characters. */
const LONGEST = 100;
const actionPattern = /^[a-z]+(-[a-z]+)*$/;
const partPattern = /^[\w-]*$/;

/** What a component is told: a persisted id, a page, a letter. Letters, digits, `_` and `-` only. */
export type CustomIdPart = string | number;

/** A component's custom id, taken apart. */
export interface CustomId {
  readonly action: string;
  readonly parts: readonly string[];
}

/**
 * `v1:<action>:<part>:…`. It has to say all that handling it takes, as it outlives the process by months.
 * @throws RangeError where the parts don't fit (a mistake of the caller's).
 */
export function customId(action: string, ...parts: readonly CustomIdPart[]): string {
  const id = [VERSION, action, ...parts].join(':');
  if (parseCustomId(id) === null) throw new RangeError(`"${id}" is no custom id`);
  return id;
}

/** Null where it is not one of this version: forged, foreign, or of a version to come. */
export function parseCustomId(id: string): CustomId | null {
  const [version, action, ...parts] = id.split(':');
  if (id.length > LONGEST || version !== VERSION || action === undefined) return null;
  if (!actionPattern.test(action) || !parts.every((part) => partPattern.test(part))) return null;
  return { action, parts };
}

/** A page in a custom id, from 1; null where it is none. */
export function pageIn(part: string | undefined): number | null {
  return part !== undefined && /^[1-9]\d{0,4}$/.test(part) ? Number(part) : null;
}
