import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ActionError } from '../../../src/errors.ts';
import { type InputName, inputNames } from '../../../src/inputs/declarations.ts';
import { readContexts, readSettings } from '../../../src/inputs/read.ts';
import { listSecrets } from '../../../src/inputs/secrets.ts';

const CLIENT = '11111111-2222-3333-4444-555555555555';
const TENANT = '99999999-8888-7777-6666-555555555555';
const SECRET = 'Zx48Q~aBcDeFgHiJkLmNoPqRsTuVwXyZ01234567';

const six: Partial<Record<InputName, string>> = {
  'acs-resource': 'contoso-acs',
  'client-id': CLIENT,
  'tenant-id': TENANT,
  'client-secret': SECRET,
  from: 'DoNotReply@contoso.example',
  to: 'dev@contoso.example',
};

const read = (changes: Partial<Record<InputName, string>> = {}, hasIdToken = false, given: string[] = []) =>
  readSettings((name) => ({ ...six, ...changes })[name] ?? '', given, hasIdToken);

async function problemsOf(
  changes: Partial<Record<InputName, string>>,
  hasIdToken = false,
): Promise<string[]> {
  try {
    await read(changes, hasIdToken);
    return [];
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    expect(error.kind).toBe('input');
    return [...error.causes];
  }
}

