import { escapeHtml } from './html.js';

/** A command that is being typed, with what is offered for its option. */
export function suggestionsHtml(
  command: string,
  option: string,
  typed: string,
  choices: readonly { readonly name: string }[],
): string {
  const list = choices.map(({ name }) => `<li>${escapeHtml(name)}</li>`).join('');
  return [
    `<div class="typing"><h4>${escapeHtml(option)}</h4><ul>${list}</ul>`,
    `<div class="input"><b>/${escapeHtml(command)}</b><span class="option">${escapeHtml(option)}</span>`,
    `<span>${escapeHtml(typed)}<span class="caret"></span></span></div></div>`,
  ].join('');
}
