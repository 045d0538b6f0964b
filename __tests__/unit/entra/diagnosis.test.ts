import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { inspect } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  type DiagnosisRequest,
  diagnoseSignIn,
  explainTokenError,
  type RefusedSignIn,
} from '../../../src/entra/diagnosis.ts';
import { ActionError } from '../../../src/errors.ts';
import { Scrubber } from '../../../src/redaction/scrubber.ts';
import { listWireForms } from '../../../src/redaction/wire-forms.ts';
import { acs } from '../../../src/services/acs/acs.ts';
import { makeLocalhostIdentity } from '../../../testing/entra/certificate.ts';
import type { RegisteredApp } from '../../../testing/entra/rules.ts';
import { type EntraStub, startEntraStub } from '../../../testing/entra/stub.ts';

const TENANT = '11111111-1111-4111-8111-111111111111';
const APP = '22222222-2222-4222-8222-222222222222';
const OTHER = '33333333-3333-4333-8333-333333333333';
const SECRET = 'abc8Q~the-right-one';
const REPLY = '535 5.7.3 Authentication unsuccessful';

const refused = new ActionError('auth', {
  title: 'Azure refused the sign-in (535 5.7.3)',
  causes: ['This or that.'],
  remedies: ['Try this.'],
  anchor: 'sign-in-refused',
  response: REPLY,
});

let entra: EntraStub;

beforeAll(async () => {
  const identity = makeLocalhostIdentity();
  setDefaultCACertificates([...getCACertificates('default'), identity.cert]);
  entra = await startEntraStub(identity);
});
afterAll(() => entra.close());
beforeEach(() => {
  entra.requests.length = 0;
  register({});
});

function register(app: Partial<RegisteredApp>): void {
  entra.registerTenant(TENANT, [{ clientId: APP, secrets: [{ value: SECRET }], ...app }]);
}

/** Hides what the run hides before it asks Entra. */
function scrubberOf(secret: string): (text: string) => string {
  const scrubber = new Scrubber();
  for (const form of listWireForms([], [secret])) scrubber.hide(form);
  return scrubber.scrub;
}

function requestOf(parts: Partial<DiagnosisRequest> = {}): DiagnosisRequest {
  return {
    error: refused,
    service: acs,
    target: acs.token,
    form: 'triple',
    clientId: APP,
    tenantId: TENANT,
    secret: SECRET,
    authorityHost: entra.authorityHost,
    signal: new AbortController().signal,
    scrub: scrubberOf(SECRET),
    ...parts,
  };
}

describe('when Entra refuses', () => {
  const cases: [string, Partial<RegisteredApp>, Partial<DiagnosisRequest>, string, string, string][] = [
    [
      'a wrong secret',
      {},
      { secret: 'x9Z~mistyped' },
      'entra-wrong-secret',
      '7000215',
      'az ad app credential reset',
    ],
    [
      'an expired secret',
      { secrets: [{ value: SECRET, expires: new Date(0) }] },
      {},
      'entra-expired-secret',
      '7000222',
      'az ad app credential list --id <client-id>',
    ],
    [
      'an unknown app',
      {},
      { clientId: OTHER },
      'entra-app-not-found',
      '700016',
      'az ad app show --id <client-id>',
    ],
    ['an unknown tenant', {}, { tenantId: OTHER }, 'entra-tenant-not-found', '90002', 'az account list'],
    ['a disabled app', { isDisabled: true }, {}, 'entra-app-disabled', '7000112', 'az ad sp update'],
    [
      'an app without service principal',
      { hasNoServicePrincipal: true },
      {},
      'entra-no-service-principal',
      '7000229',
      'az ad sp create --id <client-id>',
    ],
    [
      'an app under Conditional Access',
      { isBlockedByConditionalAccess: true },
      {},
      'entra-conditional-access',
      '53003',
      'az ad sp show',
    ],
  ];
  test.each(cases)('%s is named', async (_name, app, parts, anchor, code, command) => {
    register(app);
    const error = await diagnoseSignIn(requestOf(parts));
    expect(error).toMatchObject({ kind: 'auth', anchor, retryable: false });
    expect(error.title).toContain(`AADSTS${code}`);
    expect(error.remedies.join('\n')).toContain(command);
    expect(error.response).toContain(`${REPLY} / Microsoft Entra ID: AADSTS${code}: `);
    expect(entra.requests).toHaveLength(1);
    expect(inspect(error)).not.toContain(parts.secret ?? SECRET);
  });
});

