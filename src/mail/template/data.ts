import { cleanText } from '../../notification/clean-text.ts';
import type { Notification } from '../../notification/notification.ts';
import { endSentence, textOf, type View } from '../view/view.ts';
import { model, type Shape } from './model.ts';

/** What our own layout would say, for templates that want the same words. */
export interface MailWords {
  /** `✗`, `✓`, `!` … */
  glyph: string;
  /** `Still failing`, `Fixed`, `Released` … */
  word: string;
  /** `Still failing on main`. */
  title: string;
  /** What happened, in one to three sentences. */
  summary: string;
  /** What an inbox shows beside the subject: failing step and first error. */
  preheader: string;
  /** Why the reader gets this mail, one sentence each. */
  reasons: string[];
}

/** What a user's template sees: the notification, and the words of our layout. */
export interface TemplateData extends Notification {
  mail: MailWords;
  /** When the mail was written. */
  now: string;
}

/** The data of one mail in full: every name of the model is there, `null` or empty when there is nothing to say. */
export function dataOf(notification: Notification, view: View, now: string): Record<string, unknown> {
  const mail: MailWords = {
    glyph: view.mark.glyph,
    word: view.mark.word,
    title: `${view.mark.word}${textOf(view.headline)}`,
    summary: view.summary.map(endSentence).join(' '),
    preheader: view.preheader,
    reasons: view.footer.reasons,
  };
  const data: TemplateData = { ...notification, mail, now };
  const completed = complete(data, model) as Record<string, unknown>;
  return { ...completed, inputs: withNullDefaults(completed['inputs'] as Record<string, unknown>) };
}

/**
 * A list or record in which every element exists: `failures[0].step` is empty in a green run, and an input is empty
 * when the run was not started by hand.
 */
function withNullDefaults<T extends object>(target: T): T {
  return new Proxy(target, {
    get: (values, name) => (isAbsent(values, name) ? null : Reflect.get(values, name)),
    getOwnPropertyDescriptor: (values, name) =>
      isAbsent(values, name)
        ? { value: null, configurable: true, enumerable: false, writable: true }
        : Reflect.getOwnPropertyDescriptor(values, name),
  });
}

function isAbsent(values: object, name: string | symbol): boolean {
  if (typeof name === 'symbol') return false;
  return Array.isArray(values)
    ? /^\d+$/.test(name) && Number(name) >= values.length
    : !Object.hasOwn(values, name);
}

function complete(value: unknown, shape: Shape): unknown {
  if (Array.isArray(shape)) {
    const [element] = shape;
    return withNullDefaults(Array.isArray(value) ? value.map((item) => complete(item, element)) : []);
  }
  if (shape === 'record') {
    const entries = isRecord(value) ? Object.entries(value) : [];
    return Object.fromEntries(entries.map(([name, text]) => [name, complete(text, 'text')]));
  }
  if (typeof value === 'string') return cleanText(value, { multiline: true });
  if (typeof shape === 'string') return value ?? null;
  if (!isRecord(value)) return null;
  return Object.fromEntries(
    Object.entries(shape).map(([name, inner]) => [name, complete(value[name], inner)]),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every URL of the data that we built ourselves, as the only data that may become a link by itself. */
export function urlsOf(data: unknown, shape: Shape = model, found = new Set<string>()): Set<string> {
  if (Array.isArray(shape)) {
    for (const item of Array.isArray(data) ? data : []) urlsOf(item, shape[0], found);
  } else if (shape === 'url') {
    if (typeof data === 'string') found.add(data);
  } else if (typeof shape === 'object' && isRecord(data)) {
    for (const [name, inner] of Object.entries(shape)) urlsOf(data[name], inner, found);
  }
  return found;
}
