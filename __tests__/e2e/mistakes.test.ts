import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Emulator } from '../../emulator/emulator.ts';
import { failedJob, sendThrough } from '../../testing/runner/delivery.ts';
import type { ActionInput, ActionResult } from '../../testing/runner/run-action.ts';
import { startMailHost } from '../../testing/smtp/mail-host.ts';

/**
 * Sixty mistakes that people make in the `with:` block, each in a run as it happens or together with others, because
 * all wrong inputs are reported at once. What is said has to name the line to change.
 */

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startMailHost();
});
afterAll(() => emulator.close());

const GUID = '11111111-2222-3333-4444-555555555555';
const OTHER = '99999999-8888-7777-6666-555555555555';

interface Run {
  /** What the mistakes of this run have in common. */
  title: string;
  inputs: Record<string, string>;
  given?: ActionInput;
  /** The mistake in words, and what the log says about it. */
  mistakes: readonly (readonly [mistake: string, said: RegExp])[];
}

const refused: readonly Run[] = [
  {
    title: 'variables and secrets that are not set',
    inputs: { 'acs-resource': '', 'client-id': '', 'tenant-id': '', 'client-secret': '', from: '', to: '' },
    mistakes: [
      ['vars.ACS_RESOURCE is not set', /acs-resource is missing.*vars\.ACS_RESOURCE/s],
      ['vars.ACS_CLIENT_ID is not set', /client-id is missing.*vars\.ACS_CLIENT_ID/s],
      ['vars.ACS_TENANT_ID is not set', /tenant-id is missing.*vars\.ACS_TENANT_ID/s],
      [
        'secrets.ACS_CLIENT_SECRET is not set',
        /client-secret is missing, and the job may not ask for an OIDC token.*secrets\.ACS_CLIENT_SECRET/s,
      ],
      ['vars.ACS_FROM is not set', /from is missing; give a MailFrom.*vars\.ACS_FROM/s],
      ['to is left out', /to is missing; give at least one recipient/],
    ],
  },
  {
    title: 'pasted with quotes, braces, or whole',
    inputs: {
      'acs-resource': `contoso-acs.${GUID}.${OTHER}`,
      'client-id': `"${GUID}"`,
      'tenant-id': `{${OTHER}}`,
      'client-secret': "'abcdefghijklmnopqrstuvwxyz~0123456789ABCD'",
    },
    mistakes: [
      ['the whole username as resource', /acs-resource is a whole SMTP username; give its first part/],
      ['an id in quotes', /client-id stands in quotes/],
      ['an id in braces', /tenant-id stands in brackets/],
      ['a secret in quotes', /client-secret stands in quotes/],
    ],
  },
  {
    title: 'a name instead of its value',
    inputs: {
      'acs-resource': 'vars.ACS_RESOURCE',
      'client-id': '$ACS_CLIENT_ID',
      'tenant-id': '{{ vars.ACS_TENANT_ID }}',
      'client-secret': 'secrets.ACS_CLIENT_SECRET',
    },
    mistakes: [
      ['a variable without ${{ }}', /acs-resource is the name of a variable and not its value/],
      ['a variable as in a shell', /client-id is the name of a variable/],
      ['an expression without its $', /tenant-id is the name of a variable/],
      ['a secret without ${{ }}', /client-secret is the name of a variable/],
    ],
  },
  {
    title: 'the wrong thing from the portal',
    inputs: {
      'acs-resource': 'contoso-acs.unitedstates.communication.azure.com',
      'client-id': 'Contoso Build Mails',
      'tenant-id': 'contoso.onmicrosoft.com',
      'client-secret': OTHER,
    },
    mistakes: [
      ['the endpoint as resource', /acs-resource is a host name, URL or resource ID/],
      ['the name of the app as client id', /client-id is not a GUID; give the Application \(client\) ID/],
      ['the domain as tenant id', /tenant-id is not a GUID; give the Directory \(tenant\) ID/],
      ['the Secret ID as secret', /client-secret has the shape of a GUID, so it is the Secret ID/],
    ],
  },
  {
    title: 'more of the wrong things',
    inputs: {
      'acs-resource': '/subscriptions/1/resourceGroups/g/providers/x/communicationServices/contoso-acs',
      'client-id': GUID,
      'tenant-id': GUID,
      'client-secret': 'endpoint=https://contoso-acs.example/;accesskey=abcdefghijkl',
    },
    mistakes: [
      ['the resource ID as resource', /acs-resource is a host name, URL or resource ID/],
      ['the same id twice', /client-id is the same as tenant-id/],
      ['the connection string as secret', /client-secret is a connection string or access key/],
    ],
  },
  {
    title: 'copied from a web page or a log',
    inputs: {
      'acs-resource': 'contoso acs',
      'client-id': '***',
      'client-secret': 'abcdefghijklmnopqrst uvwxyz~0123456789ABCD',
    },
    mistakes: [
      ['a resource name with a blank', /acs-resource is not the name of a Communication Services resource/],
      ['stars out of a log', /client-id is the hidden form of a value/],
      ['a secret with a blank inside', /client-secret holds white space/],
    ],
  },
  {
    title: 'sign-in',
    inputs: { auth: 'oidc', 'smtp-username': 'builds', 'username-separator': '/', 'client-secret': '' },
    mistakes: [
      [
        'OIDC without the permission',
        /auth is oidc, but the job may not ask for a token; add permissions: id-token: write/,
      ],
      ['SMTP Username beside the resource', /smtp-username is given together with acs-resource/],
      ['another separator', /username-separator "\/" is neither/],
    ],
  },
  {
    title: 'server',
    inputs: { 'smtp-host': 'smtp://smtp.azurecomm.net:587', 'smtp-port': '465', 'max-message-size': '10' },
    mistakes: [
      ['a URL as host', /smtp-host "smtp:\/\/smtp\.azurecomm\.net:587" is not a host name/],
      ['the port of implicit TLS', /smtp-port is 465, where servers begin with TLS; .* give 587/],
      ['a size without a unit', /max-message-size "10" is not a size/],
    ],
  },
  {
    title: 'another server',
    inputs: { 'smtp-host': '20.1.2.3', 'smtp-port': 'submission', auth: 'plain' },
    mistakes: [
      ['an address as host', /smtp-host "20\.1\.2\.3" is an IP address/],
      ['a port by name', /smtp-port "submission" is not a whole number/],
      ['a mechanism as auth', /auth "plain" is not one of auto, password, oauth, oidc/],
    ],
  },
  {
    title: 'a service without what it needs',
    inputs: {
      service: 'smtp',
      'smtp-host': '',
      'smtp-username': '',
      'smtp-password': '',
      'acs-resource': '',
    },
    mistakes: [
      ['no host for smtp', /smtp-host is missing; give the name of the mail server/],
      ['no user name for smtp', /smtp-username is missing/],
      ['no password for smtp', /smtp-password is missing; give the password of the account/],
    ],
  },
  {
    title: 'people',
    inputs: {
      from: 'Contoso Builds',
      to: '@author',
      cc: 'Doe, John <john@contoso.example>',
      'reply-to': '@culprits',
      'recipient-map': 'octocat: mona@contoso.example',
    },
    mistakes: [
      ['a name without an address', /from holds "Contoso Builds", which is not an address/],
      ['@author without domains', /to holds @author; .*for example allow-domains: contoso\.com/],
      ['a name with a comma', /cc holds "Doe", which is not an address.*double quotes/],
      ['@culprits to reply to', /reply-to holds @culprits/],
      [
        'a map with colons',
        /recipient-map "octocat: mona@contoso\.example" is not of the form login=address/,
      ],
    ],
  },
  {
    title: 'more people',
    inputs: {
      from: 'a@contoso.example, b@contoso.example',
      to: '@autor',
      'allow-domains': 'contoso',
    },
    mistakes: [
      ['two senders', /from .* is not exactly one address/],
      ['a misspelt role', /to holds "@autor".*@author/],
      ['a domain without a dot', /allow-domains "contoso" is not a domain/],
    ],
  },
  {
    title: 'when',
    inputs: { 'notify-on': 'failures, fixd', repeat: 'once', status: 'failed', needs: 'build, test' },
    mistakes: [
      [
        'a misspelt state',
        /notify-on "failures" \(did you mean "failure"\?\).*"fixd" \(did you mean "fixed"\?\)/,
      ],
      ['a made-up repeat', /repeat "once" is not one of always, new-failures, backoff, never/],
      ['a word of our own as status', /status "failed" is not one of success, failure/],
      ['needs as a list', /needs is not a JSON object; write it with toJSON/],
    ],
  },
  {
    title: 'what',
    inputs: {
      kind: 'message',
      fields: 'just a text',
      period: '1 week',
      'environment-url': 'app.contoso.example',
      timezone: 'CET+1',
      locale: 'english',
      'log-lines': 'all',
      commits: '1000',
      priority: 'urgent',
      thread: 'subject',
      headers: 'Bcc: boss@contoso.example',
      'attach-logs': 'true',
    },
    mistakes: [
      ['a message without a text', /body is missing; kind message needs body/],
      ['a field without a name', /fields "just a text" is not of the form name=value/],
      [
        'a period in words',
        /period "1 week" is not a duration; write a number with a unit \(s, m, h, d or w\), from 1h to 31d, or run for/,
      ],
      ['a link without https', /environment-url "app\.contoso\.example" is not an http or https URL/],
      ['an offset as time zone', /timezone "CET\+1" is not a time zone/],
      ['a language by name', /locale "english" is not a language tag/],
      ['a word for a number', /log-lines "all" is not a whole number from 0 to 500/],
      ['too many commits', /commits "1000" is not a whole number from 0 to 100/],
      ['a priority of another program', /priority "urgent" is not one of high, normal, low/],
      ['a thread by subject', /thread "subject" is not one of incident, branch, run, none/],
      ['recipients as a header', /headers .*Bcc/],
      ['a flag where a word is due', /attach-logs "true" is not one of none, failed/],
    ],
  },
  {
    title: 'how',
    inputs: {
      'dry-run': 'yes',
      verify: 'on',
      'on-error': 'ignore',
      timeout: '5',
      redact: '(',
      'if-no-files-found': 'fail',
      'attachments-overflow': 'zip',
      body: 'a',
      'body-file': 'b.md',
    },
    mistakes: [
      ['yes instead of true', /dry-run "yes" is neither true nor false/],
      ['on instead of true', /verify "on" is neither true nor false/],
      ['a policy that is none', /on-error "ignore" is not one of fail, warn/],
      ['a time without a unit', /timeout "5" is not a duration/],
      [
        'a broken expression',
        /redact line 1: "\(" is not a JavaScript regular expression \(Unterminated group\)/,
      ],
      ['fail instead of error', /if-no-files-found "fail" is not one of error, warn, ignore/],
      ['a made-up overflow', /attachments-overflow "zip" is not one of fail, link/],
      ['a text and a file', /body-file is given together with body/],
    ],
  },
];

