import { escapeHtml } from './escape.ts';

/** HTML that may be placed as it is: written by {@link html}, or taken over by {@link trust}. */
export class Markup {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

/** What a template places: text and numbers are escaped, markup stands as it is, nothing is nothing. */
export type Placed = string | number | Markup | null | undefined | false | readonly Placed[];

/**
 * Tag of a template literal that writes HTML. Every text placed in it is escaped for a text node or a quoted
 * attribute; only {@link Markup} is not, so that forgetting is safe and the exception has a name.
 */
export function html(literals: TemplateStringsArray, ...values: readonly Placed[]): Markup {
  let source = literals[0] ?? '';
  values.forEach((value, index) => {
    source += write(value) + (literals[index + 1] ?? '');
  });
  return new Markup(source);
}

/** Takes over HTML that was made safe elsewhere. */
export function rawHtml(source: string): Markup {
  return new Markup(source);
}

function write(value: Placed): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Markup) return value.source;
  if (typeof value === 'object') return value.map(write).join('');
  return escapeHtml(String(value));
}
