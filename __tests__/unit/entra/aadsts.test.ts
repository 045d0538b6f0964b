import { describe, expect, test } from 'vitest';
import { findFault } from '../../../src/entra/aadsts.ts';
import * as az from '../../../src/entra/az-commands.ts';
import type { AssertionClaims } from '../../../src/entra/claims.ts';
import { explainRefusal } from '../../../src/entra/explain.ts';
import { readRefusal } from '../../../src/entra/refusal.ts';
import { acs } from '../../../src/services/acs/acs.ts';
import { toErrorBody } from '../../../testing/entra/rules.ts';

const CLAIMS: AssertionClaims = {
  issuer: 'https://token.actions.githubusercontent.com',
  audience: 'api://AzureADTokenExchange',
  subject: 'repo:octo-org/octo-repo:ref:refs/heads/main',
};

/** Code, anchor, a word of the title, a word of the causes, and the start of the command to check or to fix. */
const CASES: [number, string, RegExp, RegExp, RegExp][] = [
  [7000215, 'entra-wrong-secret', /secret/, /Secret ID/, /az ad app credential reset --id \S+ --append/],
  [70002, 'entra-wrong-secret', /secret/, /Secret ID/, /az ad app credential list/],
  [7000222, 'entra-expired-secret', /expired/, /two years/, /az ad app credential reset --id \S+ --append/],
  [700016, 'entra-app-not-found', /not known in this tenant/, /Object ID/, /az ad app show/],
  [700011, 'entra-app-not-found', /not known in this tenant/, /deleted/, /az ad app list/],
  [700025, 'entra-app-not-found', /public client/, /devices/, /az ad app list/],
  [7000229, 'entra-no-service-principal', /no service principal/, /Terraform/, /az ad sp create/],
  [7000112, 'entra-app-disabled', /disabled/, /administrator/, /az ad sp update .*accountEnabled=true/],
  [70001, 'entra-app-disabled', /disabled/, /administrator/, /az ad sp show/],
  [90002, 'entra-tenant-not-found', /no such tenant/, /subscription id/, /az account list/],
  [900023, 'entra-tenant-not-found', /no such tenant/, /another cloud/, /az cloud show/],
  [90038, 'entra-other-cloud', /another Microsoft cloud/, /sign-in host/, /az cloud show/],
  [900382, 'entra-other-cloud', /another Microsoft cloud/, /sign-in host/, /az cloud show/],
  [900432, 'entra-other-cloud', /another Microsoft cloud/, /sign-in host/, /az cloud show/],
  [70025, 'entra-no-federated-credential', /No federated/, /at all/, /federated-credential create/],
  [70021, 'entra-no-federated-credential', /No federated/, /subject repo:octo/, /federated-credential list/],
  [700211, 'entra-no-federated-credential', /No federated/, /issuer https/, /federated-credential create/],
  [700212, 'entra-no-federated-credential', /No federated/, /audience api:/, /federated-credential create/],
  [
    700213,
    'entra-no-federated-credential',
    /No federated/,
    /subject repo:octo/,
    /federated-credential create/,
  ],
  [7002138, 'entra-no-federated-credential', /No federated/, /letter case/, /federated-credential list/],
  [700223, 'entra-federation-blocked', /does not allow/, /policy/, /token\.actions\.githubusercontent/],
  [700238, 'entra-federation-blocked', /does not allow/, /policy/, /client secret/],
  [700024, 'entra-assertion-refused', /token that GitHub gave/, /clock/, /Run the step again/],
  [700027, 'entra-assertion-refused', /token that GitHub gave/, /signed/, /Run the step again/],
  [53003, 'entra-conditional-access', /Conditional Access/, /location/, /Sign-in logs/],
  [530032, 'entra-conditional-access', /security policy/, /location/, /Sign-in logs/],
  [530035, 'entra-conditional-access', /security policy/, /location/, /az ad sp show/],
  [500011, 'entra-service-not-found', /not known in this tenant/, /provider/, /az provider register/],
  [7000218, 'entra-malformed-request', /without a credential/, /proxy/, /az ad app credential reset/],
  [90013, 'entra-malformed-request', /cannot read/, /characters/, /az ad app show/],
  [900144, 'entra-malformed-request', /cannot read/, /characters/, /az account list/],
  [9002313, 'entra-malformed-request', /cannot read/, /characters/, /az account list/],
  [90033, 'entra-busy', /at the moment/, /temporary fault/, /Run the step again/],
  [50033, 'entra-busy', /at the moment/, /temporary fault/, /Run the step again/],
];

function explain(code: number, options: { claims?: AssertionClaims; status?: number } = {}) {
  const body = toErrorBody({ code, error: 'invalid_client', status: 401, text: 'Words of Entra.' });
  const refusal = readRefusal(options.status ?? 401, body, (text) => text);
  if (!refusal) throw new Error('not read as a refusal');
  return { body, error: explainRefusal(refusal, acs.token, options.claims ?? CLAIMS) };
}

