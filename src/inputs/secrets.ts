import { SHORTEST_HIDDEN } from '../redaction/scrubber.ts';
import { listWireForms } from '../redaction/wire-forms.ts';
import { type InputName, inputs, inputsOf } from './declarations.ts';

/** What must not be read. */
export interface Secrets {
  /** Secrets in every form, and usernames as they travel together with one: hidden everywhere. */
  everywhere: string[];
  /** Identifiers, hidden in the log only. */
  inLog: string[];
}

/** Variables by which the runner hands over tokens of its own: a server's error may repeat one. */
const TOKEN_VARIABLES = ['ACTIONS_ID_TOKEN_REQUEST_TOKEN', 'ACTIONS_RUNTIME_TOKEN'] as const;

/**
 * Everything that must not be readable, from the raw inputs alone: it works before any of them is validated, so that a
 * validation error cannot show a secret. The username is hidden in both notations, whichever the user chose.
 *
 * @param read raw value of an input, blanks included
 */
export function listSecrets(read: (name: InputName) => string, env: NodeJS.ProcessEnv): Secrets {
  const parts = (['acs-resource', 'client-id', 'tenant-id'] as const).map((name) => read(name).trim());
  const triples = parts.every(Boolean) ? [parts.join('.'), parts.join('|')] : [];
  // An address that signs in for itself is the sender of the mail, which everybody may see.
  const sender = addressOf(read('from'));
  const isDefault = ['', inputs.service.default].includes(read('service').trim().toLowerCase());
  const username = read('smtp-username') || (isDefault ? '' : sender);
  const identifiers = inputsOf('identifier')
    .map((name) => read(name).trim())
    .filter((value) => value.toLowerCase() !== sender.toLowerCase());
  const secrets = [...inputsOf('secret').map(read), ...TOKEN_VARIABLES.map((name) => env[name] ?? '')];
  const forms = listWireForms([username, ...triples], secrets).filter(
    (form) => ![...identifiers, username.trim()].includes(form.trim()),
  );
  const isLongEnough = (value: string): boolean => value.trim().length >= SHORTEST_HIDDEN;
  return { everywhere: forms.filter(isLongEnough), inLog: identifiers.filter(isLongEnough) };
}

/**
 * Reads inputs as the rest of the action sees them: a secret inside an input that is none is replaced by three stars
 * before anything quotes, cuts or escapes the value.
 *
 * @param read   value of an input, blanks around it removed
 * @returns the reader, and the names of the inputs in which it found a secret so far
 */
export function createInputReader(
  read: (name: InputName) => string,
  scrub: (text: string) => string,
): { read: (name: InputName) => string; leaking: ReadonlySet<InputName> } {
  const open = new Set(inputsOf(undefined));
  const leaking = new Set<InputName>();
  return {
    leaking,
    read(name) {
      const given = read(name);
      if (!open.has(name)) return given;
      const clean = scrub(given);
      if (clean !== given) leaking.add(name);
      return clean;
    },
  };
}

/** The address in `Contoso Builds <builds@contoso.com>`, which signs in where no user name is given. */
function addressOf(from: string): string {
  return (/<([^<>]*)>\s*$/.exec(from)?.[1] ?? from).trim();
}
