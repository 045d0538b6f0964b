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
    this.causes = detail.causes ?? [];
    this.remedies = detail.remedies ?? [];
    this.anchor = detail.anchor ?? kind;
    this.retryable = detail.retryable ?? false;
    this.waitMs = detail.waitMs;
    this.response = detail.response;
    this.rejected = detail.rejected;
  }
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