/** Files of a workspace, and inputs that name them or others. */
const files: readonly (Run & { wrong: string })[] = [
  {
    title: 'of every input, of which several patterns are wrong',
    wrong: '3 inputs are wrong: body-file, test-reports, attachments',
    inputs: {
      'body-file': 'mial.md',
      'test-reports': '../junit/*.xml\n!*/../b.xml\n.git/junit.xml',
      attachments: 'out\nnone/*.log\n.npmrc',
      'if-no-files-found': 'error',
    },
    mistakes: [
      [
        'a misspelt file',
        /- The input body-file names "mial\.md", which does not exist\. Check the path; .* Is the repository checked out\?/,
      ],
      [
        'a pattern that climbs',
        /- The input test-reports names "\.\.\/junit\/\*\.xml", which leads out .*"\.\." .* not followed\./,
      ],
      ['an exclusion that climbs', /- The input test-reports names "!\*\/\.\.\/b\.xml", which leads out/],
      [
        'a report in .git',
        /- The input test-reports names "\.git\/junit\.xml", .* may hold credentials\. Copy/,
      ],
      [
        'a directory without its "/"',
        /- The input attachments names "out", which is a directory\. Write "out\/"/,
      ],
      ['credentials', /- The input attachments names "\.npmrc", .* may hold credentials\./],
      [
        'a pattern that finds nothing',
        /- The input attachments found no file for "none\/\*\.log"\. An earlier step/,
      ],
    ],
  },
  {
    title: 'a missing text beside attachments that are too large',
    wrong: '2 inputs are wrong: html-file, attachments',
    inputs: {
      kind: 'message',
      'html-file': 'gone.html',
      attachments: 'out/*.zip',
      'attachments-overflow': 'fail',
    },
    mistakes: [
      ['a missing page', /- The input html-file names "gone\.html", which does not exist\./],
      [
        'too much',
        /- The mail is too large: [\d,]+ octets .*big\.zip: 7\.6 MB.* Set attachments-overflow: link/,
      ],
    ],
  },
  {
    title: 'a text that is no text beside too many attachments',
    wrong: '2 inputs are wrong: body-file, attachments',
    inputs: { 'body-file': 'out/latin1.md', attachments: 'many/*/' },
    mistakes: [
      ['Latin-1', /- The input body-file names "out\/latin1\.md", which is not UTF-8 text\. Save/],
      [
        'folders by the hundred',
        /- The input attachments matches 101 files, more than the 100 of one mail\./,
      ],
    ],
  },
];