describe('every code of the table', () => {
  test.each(CASES)('AADSTS%i', (code, anchor, title, cause, remedy) => {
    const { error, body } = explain(code);
    expect(error.kind).toBe('token');
    expect(error.anchor).toBe(anchor);
    expect(error.title).toMatch(title);
    expect(error.title).toMatch(new RegExp(`^[^=>\n]+ \\(AADSTS${code}\\)$`));
    expect(error.causes.join('\n')).toMatch(cause);
    expect(error.remedies.join('\n')).toMatch(remedy);
    expect(error.response).toBe(`AADSTS${code}: Words of Entra. [correlation id ${body.correlation_id}]`);
    expect(error.retryable).toBe(anchor === 'entra-busy');
  });

  test('says the code in place of its own words when Entra lists several', () => {
    expect(findFault([1, 700016, 7000215])).toMatchObject({ code: 700016 });
    expect(findFault([])).toBeUndefined();
  });
});

describe('a code that is not in the table', () => {
  test('is said to be unknown, with a way to look it up', () => {
    const { error } = explain(123456);
    expect(error).toMatchObject({ kind: 'token', anchor: 'entra-other-code', retryable: false });
    expect(error.title).toContain('AADSTS123456');
    expect(error.remedies[0]).toContain('https://login.microsoftonline.com/error?code=123456');
  });

  test.each([429, 500, 503])('with status %i is a temporary fault', (status) => {
    const { error } = explain(123456, { status });
    expect(error).toMatchObject({ anchor: 'entra-busy', retryable: true });
  });

  test('that is missing leaves the OAuth code', () => {
    const refusal = readRefusal(400, { error: 'invalid_scope' }, (text) => text);
    if (!refusal) throw new Error('not read as a refusal');
    const error = explainRefusal(refusal, acs.token);
    expect(error.title).toContain('(invalid_scope)');
    expect(error.response).toBe('invalid_scope');
    expect(error.remedies).toEqual([expect.stringContaining('open Sign-in logs')]);
  });
});

describe('a federated credential that does not match', () => {
  test.each([
    ['repo:o/r:ref:refs/heads/dev', /every branch needs/],
    ['repo:o/r:ref:refs/tags/v1', /does not cover tags/],
    ['repo:o/r:pull_request', /pull request/],
    ['repo:o/r:environment:prod', /names that environment/],
    ['repo:o@12/r@345:ref:refs/heads/main', /numeric ids of owner and repository/],
  ])('subject %s is spelt out and explained', (subject, why) => {
    const { error } = explain(700213, { claims: { ...CLAIMS, subject } });
    expect(error.causes[0]).toContain(`subject ${subject}`);
    expect(error.causes.join('\n')).toMatch(why);
    expect(error.remedies.join('\n')).toContain(
      `issuer ${CLAIMS.issuer}, audience ${CLAIMS.audience}, subject ${subject}`,
    );
  });

  test('is registered by a command that holds the claims word for word', () => {
    const subject = `repo:o/r:environment:it's $HOME \`id\` "prod"`;
    const { error } = explain(700213, { claims: { ...CLAIMS, subject } });
    const command = error.remedies
      .map(commandOf)
      .find((each) => each?.includes('federated-credential create'));
    const words = splitShell(command ?? '');
    const parameters = JSON.parse(words[words.indexOf('--parameters') + 1] ?? '');
    expect(parameters).toEqual({
      name: expect.stringMatching(/^[a-zA-Z0-9][\w-]{2,119}$/),
      issuer: CLAIMS.issuer,
      subject,
      audiences: [CLAIMS.audience],
    });
  });

  test('is said without claims when the token could not be read', () => {
    const refusal = { status: 401, error: 'invalid_client', codes: [700213], text: '' };
    const error = explainRefusal(refusal, acs.token);
    expect(error.causes[0]).toContain('that the token has');
    expect(error.remedies).toHaveLength(1);
  });
});

describe('words of Entra', () => {
  const read = (body: unknown) => readRefusal(400, body, (text) => text);

  test.each([
    ['on further lines', '\r\nTrace ID: x\r\nCorrelation ID: y'],
    ['on the same line', ' Trace ID: x Correlation ID: y Timestamp: z'],
  ])('are cut off before the trace id %s', (_where, rest) => {
    const refusal = read({ error: 'invalid_client', error_description: `AADSTS7000215: Wrong.${rest}` });
    expect(refusal).toMatchObject({ text: 'AADSTS7000215: Wrong.', codes: [7000215] });
  });

  test('are believed only in their form', () => {
    for (const body of [
      null,
      1,
      'x',
      [],
      {},
      { error: 1 },
      { error: 'Two words' },
      { error: { code: 'x' } },
    ]) {
      expect(read(body)).toBeUndefined();
    }
    expect(
      read({
        error: 'x',
        error_description: 7,
        error_codes: ['a', -1, 1.5, 7000215],
        correlation_id: '\u001b[2J',
      }),
    ).toEqual({ status: 400, error: 'x', codes: [7000215], text: '' });
  });

  test('are bounded', () => {
    const refusal = read({ error: 'x', error_description: 'long '.repeat(100_000) });
    expect(refusal?.text.length).toBeLessThanOrEqual(501);
  });
});

