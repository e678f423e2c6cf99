import { Problems } from './problems.js';

export interface Choice {
  readonly name: string;
  readonly value: string | number;
  readonly name_localizations?: Readonly<Record<string, string>> | null;
}

/** Throws 50035 where an answer to an autocompletion has too many, too long or empty choices. */
export function checkChoices(choices: readonly Choice[] | undefined): void {
  const problems = new Problems(['data']);
  if (choices === undefined) problems.required(['choices'], undefined, 25, 0);
  problems.length(['choices'], choices, 25);
  (choices ?? []).forEach((choice, i) => {
    problems.required(['choices', i, 'name'], choice.name, 100);
    if (typeof choice.value === 'string') problems.required(['choices', i, 'value'], choice.value, 100);
  });
  problems.throw();
}