const inTemplate: Run['mistakes'] = [
  [
    '{{ github.repository }}',
    /body: .*no `github`.*\$\{\{ github\.repository \}\}.*\{\{ repo\.fullName \}\}/s,
  ],
  ['{{ job.status }}', /body: .*\$\{\{ job\.status \}\}.*\{\{ state \}\}/s],
  ['{{ repo.nam }}', /body: line 1.*no `repo\.nam`; did you mean `repo\.name`\?/],
  ['{{ fields.owner }}', /body: .*Add the field to the `fields` input/s],
  ['{% if state == "failed" %}', /body: .*not closed/],
];

const warned: readonly Run[] = [
  {
    title: 'names of other actions, and slips',
    inputs: {
      server_address: 'smtp.office365.com',
      html_body: '<p>',
      notify_on: 'always',
      recipients: 'x@contoso.example',
      template: 'mail.html',
      secure: 'true',
      'smtp-port': '25',
    },
    mistakes: [
      ['a name of another action', /server_address is not an input.*here it is smtp-host/],
      ['another name of another action', /html_body is not an input.*here it is html/],
      ['underscores', /notify_on is not an input.*did you mean notify-on\?/],
      ['a name that nobody has', /recipients is not an input.*here it is to/],
      ['a guessed name', /template is not an input.*here it is html-file/],
      ['a switch for TLS', /secure is not an input.*not needed: STARTTLS is always required/],
      ['the port between servers', /smtp-port is 25/],
    ],
  },
];

