import type { Problem } from '../services/mail-service.ts';
import { type InputName, inputs } from './declarations.ts';
import type { Parsed } from './parse.ts';

/**
 * Reads inputs by name and gathers every problem instead of stopping at the first. A value that could not be read
 * is replaced by its default, only so that the rest can be checked; with a problem gathered it is never used.
 */
export class Reader {
  readonly problems: Problem[] = [];
  readonly #read: (name: InputName) => string;

  constructor(read: (name: InputName) => string) {
    this.#read = read;
  }

  /** The value, or the declared default where the workflow set none (a run outside of GitHub's runner). */
  text(name: InputName): string {
    const given = this.#read(name);
    const fallback = inputs[name].default;
    return given === '' && !fallback.startsWith('${{') ? fallback : given;
  }

  parse<T>(name: InputName, parser: (text: string) => Parsed<T>, fallback: T): T {
    const parsed = parser(this.text(name));
    if ('value' in parsed) return parsed.value;
    this.complain(name, parsed.problem);
    return fallback;
  }

  complain(input: InputName, text: string): void {
    this.problems.push({ input, text });
  }
}