describe('when Entra accepts', () => {
  test('the triple: role or resource name, with the commands for them', async () => {
    const error = await diagnoseSignIn(requestOf());
    expect(error).toMatchObject({ kind: 'auth', anchor: 'role-or-resource', response: REPLY });
    expect(error.title).toContain('Microsoft Entra ID accepts');
    expect(error.causes.join('\n')).toMatch(/no role.*\n.*CommunicationServices\/Write.*\n.*acs-resource/);
    const remedies = error.remedies.join('\n');
    expect(remedies).toContain('az role assignment list --assignee <client-id> --scope');
    expect(remedies).toContain('az role assignment create');
    expect(remedies).toContain('az resource list --name <acs-resource>');
    expect(remedies).not.toContain('smtp-username');
    expect(inspect(error)).not.toContain(SECRET);
  });

  test('an SMTP Username: its link comes first', async () => {
    const error = await diagnoseSignIn(requestOf({ form: 'smtp-username' }));
    expect(error.anchor).toBe('smtp-username-link');
    expect(error.causes[0]).toContain('linked to another app');
    expect(error.remedies[0]).toContain('az communication smtp-username list');
    expect(error.remedies.join('\n')).toContain('--comm-service-name <acs-resource>');
  });

  test('and no id is shown', async () => {
    const everything = inspect(await diagnoseSignIn(requestOf()));
    for (const id of [APP, TENANT]) expect(everything).not.toContain(id);
  });
});

describe('when Entra cannot be asked', () => {
  test.each([
    ['it is busy', () => entra.play({ kind: 'status', status: 503, retryAfter: '60' }), {}, /503/],
    [
      'it calls its fault a passing one',
      () => entra.play(...Array(2).fill({ kind: 'refuse', code: 90033 })),
      {},
      /90033/,
    ],
    [
      'it is silent',
      () => {
        entra.play({ kind: 'hang' });
        const limit = AbortSignal.timeout(200);
        vi.spyOn(AbortSignal, 'timeout').mockReturnValueOnce(limit);
      },
      {},
      /gave no answer/,
    ],
    ['no time is left', () => {}, { signal: AbortSignal.abort() }, /ran out/],
    [
      'the host answers nonsense',
      () => entra.play({ kind: 'body', body: '<html>' }),
      {},
      /did not answer like/,
    ],
    [
      'the host is not to be trusted with a secret',
      () => {},
      { authorityHost: 'http://x' },
      /AZURE_AUTHORITY_HOST/,
    ],
  ] satisfies [string, () => void, Partial<DiagnosisRequest>, RegExp][])(
    'because %s, the first error stays, with a note',
    async (_name, prepare, parts, note) => {
      prepare();
      const error = await diagnoseSignIn(requestOf(parts));
      expect(error).toMatchObject({
        kind: 'auth',
        title: refused.title,
        anchor: refused.anchor,
        response: REPLY,
        remedies: refused.remedies,
      });
      expect(error.causes.slice(0, -1)).toEqual(refused.causes);
      expect(error.causes.at(-1)).toMatch(/could not be asked/);
      expect(error.causes.at(-1)).toMatch(note);
    },
  );

  test('because of a bug elsewhere, the error still comes back', async () => {
    const ask = vi.spyOn(globalThis, 'fetch').mockImplementation(() => {
      throw new RangeError(SECRET);
    });
    const error = await diagnoseSignIn(requestOf());
    ask.mockRestore();
    expect(error.title).toBe(refused.title);
    expect(inspect(error)).not.toContain(SECRET);
  });

  test.each([['clientId'], ['tenantId'], ['secret']] as const)(
    'because %s is not known, nothing is asked',
    async (key) => {
      const { [key]: _left, ...request } = requestOf();
      expect(await diagnoseSignIn(request)).toBe(refused);
      expect(entra.requests).toEqual([]);
    },
  );

  test('because an SMTP Username was given alone, the ids are asked for', async () => {
    const { clientId: _c, tenantId: _t, ...request } = requestOf({ form: 'smtp-username' });
    const error = await diagnoseSignIn(request);
    expect(error.remedies.at(-1)).toContain('Give client-id and tenant-id together with smtp-username');
    expect(error.title).toBe(refused.title);
  });

  test('because the error is not about the sign-in, it is left alone', async () => {
    const error = new ActionError('throttled', { title: 'Busy' });
    expect(await diagnoseSignIn(requestOf({ error }))).toBe(error);
    expect(entra.requests).toEqual([]);
  });
});

