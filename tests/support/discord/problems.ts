import type { Path } from './component.js';
import { type FieldErrors, api } from './errors.js';

/** Collects field errors under paths such as `embeds.0.title`, in the words of Discord. */
export class Problems {
  readonly errors: FieldErrors = {};
  any = false;

  /** @param base where in the request's body the paths begin, such as `data` in an answer to an interaction. */
  constructor(private readonly base: Path = []) {}

  add(path: Path, code: string, message: string): void {
    this.any = true;
    let at = this.errors;
    for (const step of [...this.base, ...path]) at = (at[step] ??= {}) as FieldErrors;
    at['_errors'] = [...((at['_errors'] as { code: string; message: string }[] | undefined) ?? []), { code, message }];
  }

  /**
   * Checks the length of a text in UTF-16 units, the stricter of the ways in which Discord's documentation and clients count,
   * or the number of a list's members; gives it.
   */
  length(path: Path, value: string | readonly unknown[] | null | undefined, max: number, min = 0): number {
    const length = value?.length ?? 0;
    if (value === null || value === undefined || (length >= min && length <= max)) return length;
    if (min > 0) this.add(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`);
    else this.add(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`);
    return length;
  }

  /** As `length`, and the field must be there. */
  required(path: Path, value: string | readonly unknown[] | null | undefined, max: number, min = 1): number {
    if (value === null || value === undefined) this.add(path, 'BASE_TYPE_REQUIRED', 'This field is required');
    return this.length(path, value, max, min);
  }

  range(path: Path, value: number | null | undefined, min: number, max: number): void {
    if (value === null || value === undefined) return;
    if (value < min) {
      this.add(path, 'NUMBER_TYPE_MIN', `int value should be greater than or equal to ${min}.`);
    } else if (value > max) {
      this.add(path, 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${max}.`);
    }
  }

  /** @throws ApiError 50035 with all that was collected. */
  throw(): void {
    if (this.any) throw api.invalidForm(this.errors);
  }
}
