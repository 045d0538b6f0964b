import { type CleanOptions, cleanText } from '../../notification/clean-text.ts';
import { type Conclusion, conclusions } from '../../notification/states.ts';

/**
 * Reads GitHub's answers and event payloads, whose shape is never taken on trust: a field that is missing or of
 * another type than expected reads as undefined, and every text is cleaned on its way in.
 */

/** The value at the end of a path of own properties; undefined where the path breaks off. */
export function at(value: unknown, ...path: string[]): unknown {
  let current = value;
  for (const key of path) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, key)) return undefined;
    current = (current as Record<string, unknown>)[key];
  }
  return current;
}

/** A list, or an empty one. */
export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A text that is not blank, free of control and bidirectional-override characters. */
export function textOf(value: unknown, options: CleanOptions = { maxLength: 500 }): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = cleanText(value, options);
  return text.trim() === '' ? undefined : text;
}

/** A whole number above zero, as number or as decimal text (environment variables): ids, run numbers, lines. */
export function countOf(value: unknown): number | undefined {
  const isDigits = typeof value === 'string' && /^\d{1,16}$/.test(value);
  const number = isDigits ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number > 0 ? number : undefined;
}

/** A time, normalized to ISO 8601 in UTC. */
export function timeOf(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT/.test(value)) return undefined;
  const time = new Date(value);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}

/** The id of a commit: SHA-1 or SHA-256 in lower-case hexadecimal. */
export function shaOf(value: unknown): string | undefined {
  return typeof value === 'string' && /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(value) ? value : undefined;
}

/** A conclusion; null while there is none, and for a word that GitHub does not have yet. */
export function conclusionOf(value: unknown): Conclusion | null {
  return conclusions.find((each) => each === value) ?? null;
}