describe('a token that ACS refused', () => {
  const now = new Date();
  const explain = (token: string, parts: Partial<RefusedSignIn> = {}) => {
    const { error, form, clientId, tenantId } = requestOf();
    const result = explainTokenError({
      service: acs,
      target: acs.token,
      error,
      form,
      clientId,
      tenantId,
      token,
      now,
      ...parts,
    });
    expect(inspect(result)).not.toContain(token);
    expect(result).toMatchObject({ kind: 'auth', anchor: 'token-refused', response: REPLY });
    return result;
  };
  const issue = (parts: object = {}) => entra.issueAccessToken({ appId: APP, tenantId: TENANT, ...parts });

  test.each([
    [
      'for Exchange',
      { audience: 'https://outlook.office365.com' },
      /it is for outlook\.office365\.com/,
      /scope/,
    ],
    ['that expired', { lifetimeSeconds: -60 }, /expired/, /Run the step again/],
    ['of another tenant', { tenantId: OTHER }, /another tenant/, /az account list/],
    ['of another app', { appId: OTHER }, /another app/, /az ad app show/],
  ])('%s', (_name, parts, title, remedy) => {
    const error = explain(issue(parts));
    expect(error.title).toMatch(title);
    expect(error.remedies.join()).toMatch(remedy);
    expect(inspect(error)).not.toContain(OTHER);
  });

  test('with the triple as user name: an SMTP Username first, then role and name', () => {
    const error = explain(issue());
    expect(error.title).toContain('although Microsoft Entra ID gave a token');
    expect(error.causes[0]).toContain('SMTP Username');
    expect(error.causes.at(-1)).toMatch(
      /looks right: it is for https:\/\/communication\.azure\.com, of the app client-id/,
    );
    expect(error.remedies[0]).toContain('--entra-application-id <client-id> --tenant-id <tenant-id>');
    expect(error.remedies.join()).toContain('az role assignment create');
  });

  test('with an SMTP Username: its link first', () => {
    const error = explain(issue(), { form: 'smtp-username' });
    expect(error.causes[0]).toContain('linked to another app');
    expect(error.remedies[0]).toContain('az communication smtp-username list');
  });

  test('with an audience that is a GUID, as in version 2 tokens, is not called wrong', () => {
    expect(explain(issue({ audience: OTHER })).title).toContain('although');
  });

  test('without an app and a tenant of its own is not called that of others', () => {
    const claims = { aud: 'https://communication.azure.com' };
    const token = ['{}', JSON.stringify(claims), 'x']
      .map((part) => Buffer.from(part).toString('base64url'))
      .join('.');
    for (const parts of [{}, { tenantId: undefined, clientId: undefined }]) {
      expect(explain(token, parts).causes.at(-1)).toBe(
        'The token itself looks right: it is for https://communication.azure.com.',
      );
    }
    expect(explain(issue(), { tenantId: undefined, clientId: undefined }).title).toContain('although');
  });

  test('that cannot be read leaves the general causes', () => {
    const error = explain('opaque-token');
    expect(error.causes.join()).toContain('no role');
    expect(error.causes.join()).not.toContain('looks right');
  });

  test('is never shown, nor are ids', () => {
    const text = inspect(explain(issue()));
    for (const id of [APP, TENANT]) expect(text).not.toContain(id);
  });
});