/**
 * Options by command, from azure-cli 2.91.0 (`az <command> --help`) and the extension `communication`
 * (azext_communication, smtp_username); the global ones apart.
 */
const DOCUMENTED: Record<string, string[]> = {
  'account list': ['--all', '--refresh'],
  'ad app credential list': ['--id', '--cert'],
  'ad app credential reset': ['--id', '--append', '--display-name', '--years', '--end-date', '--cert'],
  'ad app federated-credential create': ['--id', '--parameters'],
  'ad app federated-credential list': ['--id'],
  'ad app permission add': ['--id', '--api', '--api-permissions'],
  'ad app permission admin-consent': ['--id'],
  'ad app list': ['--all', '--app-id', '--display-name', '--filter', '--identifier-uri', '--show-mine'],
  'ad app show': ['--id'],
  'ad sp create': ['--id'],
  'ad sp show': ['--id'],
  'ad sp update': ['--id', '--set', '--add', '--remove', '--force-string'],
  'cloud show': ['--name'],
  'communication smtp-username create': [
    ...['--resource-group', '--comm-service-name', '--smtp-username', '--username'],
    ...['--entra-application-id', '--tenant-id'],
  ],
  'communication smtp-username list': ['--resource-group', '--comm-service-name'],
  'provider register': ['--namespace', '--wait', '--consent-to-permissions', '--management-group-id'],
  'resource list': ['--location', '--name', '--namespace', '--resource-group', '--resource-type', '--tag'],
  'role assignment create': [
    ...['--role', '--scope', '--assignee', '--assignee-object-id', '--assignee-principal-type'],
    ...['--condition', '--condition-version', '--description', '--name'],
  ],
  'role assignment list': [
    ...[
      '--all',
      '--assignee',
      '--include-groups',
      '--include-inherited',
      '--resource-group',
      '--role',
      '--scope',
    ],
    ...['--fill-principal-name', '--fill-role-definition-name', '--assignee-object-id'],
  ],
};
const GLOBAL = ['--query', '-o', '--output', '--subscription'];

describe('every command', () => {
  const commands = Object.values(az).map((command) =>
    typeof command === 'string' ? command : command(CLAIMS),
  );

  test.each(commands)('%s', (command) => {
    const inner = [...command.matchAll(/\$\((az [^)]*)\)/g)].map(([, found]) => found ?? '');
    for (const each of [command, ...inner]) {
      const words = splitShell(each);
      expect(words.shift()).toBe('az');
      const end = words.findIndex((word) => word.startsWith('-'));
      const name = words.slice(0, end === -1 ? undefined : end).join(' ');
      expect(Object.keys(DOCUMENTED)).toContain(name);
      const flags = words.filter((word) => /^--?[a-z]/.test(word));
      expect([...(DOCUMENTED[name] ?? []), ...GLOBAL]).toEqual(expect.arrayContaining(flags));
    }
  });

  test('stands at the end of its sentence, so that it can be copied', () => {
    for (const [code] of CASES) {
      for (const remedy of explain(code).error.remedies) {
        if (/\baz [a-z]+ /.test(remedy)) expect(commandOf(remedy)).toBeDefined();
      }
    }
  });
});

function commandOf(remedy: string): string | undefined {
  return /: (az .*[^.])$/s.exec(remedy)?.[1];
}

/** Splits as a POSIX shell does, as far as these commands go: quotes, and \' outside of them. */
function splitShell(command: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let depth = 0;
  let quote = '';
  for (let at = 0; at < command.length; at++) {
    const sign = command[at] ?? '';
    if (depth > 0) {
      word += sign;
      if (sign === ')') depth--;
    } else if (quote === '"' && command.startsWith('$(', at)) {
      depth++;
      word += sign;
    } else if (quote) {
      if (sign === quote) quote = '';
      else word += sign;
    } else if (sign === "'" || sign === '"') {
      quote = sign;
      word ??= '';
    } else if (sign === '\\') {
      word = (word ?? '') + (command[++at] ?? '');
    } else if (sign === ' ') {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else {
      word = (word ?? '') + sign;
    }
  }
  if (word !== undefined) words.push(word);
  return words;
}

test.each([
  ['repo:octo-org/octo-repo:ref:refs/heads/main', 'github-repo-octo-org-octo-repo-ref-refs-heads-main'],
  ['repo:a//b::c!', 'github-repo-a-b-c'],
  ['', 'github-actions'],
  [`repo:${'a'.repeat(200)}`, `github-repo-${'a'.repeat(108)}`],
  [`${'a'.repeat(112)}:b`, `github-${'a'.repeat(112)}`],
])('the credential for %j is named %s', (subject, name) => {
  expect(az.addFederatedCredential({ ...CLAIMS, subject })).toContain(`"name":"${name}"`);
});
