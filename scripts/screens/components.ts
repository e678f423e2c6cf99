import { type Component, ComponentType as Type, type SelectOption } from '../../tests/support/discord/component.js';
import { escapeHtml } from './html.js';
import { markdownHtml } from './markdown.js';
import type { Reader } from './reader.js';

/** Classes of the button styles (https://docs.discord.com/developers/components/reference#button-button-styles). */
const buttonStyles: Readonly<Record<number, string>> = {
  1: 'primary',
  2: 'secondary',
  3: 'success',
  4: 'danger',
  5: 'secondary',
};

/**
 * A message's component, and all that is within it, as HTML.
 * @throws Error where it is of a type that is not drawn here, so that a picture never leaves something out.
 */
export function componentHtml(component: Component, reader: Reader): string {
  const within = (component.components ?? []).map((child) => componentHtml(child, reader)).join('');
  switch (component.type) {
    case Type.textDisplay:
      return `<div class="text">${markdownHtml(component.content ?? '', reader)}</div>`;
    case Type.actionRow:
      return `<div class="row">${within}</div>`;
    case Type.section:
      return `<div class="section"><div>${within}</div>${componentHtml(component.accessory!, reader)}</div>`;
    case Type.container:
      return `<div class="container"${accent(component)}>${within}</div>`;
    case Type.separator:
      return `<hr class="${component.divider === false ? 'blank' : ''}">`;
    case Type.button:
      return buttonHtml(component);
    case Type.stringSelect:
      return selectHtml(component, chosen(component.options ?? []));
    case Type.channelSelect:
      return selectHtml(component, chosenIds(component, reader));
    case Type.file:
      return fileHtml(component.name ?? '', component.size ?? 0);
    default:
      throw new Error(`A component of type ${component.type} has no drawing yet: scripts/screens/components.ts.`);
  }
}

function accent({ accent_color: colour }: Component): string {
  return colour == null ? '' : ` style="border-left-color:#${colour.toString(16).padStart(6, '0')}"`;
}

function buttonHtml({ style = 2, label, emoji, disabled }: Component): string {
  const shown = [emoji?.name, label].flatMap((part) => (part == null ? [] : [escapeHtml(part)])).join(' ');
  const leads = style === 5 ? ' ↗' : '';
  return `<button class="${buttonStyles[style] ?? 'secondary'}"${disabled === true ? ' disabled' : ''}>${shown}${leads}</button>`;
}

const chosen = (options: readonly SelectOption[]) =>
  options.filter((option) => option.default === true).map(({ label }) => label);

function chosenIds({ default_values: values = [] }: Component, { nameOf }: Reader): string[] {
  return (values as readonly { readonly id: string }[]).map(({ id }) => nameOf(id) ?? id);
}

/** A closed menu: what is chosen, else its placeholder. */
function selectHtml({ placeholder, disabled }: Component, values: readonly string[]): string {
  const shown =
    values.length === 0
      ? `<span class="placeholder">${escapeHtml(placeholder ?? '')}</span>`
      : `<span>${escapeHtml(values.join(', '))}</span>`;
  return `<div class="select${disabled === true ? ' disabled' : ''}">${shown}<span class="chevron"></span></div>`;
}

/** A file with its size. */
export function fileHtml(name: string, bytes: number): string {
  const size = bytes < 1_024 ? `${bytes} bytes` : `${(bytes / 1_024).toFixed(2)} KB`;
  return `<div class="file"><span class="sheet">📄</span><div><a>${escapeHtml(name)}</a><small>${size}</small></div></div>`;
}
