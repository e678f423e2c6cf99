import { type Component, ComponentType as Type, walk } from './component.js';
import { checkComponents } from './component-rules.js';
import type { Modal } from './interaction.js';
import { Problems } from './problems.js';

/** Types of components that a Label may hold. */
const inputs: readonly number[] = [
  Type.stringSelect,
  Type.textInput,
  Type.userSelect,
  Type.roleSelect,
  Type.mentionableSelect,
  Type.channelSelect,
  Type.fileUpload,
];

/**
 * Checks the modal that an interaction is answered with.
 * @throws ApiError 50035 where it breaks a rule.
 */
export function checkModal(modal: Partial<Modal>): void {
  const problems = new Problems(['data']);
  problems.required(['custom_id'], modal.custom_id, 100);
  problems.required(['title'], modal.title, 45);
  problems.required(['components'], modal.components, 5);
  const components = modal.components ?? [];
  checkComponents(components, 'modal', [], problems);
  components.forEach((row, i) => {
    if (row.type !== Type.label || inputs.includes(row.component?.type ?? 0)) return;
    const message = `Value of field "type" must be one of (${inputs.join(', ')}).`;
    problems.add(['components', i, 'component'], 'UNION_TYPE_CHOICES', message);
  });
  for (const [path, component] of walk(components)) {
    const labelled = component.type === Type.textInput && path.at(-1) !== 'component';
    if (labelled && (component.label ?? '') === '') {
      problems.add([...path, 'label'], 'BASE_TYPE_REQUIRED', 'This field is required');
    }
    if (component.disabled === true) {
      problems.add([...path, 'disabled'], 'COMPONENT_DISABLED_IN_MODAL', 'A component of a modal cannot be disabled');
    }
  }
  problems.throw();
}

/** The inputs of a modal, each with what it is called and what it holds before its reader types. */
export function inputsOf(modal: Modal): { component: Component; label: string; value: string }[] {
  return modal.components.flatMap((row) => {
    const component = row.component ?? row.components?.[0];
    if (component === undefined || row.type === Type.textDisplay) return [];
    return [{ component, label: row.label ?? component.label ?? '', value: component.value ?? '' }];
  });
}