const said = (result: ActionResult): string =>
  result.annotations.map(({ title, message }) => `${title}\n${message}`).join('\n');

it('there are at least sixty', () => {
  const all = [...refused, ...warned].flatMap(({ mistakes }) => mistakes);
  expect(new Set([...all, ...inTemplate].map(([mistake]) => mistake)).size).toBeGreaterThanOrEqual(60);
});

describe.concurrent('a mistake in an input', () => {
  it.each(refused)('$title', async ({ inputs, given, mistakes }) => {
    const result = await sendThrough(emulator, { ...given, inputs });
    expect(result.code, result.raw).toBe(1);
    expect(result.outputs['sent']).toBe('false');
    for (const [mistake, expected] of mistakes) expect(said(result), mistake).toMatch(expected);
  });

  it('what is missing is not called wrong', async () => {
    const { annotations } = await sendThrough(emulator, { inputs: { 'client-secret': '' } });
    expect(annotations.at(-1)?.title).toBe('The input client-secret is missing');
  });
});

describe.concurrent('all files that cannot be used are named in one error, and nothing connects:', () => {
  const workspace = mkdtempSync(join(tmpdir(), 'acs-mail-mistakes-'));
  const put = (name: string, content: string | Buffer): void => {
    mkdirSync(join(workspace, name, '..'), { recursive: true });
    writeFileSync(join(workspace, name), content);
  };
  const env = { GITHUB_WORKSPACE: workspace };
  let idle: Emulator;
  beforeAll(async () => {
    idle = await startMailHost();
    for (const name of ['.npmrc', '.git/junit.xml', 'out/a.txt']) put(name, 'x');
    put('out/big.zip', Buffer.alloc(7_600_000));
    put('out/latin1.md', Buffer.from('Grüße', 'latin1'));
    for (let count = 0; count <= 100; count++) put(`many/${count}/a.txt`, 'x');
  });
  afterAll(() => idle.close());

  it.each(files)('$title', { timeout: 60_000 }, async ({ inputs, wrong, mistakes }) => {
    const result = await sendThrough(idle, { inputs, env });
    expect(result.code, result.raw).toBe(1);
    const errors = result.annotations.filter(({ level }) => level === 'error');
    expect(errors.map(({ title }) => title)).toEqual([wrong]);
    for (const [mistake, expected] of mistakes) expect(errors[0]?.message, mistake).toMatch(expected);
    expect(idle.sessions).toEqual([]);
  });

  it.each(files)('not where nothing is to be sent: $title', { timeout: 60_000 }, async ({ inputs }) => {
    const unwanted = { ...inputs, 'notify-on': 'fixed', 'ignore-actors': '*' };
    const result = await sendThrough(idle, { inputs: unwanted, env });
    expect(result.code, result.raw).toBe(0);
    expect(result.outputs['skipped-reason']).toBeTruthy();
  });
});

describe.concurrent('a mistake in a template: the built-in mail goes out, and the step says', () => {
  it.each(inTemplate)('%s', async (body, expected) => {
    const result = await sendThrough(emulator, { inputs: { body } });
    expect(result.code, result.raw).toBe(1);
    expect(said(result)).toMatch(expected);
  });
});

describe.concurrent('a mistake that stops nothing is a warning', () => {
  it.each(warned)('$title', async ({ inputs, mistakes }) => {
    const result = await sendThrough(emulator, {
      contexts: failedJob,
      inputs: { ...inputs, 'dry-run': 'true' },
    });
    expect(result.code, result.raw).toBe(0);
    for (const [mistake, expected] of mistakes) expect(said(result), mistake).toMatch(expected);
  });
});
