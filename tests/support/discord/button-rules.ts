import type { Component, Emoji, Path } from './component.js';
import type { Problems } from './problems.js';

/** Button styles that are not an ordinary button with a custom id. */
const Style = { link: 5, premium: 6 } as const;

/** Checks a button: custom id, address or product by its style, and something to read on it. */
export function checkButton(button: Component, path: Path, problems: Problems): void {
  const has = (field: 'custom_id' | 'url' | 'sku_id' | 'label' | 'emoji') =>
    button[field] !== undefined && button[field] !== null;
  const style = button.style ?? 0;
  if (style < 1 || style > 6) {
    problems.add([...path, 'style'], 'BASE_TYPE_CHOICES', 'Value must be one of {1, 2, 3, 4, 5, 6}.');
  }
  problems.length([...path, 'label'], button.label, 80);
  problems.length([...path, 'custom_id'], button.custom_id, 100, 1);
  problems.length([...path, 'url'], button.url, 512);
  checkEmoji(button.emoji, [...path, 'emoji'], problems);
  if (has('custom_id') && has('url')) {
    const message = 'A custom id and url cannot both be specified';
    problems.add(path, 'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE', message);
    return;
  }
  if (style === Style.premium) {
    if (!has('sku_id')) problems.add([...path, 'sku_id'], 'BASE_TYPE_REQUIRED', 'This field is required');
    for (const field of ['label', 'emoji', 'url', 'custom_id'] as const) {
      if (has(field)) {
        problems.add([...path, field], 'BUTTON_COMPONENT_PREMIUM', `A premium button cannot have a ${field}`);
      }
    }
    return;
  }
  if (style === Style.link) {
    if (!has('url')) problems.add([...path, 'url'], 'BUTTON_COMPONENT_URL_REQUIRED', 'A url is required');
    else checkAddress(button.url!, [...path, 'url'], problems);
  } else if (!has('custom_id')) {
    problems.add([...path, 'custom_id'], 'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED', 'A custom id is required');
  }
  if ((button.label ?? '') === '' && !has('emoji')) {
    problems.add([...path, 'label'], 'BUTTON_COMPONENT_LABEL_REQUIRED', 'A label or emoji is required');
  }
}

function checkAddress(url: string, path: Path, problems: Problems): void {
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(url)?.[1]?.toLowerCase();
  if (scheme !== undefined && !['http', 'https', 'discord'].includes(scheme)) {
    const message = `Scheme "${scheme}" is not supported. Scheme must be one of ('http', 'https', 'discord').`;
    problems.add(path, 'URL_TYPE_INVALID_SCHEME', message);
  } else if (!URL.canParse(url) || /\s/.test(url)) {
    problems.add(path, 'URL_TYPE_INVALID_URL', 'Not a well formed URL.');
  }
}

const pictograph = new RegExp(String.raw`^\p{RGI_Emoji}$`, 'v');

/** Whether Discord knows a character as an emoji, with or without the selector that asks for its colour form. */
export function isEmoji(text: string): boolean {
  return (
    pictograph.test(text) || pictograph.test(`${text}\u{FE0F}`) || pictograph.test(text.replaceAll('\u{FE0F}', ''))
  );
}

/** A custom emoji is named by its id, any other is one of Unicode's: a mere symbol is refused. */
export function checkEmoji(emoji: Emoji | null | undefined, path: Path, problems: Problems): void {
  if (emoji === null || emoji === undefined) return;
  if (typeof emoji.id === 'string' ? /^\d+$/.test(emoji.id) : isEmoji(emoji.name ?? '')) return;
  problems.add([...path, 'name'], 'COMPONENT_INVALID_EMOJI', 'Invalid emoji');
}
