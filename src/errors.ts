/**
 * What can go wrong, as a closed list. The kind decides whether `on-error: warn` may soften the failure
 * (delivery kinds only) and which chapter of docs/troubleshooting.md the message links to.
 */
export type ErrorKind =
  | 'input'
  | 'auth'
  | 'token'
  | 'dns'
  | 'connect'
  | 'tls'
  | 'timeout'
  | 'throttled'
  | 'rejected'
  | 'partial'
  | 'unknown-outcome'
  | 'cancelled'
  | 'template'
  | 'internal';

/** A recipient that the server refused, with its reply. */
export interface Refusal {
  address: string;
  /** SMTP reply code, e.g. 550; 0 when the reply could not be read. */
  code: number;
  /** Enhanced status code (RFC 3463), e.g. `5.1.1`; empty when the server gave none. */
  enhanced: string;
  response: string;
}

/** The parts of an {@link ActionError}; everything but `title` and `kind` may be left out. */
export interface ErrorDetail {
  /** Shown first and as the title of the annotation: what happened, in one line, without a secret. */
  title: string;
  /** The input that is wrong, where it is one. */
  input?: string;
  /** Why it usually happens, most likely cause first. One sentence each. */
  causes?: readonly string[];
  /** What to do, in the order to try. One sentence each; may hold a command to run. */
  remedies?: readonly string[];
  /** Anchor in docs/troubleshooting.md, without `#`. */
  anchor?: string;
  /** True when the same message could be sent again without risk of a second copy. */
  retryable?: boolean;
  /** Milliseconds to wait before the next try, where a window of the service's has to end; for others the usual pauses hold. */
  waitMs?: number;
  /** The server's own words (SMTP reply, AADSTS text), already free of secrets. */
  response?: string;
  /** Who was refused, where the error is that all recipients were. */
  rejected?: readonly Refusal[];
  cause?: unknown;
}

/**
 * The one error class of the action. It is data: nothing decides by its English text.
 *
 * @param kind   what went wrong, see {@link ErrorKind}
 */
export class ActionError extends Error {
  override readonly name = 'ActionError';
  readonly kind: ErrorKind;
  readonly title: string;
  readonly input: string | undefined;
  readonly causes: readonly string[];
  readonly remedies: readonly string[];
  readonly anchor: string;
  readonly retryable: boolean;
  readonly waitMs: number | undefined;
  readonly response: string | undefined;
  readonly rejected: readonly Refusal[] | undefined;

  constructor(kind: ErrorKind, detail: ErrorDetail) {
    super(detail.title, { cause: detail.cause });
    this.kind = kind;
    this.title = detail.title;
    this.input = detail.input;
    this.causes = detail.causes ?? [];
    this.remedies = detail.remedies ?? [];
    this.anchor = detail.anchor ?? kind;
    this.retryable = detail.retryable ?? false;
    this.waitMs = detail.waitMs;
    this.response = detail.response;
    this.rejected = detail.rejected;
  }
}

/** The title of an error about these inputs. */
export function nameInputs(inputs: readonly string[], fault: string): string {
  return inputs.length === 1
    ? `The input ${inputs[0]} is ${fault}`
    : `${inputs.length} inputs are ${fault}: ${inputs.join(', ')}`;
}

/**
 * Waits for work on what an input names, and keeps its error, if that is of kind `input`, beside others: all wrong inputs are
 * reported together.
 *
 * @returns undefined where there is such an error
 */
export async function keepRefusal<T>(refused: ActionError[], work: T | Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof ActionError) || error.kind !== 'input') throw error;
    refused.push(error);
    return undefined;
  }
}

/** One error about all files that cannot be used; a single one stays as it is. */
export function joinRefusals(refused: readonly ActionError[]): ActionError {
  const [only, ...others] = refused;
  if (only !== undefined && others.length === 0) return only;
  return new ActionError('input', {
    title: nameInputs([...new Set(refused.flatMap(({ input }) => input ?? []))], 'wrong'),
    causes: refused.map(({ title, causes, remedies }) => joinSentences([title, ...causes, ...remedies])),
    remedies: ['Correct the "with:" block of the step, or what writes the files. Nothing was sent.'],
    anchor: 'file',
  });
}

/** Sentences on one line; each ends in a full stop where it has no end of its own. */
export function joinSentences(sentences: readonly string[]): string {
  return sentences.map((text) => (/[.!?]$/.test(text) ? text : `${text}.`)).join(' ');
}

/** Shows what was given, quoted, cut to 60 characters and free of control characters. */
export function quote(given: string): string {
  const shown = given.length > 60 ? `${given.slice(0, 60)}…` : given;
  return JSON.stringify(shown);
}

/** The error code of the lowest cause that has one, such as ECONNREFUSED; fetch wraps the error of the socket. */
export function lowestCode(error: unknown): string {
  let code = '';
  for (let depth = 0, at = error; at instanceof Error && depth < 5; depth++, at = at.cause) {
    if ('code' in at && typeof at.code === 'string') code = at.code;
  }
  return code;
}

/** Codes of a certificate or of a TLS connection that Node does not accept. */
export const TLS_CODES =
  /^(?:ERR_TLS_|ERR_SSL_|EPROTO$|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH)/;
