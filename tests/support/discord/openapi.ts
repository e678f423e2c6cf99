import { existsSync, readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

/** Discord's own description of its API, where it lies beside the repository. */
const file = new URL('../../../../shared/discord-openapi.json', import.meta.url);

/** Whether request bodies are also checked against Discord's own description. */
export const openapiAvailable = existsSync(file);

const callback = ['ApplicationCommandAutocompleteCallbackRequest', 'CreateMessageInteractionCallbackRequest'];
type Described = readonly [method: string, path: RegExp, schemas: readonly string[]];
const described: readonly Described[] = [
  ['POST', /^\/channels\/\d+\/messages$/, ['MessageCreateRequest']],
  ['PATCH', /^\/channels\/\d+\/messages\/\d+$/, ['MessageEditRequestPartial']],
  [
    'POST',
    /^\/interactions\/\d+\/[^/]+\/callback$/,
    [...callback, 'ModalInteractionCallbackRequest', 'UpdateMessageInteractionCallbackRequest'],
  ],
  ['PATCH', /^\/webhooks\/\d+\/[^/]+\/messages\/[^/]+$/, ['IncomingWebhookUpdateRequestPartial']],
  ['POST', /^\/webhooks\/\d+\/[^/]+$/, ['IncomingWebhookRequestPartial']],
  ['POST', /^\/applications\/\d+\/(guilds\/\d+\/)?commands$/, ['ApplicationCommandCreateRequest']],
];
const bulk = /^\/applications\/\d+\/(guilds\/\d+\/)?commands$/;

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

let loaded: { readonly ajv: Ajv2020; readonly description: Description } | null = null;

function load(): { readonly ajv: Ajv2020; readonly description: Description } {
  if (loaded !== null) return loaded;
  const description = JSON.parse(readFileSync(file, 'utf8')) as Description;
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema(description, 'discord');
  return (loaded = { ajv, description });
}

function validator(pointer: string): ValidateFunction {
  const found = load().ajv.getSchema(`discord#${pointer}`);
  if (found === undefined) throw new Error(`Discord's description has no ${pointer}`);
  return found as ValidateFunction;
}

/** Gets ready to check bodies, which takes a moment the first time: what is measured is then not slowed by it. */
export function prepareOpenapi(): void {
  if (!openapiAvailable) return;
  for (const name of described.flatMap(([, , names]) => names)) validator(`/components/schemas/${name}`);
}

/**
 * What is wrong with a request's body by Discord's own description: null when nothing is, when the request is not described
 * here, or when the description is not there.
 */
export function openapiProblem(method: string, path: string, body: unknown): string | null {
  if (!openapiAvailable || body === undefined) return null;
  if (method === 'PUT' && bulk.test(path)) {
    const problems = (body as unknown[]).map((one) => problem(['ApplicationCommandUpdateRequest'], one));
    return problems.find((found) => found !== null) ?? null;
  }
  const entry = described.find(([m, pattern]) => m === method && pattern.test(path));
  return entry === undefined ? null : problem(entry[2], body);
}

function problem(names: readonly string[], body: unknown): string | null {
  const value = documented(body);
  const failures: string[] = [];
  for (const name of names) {
    const validate = validator(`/components/schemas/${name}`);
    if (validate(value)) return null;
    failures.push(`${name}: ${load().ajv.errorsText(validate.errors)}`);
  }
  return failures.join('; ');
}

/** Permissions are documented as strings of digits, and described as integers: the one place where the two differ. */
function documented(body: unknown): unknown {
  const copy = structuredClone(body) as Record<string, unknown>;
  const permissions = copy['default_member_permissions'];
  if (typeof permissions === 'string') copy['default_member_permissions'] = Number(permissions);
  return copy;
}

/**
 * What is wrong with a successful answer of the stand-in by Discord's own description; null when nothing is, or when the
 * description is not there.
 * @throws Error where Discord has no such route.
 */
export function answerProblem(method: string, path: string, json: unknown): string | null {
  if (!openapiAvailable) return null;
  const { ajv, description } = load();
  const template = Object.keys(description.paths).find(
    (one) =>
      method.toLowerCase() in description.paths[one]! &&
      new RegExp(`^${one.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`).test(path),
  );
  if (template === undefined) throw new Error(`Discord has no ${method} ${path}`);
  const escaped = template.replaceAll('~', '~0').replaceAll('/', '~1');
  const pointer = `/paths/${escaped}/${method.toLowerCase()}/responses/200/content/application~1json/schema`;
  const validate = validator(encodeURI(pointer));
  return validate(json) ? null : ajv.errorsText(validate.errors);
}