describe('six inputs', () => {
  it('are enough; the rest has the declared defaults', async () => {
    const { settings, warnings } = await read();
    expect(warnings).toEqual([]);
    expect(settings).toMatchObject({
      login: { username: `contoso-acs.${CLIENT}.${TENANT}` },
      signIn: 'password',
      server: { host: 'smtp.azurecomm.net', port: 587 },
      policy: { notifyOn: ['failure', 'fixed', 'flaky'], repeat: 'always', branches: [] },
      kind: 'auto',
      logLines: 40,
      commits: 10,
      thread: 'incident',
      dryRun: false,
      verify: false,
      onError: 'fail',
      timeoutMs: 300_000,
    });
  });

  it.each(Object.keys(six) as InputName[])('%s missing is a problem of its own', async (name) => {
    const problems = await problemsOf({ [name]: '' });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name} is missing`));
  });
});

it('a dry run needs no credentials', async () => {
  const none = { 'acs-resource': '', 'client-id': '', 'tenant-id': '', 'client-secret': '' };
  expect(await problemsOf({ ...none, 'dry-run': 'true' })).toEqual([]);
  expect(await problemsOf(none)).toHaveLength(4);
});

describe('a value that is right', () => {
  const ADA = { name: 'Ada', address: 'ada@contoso.com' };
  it.each<[Partial<Record<InputName, string>>, object]>([
    [{ period: '2d' }, { period: 172_800_000 }],
    [{ period: 'Run' }, { period: 'run' }],
    [{}, { period: undefined }],
    [{ 'environment-url': 'http://app.example/x' }, { deployment: { url: 'http://app.example/x' } }],
    [{ 'environment-url': 'https://app.example' }, { deployment: { url: 'https://app.example' } }],
    [
      { 'recipient-map': '@ada = Ada <ada@contoso.com>\n# nobody\n*@old.example=ada@contoso.com' },
      {
        recipients: {
          recipientMap: [
            { pattern: 'ada', mailbox: ADA },
            { pattern: '*@old.example', mailbox: { ...ADA, name: '' } },
          ],
        },
      },
    ],
    [
      { 'allow-domains': '@Contoso.com, *.contoso.com', to: '@culprits' },
      { recipients: { allowDomains: ['contoso.com', '*.contoso.com'], to: { tokens: ['@culprits'] } } },
    ],
    [
      { 'recipient-map': 'ada=ada@contoso.com', to: '@author' },
      { recipients: { to: { tokens: ['@author'] } } },
    ],
    [
      { repository: 'contoso/app.js', 'run-id': '901012345678', 'github-token': 't' },
      { repository: 'contoso/app.js', runId: 901_012_345_678 },
    ],
    [{ 'run-id': '1', kind: 'digest', period: 'run', 'github-token': 't' }, { runId: 1 }],
    [
      { repository: 'a/b', kind: 'digest', 'github-token': 't' },
      { repository: 'a/b', runId: undefined },
    ],
    [{ fields: 'owner=shop\nOn-call: a=b' }, { fields: { owner: 'shop', 'On-call': 'a=b' } }],
    [
      { locale: 'de-at', timezone: 'europe/berlin' },
      { locale: 'de-AT', timezone: 'Europe/Berlin' },
    ],
    [{ 'max-message-size': '30 mb' }, { maxMessageBytes: 30_000_000 }],
    [
      { 'smtp-host': 'Mail.Contoso.example', 'smtp-port': '2525' },
      { server: { host: 'mail.contoso.example', port: 2525 } },
    ],
    [{ 'secret-expires': '2027-05-31T12:00:00Z' }, { secretEndsOn: '2027-05-31T12:00:00Z' }],
    [{ redact: 'a#b' }, { redact: [/a#b/g] }],
    [{ status: 'cancelled' }, { status: 'cancelled' }],
    [{ 'html-file': 'mail.html' }, { html: { input: 'html-file', path: 'mail.html' } }],
    [{ body: 'Hello' }, { body: { input: 'body', text: 'Hello' } }],
    [
      { from: 'Contoso <builds@contoso.example>' },
      { from: { name: 'Contoso', address: 'builds@contoso.example' } },
    ],
    [{ service: 'hve', 'acs-resource': '' }, { login: { username: 'DoNotReply@contoso.example' } }],
    [{ 'dry-run': 'true' }, { dryRun: true, verify: false }],
    [{ verify: 'TRUE' }, { dryRun: false, verify: true }],
  ])('%j', async (changes, expected) => {
    expect((await read(changes)).settings).toMatchObject(expected);
  });

  it('is checked against nothing when it is left out', async () => {
    const { settings } = await read();
    expect(settings).toMatchObject({
      fields: {},
      redact: [],
      maxMessageBytes: 10_000_000,
      period: undefined,
    });
    expect(settings.status).toBeUndefined();
  });

  it('of recipients may be fifty, and one more is too many', async () => {
    const people = (count: number) =>
      Array.from({ length: count }, (_, index) => `dev${index}@contoso.example`).join(',');
    expect(await problemsOf({ to: people(50), cc: 'DEV0@contoso.example' })).toEqual([]);
    expect(await problemsOf({ to: people(50), cc: 'one@contoso.example' })).toEqual([
      expect.stringMatching(/^to has 51 recipients together with cc and bcc; Azure takes 50/),
    ]);
  });
});

describe('how to sign in', () => {
  it.each([
    [{}, false, 'password'],
    [{}, true, 'password'],
    [{ 'client-secret': '' }, true, 'oidc'],
    [{ auth: 'oauth' }, false, 'oauth'],
    [{ auth: 'oidc' }, true, 'oidc'],
    [{ service: 'hve', 'acs-resource': '', 'smtp-password': 'x' }, false, 'password'],
    [{ service: 'hve', 'acs-resource': '' }, true, 'oauth'],
    [{ service: 'hve', 'acs-resource': '', 'client-secret': '' }, true, 'oidc'],
    [
      { service: 'smtp', 'smtp-host': 'mail.example', 'smtp-username': 'u', 'smtp-password': 'x' },
      true,
      'password',
    ],
  ] as const)('%j with id-token %j is %s', async (changes, hasIdToken, expected) => {
    expect((await read(changes, hasIdToken)).settings.signIn).toBe(expected);
  });

  it('oidc without the permission says which one', async () => {
    expect((await problemsOf({ auth: 'oidc', 'client-secret': '' }))[0]).toContain('id-token: write');
  });

  it('a secret is not used, nor kept, when signing in by OIDC', async () => {
    expect((await read({ auth: 'oidc' }, true)).settings.secret).toBe('');
  });
});

describe('wrong inputs', () => {
  it.each<[Partial<Record<InputName, string>>, RegExp]>([
    [{ 'dry-run': 'flase' }, /^dry-run "flase" is neither true nor false; did you mean "false"\?/],
    [{ 'notify-on': 'failure, fixd' }, /^notify-on "fixd" \(did you mean "fixed"\?\) is not one of /],
    [{ repeat: 'daily' }, /^repeat "daily" is not one of always/],
    [{ 'smtp-port': '587a' }, /^smtp-port "587a" is not a whole number/],
    [{ 'smtp-host': '20.1.2.3' }, /^smtp-host .*IP address/],
    [{ 'username-separator': '-' }, /^username-separator "-"/],
    [{ timeout: '5' }, /^timeout "5" is not a duration/],
    [{ timeout: '0s' }, /^timeout "0s" is out of range/],
    [{ status: 'broken' }, /^status "broken" is not one of success/],
    [{ needs: 'build' }, /^needs is not a JSON object/],
    [{ needs: '{"result":"failure","outputs":{}}' }, /^needs is not the needs context/],
    [{ from: 'a@contoso.example, b@contoso.example' }, /^from .* is not exactly one address/],
    [{ to: 'not an address' }, /^to /],
    [{ to: '@culprits' }, /^to holds @culprits; say in allow-domains or recipient-map/],
    [{ 'reply-to': '@author', 'allow-domains': 'contoso.com' }, /^reply-to holds @author/],
    [{ 'allow-domains': '*.com' }, /^allow-domains "\*\.com" is not a domain/],
    [{ 'recipient-map': 'ada' }, /^recipient-map "ada" is not of the form/],
    [{ kind: 'message' }, /^body is missing/],
    [{ 'notify-on': ',' }, /^notify-on names no state/],
    [{ redact: '# (' }, /^redact /],
    [{ body: 'x', 'body-file': 'y' }, /^body-file is given together with body/],
    [{ body: 'x', html: '<p>' }, /^body is given together with html/],
    [{ 'body-file': 'x', 'html-file': 't.html' }, /^body-file is given together with html-file/],
    [{ fields: 'nothing' }, /^fields "nothing" is not of the form name=value/],
    [{ headers: 'Bcc: x@y.example' }, /^headers .*Bcc/i],
    [{ timezone: 'Mars/Olympus' }, /^timezone "Mars\/Olympus" is not a time zone/],
    [{ locale: 'xx-!!' }, /^locale "xx-!!" is not a language tag/],
    [{ redact: '(' }, /^redact /],
    [{ verify: 'true', 'dry-run': 'true' }, /^verify and dry-run are both true/],
    [{ 'log-lines': '501' }, /^log-lines "501" is not a whole number from 0 to 500/],
    [
      { repository: 'contoso', 'run-id': '1', 'github-token': 't' },
      /^repository "contoso" is not of the form owner\/name/,
    ],
    [{ repository: 'contoso/..', 'run-id': '1', 'github-token': 't' }, /^repository "contoso\/\.\." is not/],
    [{ 'run-id': '0', 'github-token': 't' }, /^run-id "0" is not the id of a run/],
    [{ 'run-id': 'x1', 'github-token': 't' }, /^run-id "x1" is not/],
    [{ repository: 'contoso/app', 'github-token': 't' }, /^run-id is missing; repository needs/],
    [{ 'run-id': '1' }, /^github-token is empty; run-id needs a token/],
    [{ repository: 'contoso/app', kind: 'digest' }, /^github-token is empty; repository needs a token/],
    [
      { 'run-id': '1', kind: 'message', body: 'x', 'github-token': 't' },
      /^run-id is given with kind message/,
    ],
    [{ 'run-id': '1', kind: 'digest', 'github-token': 't' }, /^run-id is given with a digest of a period/],
    [
      { period: '59m' },
      /^period "59m" is out of range; allowed are 1h to 31d, or run for the jobs of one run$/,
    ],
    [{ period: '32d' }, /^period "32d" is out of range/],
    [{ 'environment-url': 'javascript:alert(1)' }, /^environment-url "javascript:alert\(1\)" is not an http/],
    [{ 'environment-url': 'xhttps://a' }, /^environment-url /],
    [{ 'environment-url': 'app.contoso.example' }, /^environment-url /],
    [{ 'recipient-map': '= ada@contoso.com' }, /^recipient-map /],
    [{ 'recipient-map': 'ada = ' }, /^recipient-map /],
    [{ 'recipient-map': 'ada = @author' }, /^recipient-map /],
    [{ 'recipient-map': 'ada = a@contoso.com, b@contoso.com' }, /^recipient-map /],
    [{ 'recipient-map': 'ada = a@contoso.com, b@' }, /^recipient-map /],
    [{ 'recipient-map': 'ada lovelace = a@contoso.com' }, /^recipient-map /],
    [{ 'allow-domains': 'contoso.*.com' }, /^allow-domains /],
    [{ 'allow-domains': 'localhost' }, /^allow-domains "localhost" is not a domain/],
    [{ locale: 'qq' }, /^locale "qq" is not a language tag/],
    [{ locale: 'not a tag' }, /^locale "not a tag" is not a language tag/],
    [{ 'smtp-port': '465' }, /^smtp-port is 465, where servers begin with TLS/],
    [{ 'smtp-port': '0' }, /^smtp-port "0" is not a whole number from 1 to 65535/],
    [{ 'smtp-host': 'contoso-com.mail.protection.outlook.com' }, /^smtp-host .* without a sign-in/],
    [{ 'max-message-size': '10' }, /^max-message-size "10" is not a size/],
    [{ 'secret-expires': '2027-02-31' }, /^secret-expires "2027-02-31" is not a day/],
    [{ from: '@author', 'allow-domains': 'contoso.com' }, /^from "@author" is not exactly one address/],
    [{ from: 'builds' }, /^from holds "builds"/],
    [{ to: '', cc: '', bcc: 'x' }, /^bcc /],
    [{ fields: '1a=b' }, /^fields "1a=b" is not .* a letter followed by letters/],
    [{ fields: `a${'b'.repeat(64)}=c` }, /^fields /],
    [{ commits: '101' }, /^commits "101" is not a whole number from 0 to 100/],
    [{ job: '[]' }, /^job is not a JSON object; write it with toJSON/],
    [
      { service: 'smtp', 'smtp-host': 'm.example', 'smtp-username': 'u' },
      /^smtp-password is missing; give the password/,
    ],
    [{ service: 'smtp', 'smtp-username': 'u', 'smtp-password': 'p' }, /^smtp-host is missing; give the name/],
    [
      { service: 'smtp', 'smtp-host': 'm.example', 'smtp-username': 'u', auth: 'oauth' },
      /^auth is oauth, but service: smtp/,
    ],
  ])('%j', async (changes, expected) => {
    const problems = await problemsOf(changes);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(expected);
  });

  it('are reported together', async () => {
    const problems = await problemsOf({ 'client-id': 'x', 'dry-run': 'no', timeout: '1d', to: '', from: '' });
    expect(problems.map((problem) => problem.split(' ')[0]).toSorted()).toEqual(
      ['client-id', 'dry-run', 'from', 'timeout', 'to'].toSorted(),
    );
  });

  it.each<[Partial<Record<InputName, string>>, string, RegExp | undefined]>([
    [{ to: '' }, 'The input to is missing', undefined],
    [{ from: '' }, 'The input from is missing', /whether vars\.ACS_FROM \(/],
    [{ repeat: 'x' }, 'The input repeat is wrong', undefined],
    [
      { from: '', 'client-secret': '' },
      '2 inputs are missing: client-secret, from',
      /secrets\.ACS_CLIENT_SECRET, vars\.ACS_FROM/,
    ],
    [{ from: '', repeat: 'x' }, '2 inputs are missing or wrong: from, repeat', /vars\.ACS_FROM/],
    [{ timeout: 'x', repeat: 'x' }, '2 inputs are wrong: repeat, timeout', undefined],
  ])('%j: %s', async (changes, title, unset) => {
    const error = await read(changes).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ title, anchor: 'input' });
    const { remedies } = error as ActionError;
    expect(remedies.at(-1)).toBe(
      'Correct the "with:" block of the step, or the variables and secrets that it reads. Nothing was sent.',
    );
    expect(remedies.slice(0, -1)).toEqual(unset === undefined ? [] : [expect.stringMatching(unset)]);
  });

  it('never show a secret, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 6 }), async (secret) => {
        fc.pre(/\S{6}/.test(secret));
        for (const problem of await problemsOf({
          'client-secret': secret,
          'client-id': secret,
          'dry-run': 'no',
        })) {
          expect(problem.includes(secret)).toBe(false);
        }
      }),
    );
  });
});

describe('warnings', () => {
  it.each<[Partial<Record<InputName, string>>, RegExp[]]>([
    [{ 'smtp-host': 'smtp.office365.com' }, [/^smtp-host .* add this line: service: exchange-online$/]],
    [{ 'smtp-host': 'smtp.azurecomm.net' }, []],
    [{ 'smtp-host': 'mail.contoso.example' }, []],
    [{ 'smtp-password': 'x' }, [/^smtp-password has no effect with service: acs$/]],
    [{ 'smtp-port': '25' }, [/^smtp-port is 25, which is for mail between servers/]],
    [{ 'smtp-host': 'mail.contoso.example', 'smtp-port': '25' }, [/^smtp-port is 25, which/]],
    [{ 'smtp-port': '2525' }, [/^smtp-port is 2525; /]],
    [{ 'smtp-host': 'mail.contoso.example', 'smtp-port': '2525' }, []],
  ])('%j', async (changes, expected) => {
    const { warnings } = await read(changes);
    expect(warnings.map(({ input, text }) => `${input} ${text}`)).toEqual(
      expected.map((pattern) => expect.stringMatching(pattern)),
    );
  });

  it('name what an input of another mail action is here', async () => {
    const { warnings } = await read({}, false, ['SERVER_PORT', 'API-KEY']);
    expect(warnings.map(({ text }) => text)).toEqual([
      'is not an input of this action and has no effect; here it is smtp-port',
      'is not an input of this action and has no effect; here it is client-secret, or smtp-password with service: smtp',
    ]);
  });

  it('name the nearest input for a typo', async () => {
    const { warnings } = await read({}, false, ['CLIENT-SCRET', 'TO', 'ZEBRA']);
    expect(warnings.map(({ input, text }) => `${input} ${text}`)).toEqual([
      'client-scret is not an input of this action and has no effect; did you mean client-secret?',
      'zebra is not an input of this action and has no effect',
    ]);
  });

  it('join the problems when something is wrong: the typo is often why', async () => {
    await expect(read({ 'acs-resource': '' }, false, ['ACS_RESOURCE'])).rejects.toThrow(
      expect.objectContaining({
        causes: expect.arrayContaining([expect.stringContaining('did you mean acs-resource?')]),
      }),
    );
  });

  it.each([
    ['another port at the server of the service', { 'smtp-port': '2525' }, ['smtp-port']],
    ['another port at a server of your own', { 'smtp-port': '2525', 'smtp-host': 'mail.contoso.com' }, []],
    ['port 25 anywhere', { 'smtp-port': '25', 'smtp-host': 'mail.contoso.com' }, ['smtp-port']],
  ])('name %s, or not', async (_title, inputs, expected) => {
    expect((await read(inputs)).warnings.map(({ input }) => input)).toEqual(expected);
  });

  it('know every input', async () => {
    const everyName = inputNames.map((name) => name.toUpperCase());
    expect((await read({}, false, everyName)).warnings).toEqual([]);
  });
});

describe('secrets', () => {
  it('are known from the raw inputs alone, with the blanks of a paste', () => {
    const raw: Partial<Record<InputName, string>> = {
      ...six,
      'client-secret': ` ${SECRET}\n`,
      'smtp-username': 'builds',
    };
    const { everywhere, inLog } = listSecrets((name) => raw[name] ?? '', {});
    for (const value of [
      SECRET,
      `contoso-acs|${CLIENT}|${TENANT}`,
      Buffer.from('builds').toString('base64'),
    ]) {
      expect(everywhere).toContain(value);
    }
    expect(everywhere).toContain(Buffer.from(SECRET).toString('base64'));
    expect(inLog).toEqual(['contoso-acs', CLIENT, TENANT, 'builds']);
  });

  it('a very short resource name is not masked on its own', () => {
    const { everywhere, inLog } = listSecrets((name) => ({ ...six, 'acs-resource': 'ci' })[name] ?? '', {});
    expect(inLog).toEqual([CLIENT, TENANT]);
    expect(everywhere).toContain(`ci.${CLIENT}.${TENANT}`);
  });
});

it('contexts that are no JSON are left out', () => {
  expect(
    readContexts((name) => ({ needs: '{"a":{"result":"success"}}', job: 'x' })[name as 'job'] ?? ''),
  ).toEqual({ needs: { a: { result: 'success' } } });
});
