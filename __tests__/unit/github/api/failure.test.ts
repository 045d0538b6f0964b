import { describe, expect, it } from 'vitest';
import { BodyTooLarge, explainFailure } from '../../../../src/github/api/failure.ts';

const explain = (error: unknown) =>
  explainFailure(error, 'actions: read', 'The time was up.', (text) => text.replaceAll('s3cret', '***'));

/** What the Octokit throws after an answer. */
const answered = (status: number, message = '', headers: object = {}) =>
  Object.assign(new Error('x'), { response: { status, headers, data: { message } } });
/** What it throws without one. */
const unanswered = (code: string | undefined, url?: unknown) =>
  Object.assign(new Error('x', { cause: Object.assign(new Error('y'), { code }) }), { request: { url } });
const named = (name: string) => Object.assign(new Error('x'), { name });

describe('an answer that is none', () => {
  it.each<[error: unknown, expected: object]>([
    [answered(401), { kind: 'token', status: 401, reason: 'GitHub does not accept the token (401).' }],
    [
      answered(403, 'Resource not accessible by integration'),
      {
        kind: 'permission',
        permission: 'actions: read',
        reason: 'The token has no permission `actions: read`.',
      },
    ],
    [answered(403, 'You must have admin rights'), { kind: 'permission' }],
    [answered(403, '', { 'x-accepted-github-permissions': 'actions=read' }), { kind: 'permission' }],
    [answered(403), { kind: 'refused', reason: 'GitHub refuses to answer (403).' }],
    [answered(403, 'No s3cret'), { kind: 'refused', reason: 'GitHub refuses to answer (403: No ***).' }],
    [answered(404), { kind: 'not-found', reason: 'GitHub does not find it (404).' }],
    [answered(422), { kind: 'refused', reason: 'GitHub refuses to answer (422).' }],
    [answered(499), { kind: 'refused' }],
    [answered(500), { kind: 'server', reason: 'GitHub had an error (500).' }],
    [answered(502), { kind: 'server' }],
    [
      answered(403, '', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1772619300' }),
      { kind: 'rate-limit', reason: 'The token’s requests to GitHub are used up until 10:15 UTC.' },
    ],
    [
      answered(429, '', { 'x-ratelimit-remaining': '0' }),
      { kind: 'rate-limit', reason: 'The token’s requests to GitHub are used up.' },
    ],
    [answered(403, '', { 'x-ratelimit-remaining': '7' }), { kind: 'refused' }],
    [answered(401, '', { 'x-ratelimit-remaining': '0' }), { kind: 'token' }],
    [answered(429), { kind: 'rate-limit' }],
    [answered(403, '', { 'retry-after': '0' }), { kind: 'rate-limit', retryAfterMs: 0 }],
    [answered(403, '', { 'retry-after': '7' }), { kind: 'rate-limit', retryAfterMs: 7_000 }],
    [answered(403, '', { 'retry-after': 'later' }), { kind: 'refused' }],
    [answered(403, 'You have exceeded a secondary rate limit'), { kind: 'rate-limit' }],
    [answered(403, 'You have triggered an abuse detection'), { kind: 'rate-limit' }],
    [named('AbortError'), { kind: 'timeout', reason: 'The time was up.' }],
    [new Error('x', { cause: named('TimeoutError') }), { kind: 'timeout' }],
    [named('TypeError'), { kind: 'network', reason: 'GitHub (the API) could not be reached.' }],
    [new Error('x', { cause: new BodyTooLarge() }), { kind: 'invalid' }],
    [
      unanswered('ECONNREFUSED', 'https://ghe.example/api/v3/x'),
      { kind: 'network', reason: 'GitHub (ghe.example) could not be reached: ECONNREFUSED.' },
    ],
    [unanswered('ECONNREFUSED', '/x'), { reason: 'GitHub (the API) could not be reached: ECONNREFUSED.' }],
    [
      unanswered('SELF_SIGNED_CERT_IN_CHAIN', 'https://ghe.example'),
      {
        kind: 'certificate',
        reason:
          'The certificate or TLS of ghe.example is not trusted by this runner (SELF_SIGNED_CERT_IN_CHAIN).',
        fix: expect.stringContaining('NODE_EXTRA_CA_CERTS'),
      },
    ],
  ])('%#', (error, expected) => {
    expect(explain(error)).toMatchObject(expected);
  });
});
