import { checkButton, checkEmoji } from './button-rules.js';
import { type Component, ComponentType as Type, type Path, walk, within } from './component.js';
import type { Problems } from './problems.js';
import { checkSelect } from './select-rules.js';
import { checkTextInput } from './modal-input-rules.js';

const selects: readonly number[] = [
  Type.stringSelect,
  Type.userSelect,
  Type.roleSelect,
  Type.mentionableSelect,
  Type.channelSelect,
];
const content = [Type.actionRow, Type.section, Type.textDisplay, Type.mediaGallery, Type.file, Type.separator];

/** Which types may stand where. */
const allowed = {
  legacy: [Type.actionRow],
  message: [...content, Type.container],
  modal: [Type.actionRow, Type.textDisplay, Type.label],
} as const;
const allowedWithin: Readonly<Record<number, readonly number[]>> = {
  [Type.container]: content,
  [Type.section]: [Type.textDisplay],
};
const accessories = [Type.button, Type.thumbnail];

/** Where components are: in a message without or with the flag IS_COMPONENTS_V2, or in a modal. */
export type Place = keyof typeof allowed;

export const MAX_COMPONENTS = 40;
export const MAX_TEXT = 4_000;

/**
 * Checks components against https://docs.discord.com/developers/components/reference.
 * @param files names that `attachment://` may refer to.
 */
export function checkComponents(
  components: readonly Component[],
  place: Place,
  files: readonly string[],
  problems: Problems,
): void {
  const all = [...walk(components)];
  if (place === 'legacy') problems.length(['components'], components, 5);
  else if (all.length > MAX_COMPONENTS) {
    const message = `Total number of components cannot exceed ${MAX_COMPONENTS}`;
    problems.add(['components'], 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED', message);
  }
  components.forEach((component, i) => checkType(component, allowed[place], ['components', i], problems));
  for (const [path, component] of all) checkOne(component, path, place, files, problems);
  const text = all.reduce(
    (sum, [, { type, content }]) => sum + (type === Type.textDisplay ? (content?.length ?? 0) : 0),
    0,
  );
  if (text > MAX_TEXT) {
    const message = `Components displayable text size exceeds maximum size of ${MAX_TEXT}`;
    problems.add(['components'], 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', message);
  }
  checkUnique(all, 'custom_id', 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated', problems);
  checkUnique(all, 'id', 'COMPONENT_ID_DUPLICATED', 'Component id cannot be duplicated', problems);
}

function checkType(component: Component, types: readonly number[], path: Path, problems: Problems): void {
  if (types.includes(component.type)) return;
  const list = types.length === 1 ? `${types[0]},` : types.join(', ');
  problems.add(path, 'UNION_TYPE_CHOICES', `Value of field "type" must be one of (${list}).`);
}

/** Disabled components count too. */
function checkUnique(
  all: readonly (readonly [Path, Component])[],
  field: 'custom_id' | 'id',
  code: string,
  message: string,
  problems: Problems,
): void {
  const seen = new Set<unknown>();
  for (const [path, component] of all) {
    const value = component[field];
    if (value === undefined || value === null || (field === 'id' && value === 0)) continue;
    if (seen.has(value)) problems.add([...path, field], code, message);
    seen.add(value);
  }
}

function checkOne(component: Component, path: Path, place: Place, files: readonly string[], problems: Problems): void {
  const types = allowedWithin[component.type];
  if (types !== undefined) {
    component.components?.forEach((child, i) => checkType(child, types, [...path, 'components', i], problems));
  }
  switch (component.type) {
    case Type.actionRow:
      checkRow(component, path, place, problems);
      break;
    case Type.button:
      checkButton(component, path, problems);
      break;
    case Type.textInput:
      checkTextInput(component, path, problems);
      break;
    case Type.section:
      problems.required([...path, 'components'], component.components, 3);
      if (component.accessory === undefined) {
        problems.add([...path, 'accessory'], 'BASE_TYPE_REQUIRED', 'This field is required');
      } else checkType(component.accessory, accessories, [...path, 'accessory'], problems);
      break;
    case Type.textDisplay:
      problems.required([...path, 'content'], component.content, MAX_TEXT);
      break;
    case Type.thumbnail:
      checkMedia(component.media?.url, [...path, 'media', 'url'], files, false, problems);
      problems.length([...path, 'description'], component.description, 1_024, 1);
      break;
    case Type.mediaGallery:
      problems.required([...path, 'items'], component.items, 10);
      component.items?.forEach((item, i) => {
        checkMedia(item.media.url, [...path, 'items', i, 'media', 'url'], files, false, problems);
        problems.length([...path, 'items', i, 'description'], item.description, 1_024, 1);
      });
      break;
    case Type.file:
      checkMedia(component.file?.url, [...path, 'file', 'url'], files, true, problems);
      break;
    case Type.separator:
      problems.range([...path, 'spacing'], component.spacing, 1, 2);
      break;
    case Type.container:
      problems.required([...path, 'components'], component.components, MAX_COMPONENTS);
      problems.range([...path, 'accent_color'], component.accent_color, 0, 0xffffff);
      break;
    case Type.label:
      problems.required([...path, 'label'], component.label, 45);
      problems.length([...path, 'description'], component.description, 100, 1);
      break;
    default:
      if (selects.includes(component.type)) checkSelect(component, path, problems);
  }
  component.options?.forEach((option, i) => checkEmoji(option.emoji, [...path, 'options', i, 'emoji'], problems));
}

/** A row holds five buttons, or one menu, or (in a modal) one text input. */
function checkRow(row: Component, path: Path, place: Place, problems: Problems): void {
  problems.required([...path, 'components'], row.components, 5);
  const fits = place === 'modal' ? [Type.textInput, ...selects] : [Type.button, ...selects];
  const children = within(row);
  for (const [way, child] of children) checkType(child, fits, [...path, ...way], problems);
  if (children.length < 2) return;
  for (const [way, child] of children) {
    if (child.type === Type.button) continue;
    const message = 'The specified component exceeds the maximum width';
    problems.add([...path, ...way], 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', message);
  }
}

function checkMedia(
  url: string | undefined,
  path: Path,
  files: readonly string[],
  attachmentOnly: boolean,
  problems: Problems,
): void {
  problems.required(path, url, 2_048);
  const name = /^attachment:\/\/(.*)$/.exec(url ?? '')?.[1];
  if (name === undefined) {
    if (!attachmentOnly && /^https?:\/\//.test(url ?? '')) return;
    const schemes = attachmentOnly ? "('attachment',)" : "('http', 'https', 'attachment')";
    problems.add(path, 'URL_TYPE_INVALID_SCHEME', `Scheme is not supported. Scheme must be one of ${schemes}.`);
  } else if (!files.includes(name)) {
    const message = `The referenced attachment "${name}" was not found`;
    problems.add(path, 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND', message);
  }
}
