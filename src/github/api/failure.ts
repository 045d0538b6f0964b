import { lowestCode, TLS_CODES } from '../../errors.ts';
import type { Missing } from '../../notification/notification.ts';
import { mapTexts } from '../../redaction/scrubber.ts';
import { at, textOf } from './json.ts';

/** What to do where there is no token, or a wrong one. */
export const GIVE_TOKEN = 'add `github-token: ${{ github.token }}`';

/**
 * Why GitHub did not answer a question. Decided by status and headers; GitHub's words only tell the two kinds of
 * rate limit apart (docs.github.com, "Rate limits for the REST API").
 */
export type FailureKind =
  | 'permission'
  | 'token'
  | 'not-found'
  | 'rate-limit'
  | 'server'
  | 'network'
  | 'certificate'
  | 'timeout'
  | 'invalid'
  | 'refused';

export interface ApiFailure {
  kind: FailureKind;
  status?: number;
  /** One sentence for the reader of the mail, without a secret. */
  reason: string;
  /** `actions: read`, for `permission`. */
  permission?: string;
  /** What the user can do to have it, where it is not what `kind` and `permission` say. */
  fix?: string;
  /** Pause that GitHub asks for, for `rate-limit`. */
  retryAfterMs?: number;
}

/** A body beyond the limit; thrown by the fetch that the client uses. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

/**
 * Reads what the Octokit threw: a RequestError with `status` and `response`, an AbortError, or anything else.
 *
 * @param permission what the endpoint needs, `actions: read`
 * @param timeout    sentence for a request that was aborted
 */
export function explainFailure(
  error: unknown,
  permission: string,
  timeout: string,
  scrub: (text: string) => string,
): ApiFailure {
  if (isAbort(error)) return { kind: 'timeout', reason: timeout };
  if (at(error, 'cause') instanceof BodyTooLarge) {
    return { kind: 'invalid', reason: 'GitHub’s answer was larger than 25 MB and was ignored.' };
  }
  const response = at(error, 'response');
  const status = at(response, 'status');
  if (typeof status !== 'number') return explainNetwork(error);
  const headers = at(response, 'headers');
  const words = textOf(mapTexts(at(response, 'data', 'message'), scrub), { maxLength: 200 }) ?? '';
  const limit = readRateLimit(status, headers, words);
  if (limit) return { ...limit, status };
  if (status === 401) return { kind: 'token', status, reason: 'GitHub does not accept the token (401).' };
  if (status === 403) {
    const isMissing =
      /not accessible by|must have admin rights/i.test(words) ||
      at(headers, 'x-accepted-github-permissions') !== undefined;
    const reason = isMissing
      ? `The token has no permission \`${permission}\`.`
      : `GitHub refuses to answer (403${words ? `: ${words}` : ''}).`;
    return isMissing
      ? { kind: 'permission', status, reason, permission }
      : { kind: 'refused', status, reason };
  }
  if (status === 404) return { kind: 'not-found', status, reason: 'GitHub does not find it (404).' };
  if (status >= 500) return { kind: 'server', status, reason: `GitHub had an error (${status}).` };
  return { kind: 'refused', status, reason: `GitHub refuses to answer (${status}).` };
}

/** No answer at all: by the code of the socket's error, because every runner's network fails in a way of its own. */
function explainNetwork(error: unknown): ApiFailure {
  const code = lowestCode(error);
  const host = hostOf(at(error, 'request', 'url'));
  if (TLS_CODES.test(code)) {
    const reason = `The certificate or TLS of ${host} is not trusted by this runner (${code}).`;
    const fix =
      'set NODE_EXTRA_CA_CERTS in the environment of the runner to the file of its certificate authority';
    return { kind: 'certificate', reason, fix };
  }
  return { kind: 'network', reason: `GitHub (${host}) could not be reached${code ? `: ${code}` : ''}.` };
}

function hostOf(url: unknown): string {
  return typeof url === 'string' && URL.canParse(url) ? new URL(url).host : 'the API';
}

function readRateLimit(status: number, headers: unknown, words: string): ApiFailure | undefined {
  if (status !== 403 && status !== 429) return undefined;
  const seconds = Number(at(headers, 'retry-after') ?? Number.NaN);
  if (at(headers, 'x-ratelimit-remaining') === '0') {
    const reset = new Date(Number(at(headers, 'x-ratelimit-reset') ?? Number.NaN) * 1000);
    const until = Number.isNaN(reset.getTime()) ? '' : ` until ${reset.toISOString().slice(11, 16)} UTC`;
    return { kind: 'rate-limit', reason: `The token’s requests to GitHub are used up${until}.` };
  }
  const isSecondary = status === 429 || Number.isFinite(seconds) || /secondary rate limit|abuse/i.test(words);
  if (!isSecondary) return undefined;
  return {
    kind: 'rate-limit',
    reason: 'GitHub asks for fewer requests at a time (secondary rate limit).',
    ...(seconds >= 0 ? { retryAfterMs: seconds * 1000 } : {}),
  };
}

function isAbort(error: unknown): boolean {
  return [error, at(error, 'cause')].some(
    (each) => each instanceof Error && (each.name === 'AbortError' || each.name === 'TimeoutError'),
  );
}

/** What the reader is told about a section that could not be read. */
export function missingOf(section: Missing['section'], failure: ApiFailure): Missing {
  const { kind, permission } = failure;
  const usual =
    kind === 'permission' && permission
      ? `add \`permissions: ${permission}\``
      : kind === 'token'
        ? GIVE_TOKEN
        : undefined;
  const fix = failure.fix ?? usual;
  return { section, reason: failure.reason, ...(fix ? { fix } : {}) };
}
