import { ComponentType as Type } from './component.js';
import type { Modal } from './interaction.js';
import { inputsOf } from './modal-rules.js';

/**
 * The `data` of a modal's submission.
 * @param values what the reader put into the inputs, by label or custom id: a text, or the chosen values of a menu.
 * @throws Error where Discord's client would not let it be submitted.
 */
export function submission(modal: Modal, values: Readonly<Record<string, string | readonly string[]>>): unknown {
  const left = new Set(Object.keys(values));
  const inputs = inputsOf(modal).map(({ component, label, value }) => {
    const name = [component.custom_id ?? '', label].find((one) => values[one] !== undefined);
    if (name !== undefined) left.delete(name);
    const given = name === undefined ? value : values[name]!;
    if (given.length === 0 && component.required !== false) throw new Error(`"${label}" must be filled in`);
    if (component.type === Type.textInput) {
      if (given.length > (component.max_length ?? 4_000)) throw new Error(`"${label}" is too long`);
      if (given.length > 0 && given.length < (component.min_length ?? 0)) throw new Error(`"${label}" is too short`);
    }
    const filled = component.type === Type.textInput ? { value: given } : { values: [given].flat() };
    return { type: component.type, id: component.id, custom_id: component.custom_id, ...filled };
  });
  if (left.size > 0) throw new Error(`The modal has no "${[...left].join('", "')}"`);
  let i = 0;
  const components = modal.components.map((row) => {
    if (row.type === Type.textDisplay) return { type: row.type, id: row.id };
    const input = inputs[i++];
    return row.type === Type.label ? { type: row.type, component: input } : { type: row.type, components: [input] };
  });
  return { custom_id: modal.custom_id, components };
}
