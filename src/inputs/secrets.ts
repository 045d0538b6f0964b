import { listWireForms } from '../redaction/wire-forms.ts';
import type { InputName } from './declarations.ts';

/** Values shorter than this are not masked on their own: `***` would then stand in every other word of the log. */
const SHORTEST_MASK = 4;

/** What must not be read. */
export interface Secrets {
  /** Secrets and usernames in every form: nowhere, neither in the log nor in outputs, files or the summary. */
  everywhere: string[];
  /**
   * An SMTP Username and the parts of the triple: hidden in the log. In outputs they stay, because they are often named
   * like the organisation, and three stars in a subject or a repository's name would be wrong data.
   */
  inLog: string[];
}

/**
 * Everything that must not be readable, from the raw inputs alone: it works before any of them is validated, so that a
 * validation error cannot show a secret. The username is hidden in both notations, whichever the user chose.
 *
 * @param read raw value of an input, blanks included
 */
export function listSecrets(read: (name: InputName) => string): Secrets {
  const parts = ['acs-resource', 'client-id', 'tenant-id'] as const;
  const trimmed = parts.map((name) => read(name).trim());
  const named = read('smtp-username').trim();
  const triples = trimmed.every(Boolean) ? [trimmed.join('.'), trimmed.join('|')] : [];
  const secrets = [read('client-secret'), read('github-token')];
  const forms = listWireForms(
    [read('smtp-username'), ...triples].filter((value) => value !== ''),
    secrets.filter((value) => value !== ''),
  ).filter((form) => form.trim() !== named);
  const isLongEnough = (value: string): boolean => value.trim().length >= SHORTEST_MASK;
  return { everywhere: forms.filter(isLongEnough), inLog: [...trimmed, named].filter(isLongEnough) };
}
