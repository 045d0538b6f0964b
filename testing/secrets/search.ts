import { randomBytes } from 'node:crypto';

/**
 * Secrets of its own making, the text that holds them, and the search for what is left of them. Nothing here comes from
 * the code under test: the forms are computed from the encodings themselves.
 */

/** Characters of a secret that count as a leak when they are found together: a cut leaves parts. */
const PART = 12;

/** A value of no known shape, without blanks, with every character that some format escapes. */
export function makeSecret(): string {
  const letters = (): string =>
    randomBytes(12)
      .toString('base64')
      .replaceAll(/[^A-Za-z0-9]/g, 'x')
      .slice(0, 14);
  return `Zq${letters()}~_*&<${letters()}>"'+/=${letters()}`;
}

/**
 * Every secret again and again, over a length that no limit of the action exceeds by much: a text that is cut anywhere
 * is cut inside of one. With another shift the cuts fall elsewhere.
 */
export function plantText(secrets: readonly string[], shift: number, length = 2_500): string {
  let text = 'x'.repeat(shift);
  for (let at = 0; text.length < length; at++) text += `${secrets[at % secrets.length]} `;
  return text.trimEnd();
}

/** Looks for parts of secrets, plain and in base64 at each of the three places where an octet may begin. */
export class SecretSearch {
  readonly #parts = new Map<string, string>();

  constructor(secrets: Readonly<Record<string, string>>) {
    for (const [name, value] of Object.entries(secrets)) {
      this.#add(name, value);
      for (const offset of [0, 1, 2]) {
        const octets = Buffer.concat([Buffer.alloc(offset), Buffer.from(value)]);
        // The first and the last characters depend on the neighbors.
        const encoded = octets.toString('base64').slice(offset + 1, -4);
        this.#add(`${name} in base64`, encoded);
        this.#add(`${name} in base64url`, encoded.replaceAll('+', '-').replaceAll('/', '_'));
      }
    }
  }

  #add(name: string, form: string): void {
    for (let at = 0; at + PART <= form.length; at++) this.#parts.set(form.slice(at, at + PART), name);
  }

  /** Names of the secrets of which a part is in the text, as it stands or with its escapes undone. */
  find(text: string): string[] {
    const found = new Set<string>();
    for (const form of reveal(text)) {
      for (let at = 0; at + PART <= form.length; at++) {
        const name = this.#parts.get(form.slice(at, at + PART));
        if (name !== undefined) found.add(name);
      }
    }
    return [...found];
  }
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const undo: readonly ((text: string) => string)[] = [
  // HTML (named and numbered), and its tags
  (text) =>
    text.replace(/&(?:#(\d+)|#x([\da-f]+)|(amp|lt|gt|quot|apos));/gi, (_, decimal, hex, name) =>
      name === undefined
        ? String.fromCodePoint(decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal))
        : (entities[name.toLowerCase()] ?? ''),
    ),
  (text) => text.replace(/<\/?[a-z][^<>]*>/gi, ''),
  // Markdown and JSON
  (text) => text.replace(/\\([^\w\s])/g, '$1'),
  (text) => text.replace(/\\u([\da-f]{4})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16))),
  // URLs, forms, workflow commands; quoted-printable
  (text) => text.replace(/%([\da-f]{2})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16))),
  (text) =>
    text
      .replace(/=\r?\n/g, '')
      .replace(/=([\da-f]{2})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16))),
  // lines that were wrapped, and characters that nobody sees
  (text) => text.replace(/[\s\u00ad\u200b-\u200d\u2060\ufeff]+/g, ''),
];

/** The text as it stands, each escape undone alone, and each pair of them. */
function reveal(text: string): Set<string> {
  const once = undo.map((step) => step(text));
  return new Set([text, ...once, ...once.flatMap((form) => undo.map((step) => step(form)))]);
}
