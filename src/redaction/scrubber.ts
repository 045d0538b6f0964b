/** Values shorter than this are not hidden: `***` would then stand in every other word. */
export const SHORTEST_HIDDEN = 4;

/**
 * Takes hidden values out of text. It works on whole texts only: where a text comes in and where it goes out, before it
 * is cut and before it is escaped. A value that was cut or escaped first is no longer found.
 */
export class Scrubber {
  readonly #values = new Set<string>();
  #pattern: RegExp | undefined;

  /**
   * Hides a value from now on, and each of its lines, because logs come line by line.
   *
   * @returns what was not hidden before
   */
  hide(value: string): string[] {
    const parts = [value, ...value.split(/\r?\n/)].filter((part) => part.trim().length >= SHORTEST_HIDDEN);
    const fresh = [...new Set(parts)].filter((part) => !this.#values.has(part));
    for (const part of fresh) this.#values.add(part);
    if (fresh.length > 0) this.#pattern = undefined;
    return fresh;
  }

  /** The text with three stars in place of every hidden value. */
  readonly scrub = (text: string): string => {
    if (this.#values.size === 0) return text;
    this.#pattern ??= matchAny([...this.#values]);
    return text.replace(this.#pattern, '***');
  };
}

/** The longest first: a value may begin with another one. */
function matchAny(values: readonly string[]): RegExp {
  const sorted = values.toSorted((a, b) => b.length - a.length);
  const alternatives = sorted.map((value) => value.replace(/\W/g, '\\$&')).join('|');
  return new RegExp(`(?:${alternatives})`, 'g');
}

/** The same data with every text changed; keys stay. */
export function mapTexts<T>(value: T, change: (text: string) => string): T {
  if (typeof value === 'string') return change(value) as T;
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapTexts(item, change)])) as T;
}
