import { listWireForms } from '../azure/wire.ts';
import type { InputName } from './inputs.ts';

/** Values shorter than this are not masked on their own: `***` would then stand in every other word of the log. */
const SHORTEST_MASK = 4;

/**
 * Everything that must never be readable, from the raw inputs alone: it works before any of them is validated, so
 * that a validation error cannot show a secret.
 *
 * The username is masked in both notations, whichever the user chose, and so are its parts.
 *
 * @param read raw value of an input, blanks included
 */
export function listSecrets(read: (name: InputName) => string): string[] {
  const parts = ['acs-resource', 'client-id', 'tenant-id'] as const;
  const trimmed = parts.map((name) => read(name).trim());
  const usernames = [
    read('smtp-username'),
    ...(trimmed.every(Boolean) ? [trimmed.join('.'), trimmed.join('|')] : []),
  ];
  const secrets = [read('client-secret'), read('github-token')];
  const forms = listWireForms(
    usernames.filter((value) => value !== ''),
    secrets.filter((value) => value !== ''),
  );
  return [...new Set([...forms, ...trimmed])]
    .filter((value) => value.trim().length >= SHORTEST_MASK)
    .sort((a, b) => b.length - a.length);
}
