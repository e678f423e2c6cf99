import { type FieldErrors, api } from './errors.js';
import { type Component, type Embed, type MessageBody, MessageFlag } from './shapes.js';

/** Collects field errors under paths such as `embeds.0.title`. */
class Problems {
  readonly errors: FieldErrors = {};
  any = false;

  add(path: readonly (string | number)[], code: string, message: string): void {
    this.any = true;
    let at = this.errors;
    for (const step of path) at = (at[step] ??= {}) as FieldErrors;
    at['_errors'] = [...((at['_errors'] as { code: string; message: string }[] | undefined) ?? []), { code, message }];
  }

  /** UTF-16 units, the stricter of the ways in which Discord's documentation and clients count. */
  length(path: readonly (string | number)[], text: string | null | undefined, max: number): number {
    const length = text?.length ?? 0;
    if (length > max) this.add(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`);
    return length;
  }

  count(path: readonly (string | number)[], list: readonly unknown[] | null | undefined, max: number): void {
    if ((list?.length ?? 0) > max) this.add(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`);
  }
}

/**
 * Throws 50035 in Discord's format where a message breaks a documented limit, 50006 where it says nothing.
 * @param whole whether the body is a whole message (an edit may leave parts out).
 */
export function checkMessage(body: MessageBody, whole: boolean): void {
  const problems = new Problems();
  problems.length(['content'], body.content, 2_000);
  problems.count(['embeds'], body.embeds, 10);
  const total = (body.embeds ?? []).reduce((sum, embed, i) => sum + checkEmbed(embed, ['embeds', i], problems), 0);
  if (total > 6_000) {
    problems.add(['embeds'], 'MAX_EMBED_SIZE_EXCEEDED', 'Embed size exceeds maximum size of 6000');
  }
  const v2 = ((body.flags ?? 0) & MessageFlag.componentsV2) !== 0;
  problems.count(['components'], body.components, v2 ? 40 : 5);
  (body.components ?? []).forEach((row, i) => checkComponent(row, ['components', i], problems));
  if (v2 && ((body.content ?? '') !== '' || (body.embeds ?? []).length > 0)) {
    problems.add(['content'], 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2', 'Not with Components V2.');
  }
  if (problems.any) throw api.invalidForm(problems.errors);
  const empty = (body.content ?? '').trim() === '' && !body.embeds?.length && !body.components?.length;
  if (empty && (whole || body.content !== undefined)) throw api.emptyMessage();
}

function checkEmbed(embed: Embed, path: readonly (string | number)[], problems: Problems): number {
  let total = problems.length([...path, 'title'], embed.title, 256);
  total += problems.length([...path, 'description'], embed.description, 4_096);
  total += problems.length([...path, 'footer', 'text'], embed.footer?.text, 2_048);
  total += problems.length([...path, 'author', 'name'], embed.author?.name, 256);
  problems.count([...path, 'fields'], embed.fields, 25);
  (embed.fields ?? []).forEach((field, i) => {
    total += problems.length([...path, 'fields', i, 'name'], field.name, 256);
    total += problems.length([...path, 'fields', i, 'value'], field.value, 1_024);
  });
  return total;
}

function checkComponent(component: Component, path: readonly (string | number)[], problems: Problems): void {
  problems.length([...path, 'custom_id'], component.custom_id, 100);
  if (component.type === 2) problems.length([...path, 'label'], component.label, 80);
  if (component.type === 1) problems.count([...path, 'components'], component.components, 5);
  problems.count([...path, 'options'], component.options, 25);
  if (component.type === 10) problems.length([...path, 'content'], component.content, 4_000);
  component.components?.forEach((child, i) => checkComponent(child, [...path, 'components', i], problems));
  if (component.accessory !== undefined) checkComponent(component.accessory, [...path, 'accessory'], problems);
}

/** Throws 50035 where an answer to an autocompletion has too many or too long choices. */
export function checkChoices(choices: readonly { readonly name: string; readonly value: unknown }[]): void {
  const problems = new Problems();
  problems.count(['data', 'choices'], choices, 25);
  choices.forEach((choice, i) => {
    problems.length(['data', 'choices', i, 'name'], choice.name, 100);
    if (typeof choice.value === 'string') problems.length(['data', 'choices', i, 'value'], choice.value, 100);
  });
  if (problems.any) throw api.invalidForm(problems.errors);
}
