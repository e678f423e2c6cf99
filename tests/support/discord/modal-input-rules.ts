import type { Component, Path } from './component.js';
import type { Problems } from './problems.js';

/** Checks a text input of a modal. Its own label is of old; within a Label there is none. */
export function checkTextInput(input: Component, path: Path, problems: Problems): void {
  problems.required([...path, 'custom_id'], input.custom_id, 100);
  if (input.style !== 1 && input.style !== 2) {
    problems.add([...path, 'style'], 'BASE_TYPE_CHOICES', 'Value must be one of {1, 2}.');
  }
  problems.length([...path, 'label'], input.label, 45, 1);
  problems.length([...path, 'placeholder'], input.placeholder, 100);
  problems.range([...path, 'min_length'], input.min_length, 0, 4_000);
  problems.range([...path, 'max_length'], input.max_length, 1, 4_000);
  const longest = input.max_length ?? 4_000;
  problems.length([...path, 'value'], input.value, longest, (input.value ?? '') === '' ? 0 : (input.min_length ?? 0));
  if ((input.min_length ?? 0) > longest) {
    const message = 'Min length cannot be greater than max length';
    problems.add([...path, 'min_length'], 'TEXT_INPUT_COMPONENT_MIN_LENGTH_EXCEEDS_MAX_LENGTH', message);
  }
}
