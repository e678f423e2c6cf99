import { type Component, ComponentType, type Path } from './component.js';
import type { Problems } from './problems.js';

/** Checks a select menu: its options, and how many of them may be chosen. */
export function checkSelect(menu: Component, path: Path, problems: Problems): void {
  problems.required([...path, 'custom_id'], menu.custom_id, 100);
  problems.length([...path, 'placeholder'], menu.placeholder, 150);
  problems.range([...path, 'min_values'], menu.min_values, 0, 25);
  problems.range([...path, 'max_values'], menu.max_values, 1, 25);
  if ((menu.min_values ?? 1) > (menu.max_values ?? 1)) {
    const message = 'Min values cannot be greater than max values';
    problems.add([...path, 'min_values'], 'SELECT_COMPONENT_MIN_VALUES_EXCEED_MAX_VALUES', message);
  }
  if (menu.type !== ComponentType.stringSelect) return;
  const options = menu.options ?? [];
  problems.required([...path, 'options'], menu.options, 25);
  const values = new Set<string>();
  options.forEach((option, i) => {
    const at = [...path, 'options', i];
    problems.required([...at, 'label'], option.label, 100);
    problems.required([...at, 'value'], option.value, 100);
    problems.length([...at, 'description'], option.description, 100);
    if (values.has(option.value)) {
      const message = 'The specified option value is already used';
      problems.add([...at, 'value'], 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', message);
    }
    values.add(option.value);
  });
  if (options.length > 0 && (menu.max_values ?? 1) > options.length) {
    const message = 'Max values cannot be greater than the number of options';
    problems.add([...path, 'max_values'], 'SELECT_COMPONENT_MAX_VALUES_EXCEED_OPTIONS', message);
  }
  if (options.filter((option) => option.default === true).length > (menu.max_values ?? 1)) {
    const message = 'Too many default values for the select menu';
    problems.add([...path, 'options'], 'SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES', message);
  }
}
