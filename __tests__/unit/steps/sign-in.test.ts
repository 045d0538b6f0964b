import { afterEach, describe, expect, it, vi } from 'vitest';
import { ActionError } from '../../../src/errors.ts';
import type { Settings } from '../../../src/inputs/settings.ts';
import { acs } from '../../../src/services/acs/acs.ts';
import { signIn } from '../../../src/steps/sign-in.ts';

/** Signs in by OIDC, which GitHub does not allow. */
async function refusedBy(requestIdToken: () => Promise<string>, signal: AbortSignal): Promise<ActionError> {
  const settings = {
    service: acs,
    signIn: 'oidc',
    login: { username: 'u', clientId: 'c', tenantId: 't' },
    timeoutMs: 1_000,
  } as Partial<Settings> as Settings;
  const runner = {
    requestIdToken,
    isDebug: () => false,
    scrub: (text: string) => text.replaceAll('s3cret', '***'),
  };
  const error = await signIn(settings, runner as never, '', { signal, finalSignal: signal }).catch(
    (reason: unknown) => reason,
  );
  if (error instanceof ActionError) return error;
  throw new Error('no refusal');
}

const temporary = "GitHub's OIDC provider has a temporary fault, or the runner cannot reach it.";

describe('GitHub gives no OIDC token', () => {
  it.each<[thrown: unknown, causes: string[]]>([
    [new Error('the s3cret\nis wrong'), ['The request for it failed: the *** is wrong', temporary]],
    [new Error(''), [temporary]],
    ['no error', [temporary]],
  ])('and throws %s', async (thrown, causes) => {
    const error = await refusedBy(() => Promise.reject(thrown), new AbortController().signal);
    expect(error).toMatchObject({
      kind: 'token',
      title: 'GitHub gave this run no OIDC token',
      causes,
      anchor: 'oidc-token',
      remedies: ['Run the step again.', expect.stringContaining('ACTIONS_ID_TOKEN_REQUEST_URL')],
    });
  });

  it.each(['before', 'while'])('and the time is up %s it is asked', async (when) => {
    const over = new AbortController();
    if (when === 'before') over.abort();
    const asking = refusedBy(() => {
      setImmediate(() => over.abort());
      return new Promise(() => {});
    }, over.signal);
    expect(await asking).toMatchObject({
      kind: 'timeout',
      title: 'GitHub gave this run no OIDC token before the time of this step ran out',
      causes: [temporary],
    });
  });
});

describe('the host that gets the credential', () => {
  afterEach(() => vi.unstubAllGlobals());

  /** Notices of a sign-in by token; the answer of Entra is none. */
  async function noticesOf(way: 'oauth' | 'oidc', authorityHost: string) {
    vi.stubGlobal('fetch', async () => new Response('<html>'));
    const notice = vi.fn();
    const settings = {
      service: acs,
      signIn: way,
      secret: 'secret',
      login: { username: 'u', clientId: 'c', tenantId: 't' },
      timeoutMs: 1_000,
    } as Partial<Settings> as Settings;
    const runner = {
      requestIdToken: async () => 'a.b.c',
      isDebug: () => false,
      mask: () => {},
      scrub: (text: string) => text,
      notice,
    };
    const { signal } = new AbortController();
    const signing = signIn(settings, runner as never, authorityHost, { signal, finalSignal: signal });
    await expect(signing).rejects.toMatchObject({ kind: 'token', anchor: 'entra-answer' });
    return notice.mock.calls;
  }

  it.each(['', 'https://login.microsoftonline.com', 'https://login.microsoftonline.us/'])(
    'is no news where it is Microsoft’s: %j',
    async (host) => {
      expect(await noticesOf('oauth', host)).toEqual([]);
    },
  );

  it.each<['oauth' | 'oidc', string]>([
    ['oauth', 'client secret'],
    ['oidc', 'OIDC token of this run'],
  ])('is announced where it is another, with %s', async (way, credential) => {
    expect(await noticesOf(way, 'https://login.contoso.example')).toEqual([
      [
        `AZURE_AUTHORITY_HOST is set, so login.contoso.example gets the ${credential}. It is not a sign-in host of Microsoft: make sure that it is meant.`,
        { title: 'Check AZURE_AUTHORITY_HOST' },
      ],
    ]);
  });
});
