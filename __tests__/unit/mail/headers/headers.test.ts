import fc from 'fast-check';
import MailComposer from 'nodemailer/lib/mail-composer';
import PostalMime, { decodeWords } from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { parseHeaders } from '../../../../src/mail/headers/custom-headers.ts';
import { headersOf } from '../../../../src/mail/headers/headers.ts';
import { threadOf } from '../../../../src/mail/headers/thread.ts';
import { headerText } from '../../../../src/mail/view/header-text.ts';
import type { ThreadMode } from '../../../../src/mail/view/topic.ts';
import type { Notification, State } from '../../../../src/notification/notification.ts';
import { codePoint } from '../../../../testing/code-point.ts';
import { notificationOf, pastRun, utc } from '../../../../testing/notifications/base.ts';
import { decodeThreadIndex, digestOf, pullRequest } from '../../../../testing/notifications/threading.ts';

const domain = 'mail.contoso.com';

function headersFor(notification: Notification, options: Partial<Parameters<typeof headersOf>[2]> = {}) {
  return headersOf(notification, threadOf(notification, 'incident', domain, 'u', utc), {
    domain,
    ...options,
  });
}

describe('headersOf', () => {
  test('says what the mail is, for programs and rules', () => {
    const notification = notificationOf({
      state: 'still-failing',
      actor: { login: 'octocat', isBot: false },
      commit: { sha: 'a1b2c3', shortSha: 'a1b2c3', url: '', title: 't', body: '', author: { isBot: false } },
      history: { firstBad: pastRun(8), streak: 2, isFirstRun: false, isSuperseded: false, isCut: false },
    });
    const thread = threadOf(notification, 'incident', domain, 'u', utc);
    expect(headersOf(notification, thread, { domain })).toEqual([
      { name: 'Auto-Submitted', value: 'auto-generated' },
      { name: 'X-Auto-Response-Suppress', value: 'OOF, AutoReply' },
      { name: 'List-Id', value: 'contoso/app <ci.app.contoso.mail.contoso.com>' },
      { name: 'Thread-Topic', value: '✗ CI failed on main – contoso/app (#8)' },
      { name: 'Thread-Index', value: thread.index },
      { name: 'X-CI-Kind', value: 'build' },
      { name: 'X-CI-State', value: 'still-failing' },
      { name: 'X-CI-Repository', value: 'contoso/app' },
      { name: 'X-CI-Workflow', value: 'CI' },
      { name: 'X-CI-Branch', value: 'main' },
      { name: 'X-CI-Run-Id', value: '9010' },
      { name: 'X-CI-Run-Number', value: '10' },
      { name: 'X-CI-Attempt', value: '1' },
      { name: 'X-CI-Sha', value: 'a1b2c3' },
      { name: 'X-CI-Event', value: 'push' },
      { name: 'X-CI-Actor', value: 'octocat' },
      { name: 'X-CI-Incident', value: '9008' },
    ]);
  });

  test('leaves out what is not known', () => {
    const notification = notificationOf({
      kind: 'message',
      state: 'message',
      ref: { type: 'branch', name: '', isDefault: false },
      actor: undefined,
    });
    notification.workflow.name = '';
    notification.run = { ...notification.run, id: 0, number: 0, attempt: 0, event: '' };
    expect(headersFor(notification).map(({ name }) => name)).toEqual([
      'Auto-Submitted',
      'X-Auto-Response-Suppress',
      'List-Id',
      'Thread-Topic',
      'Thread-Index',
      'X-CI-Kind',
      'X-CI-State',
      'X-CI-Repository',
    ]);
  });

  test('puts the headers of the user last, and theirs in place of ours', () => {
    const headers = headersFor(notificationOf(), {
      headers: [
        { name: 'x-auto-response-suppress', value: 'All' },
        { name: 'X-Team', value: 'web' },
      ],
    });
    expect(headers.slice(-2)).toEqual([
      { name: 'x-auto-response-suppress', value: 'All' },
      { name: 'X-Team', value: 'web' },
    ]);
    expect(headers.filter(({ name }) => name.toLowerCase() === 'x-auto-response-suppress')).toHaveLength(1);
  });

  const lists: [owner: string, name: string, value: string][] = [
    ['contoso', 'my.app_2', 'contoso/my-app_2 <ci.my-app-2.contoso.mail.contoso.com>'],
    ['Contoso', 'App', 'Contoso/App <ci.app.contoso.mail.contoso.com>'],
    ['a"b<c', 'd>\r\ne', 'a-b-c/d-e <ci.d-e.a-b-c.mail.contoso.com>'],
    ['', '', 'CI <ci.mail.contoso.com>'],
    ['ß', '漢字', 'CI <ci.mail.contoso.com>'],
  ];
  test.each(lists)('List-Id of %j/%j', (owner, name, value) => {
    const notification = notificationOf();
    notification.repo = { ...notification.repo, owner, name };
    expect(headersFor(notification)).toContainEqual({ name: 'List-Id', value });
  });
});

describe('headerText', () => {
  const cases: [string, string][] = [
    ['plain', 'plain'],
    ['a\r\nBcc: x@y.z', 'a Bcc: x@y.z'],
    ['a\u0000b\u007fc\u0085d\u2028e', 'a b c d e'],
    ['  much \t  space ', 'much space'],
    ['user\u202egpj.exe', 'usergpj.exe'],
    ['zero\u200bwidth\ufeff', 'zerowidth'],
    ['👩\u200d💻', '👩\u200d💻'],
    ['=?utf-8?Q?=0D=0ABcc:_x?=', '= ?utf-8?Q?=0D=0ABcc:_x?='],
    ['=\u200b?utf-8?Q?x?=', '= ?utf-8?Q?x?='],
    ['half \ud83d', 'half \ufffd'],
    [`${'a'.repeat(199)}🚀`, 'a'.repeat(199)],
    ['\r\n', ''],
  ];
  test.each(cases)('%j', (text, line) => {
    expect(headerText(text)).toBe(line);
    expect(headerText(line)).toBe(line);
  });

  test('a megabyte of anything takes no time', () => {
    for (const piece of [' ', 'a', '\u200b', '=?', '\r\n', '🚀'])
      expect(headerText(piece.repeat(1_000_000 / piece.length)).length).toBeLessThanOrEqual(200);
  });
});

describe('parseHeaders', () => {
  test('reads one header per line', () => {
    const text =
      'X-Team: web\r\n\n  \nx-ms-acsemail-validate-message-id:true\nList-Unsubscribe: <mailto:a@b.c>, <https://b.c/x:1>\nX-Grüße: x\nX-Name:  Zoë  ';
    expect(parseHeaders(text)).toEqual({
      headers: [
        { name: 'X-Team', value: 'web' },
        { name: 'x-ms-acsemail-validate-message-id', value: 'true' },
        { name: 'List-Unsubscribe', value: '<mailto:a@b.c>, <https://b.c/x:1>' },
        { name: 'X-Name', value: 'Zoë' },
      ],
      problems: [
        'line 6: has no valid header name before the colon (letters, digits, `-` and `_`, at most 76)',
      ],
    });
    expect(parseHeaders('')).toEqual({ headers: [], problems: [] });
  });

  const refused: [string, RegExp][] = [
    ...['From', 'To', 'cc', 'BCC', 'Subject', 'Reply-To'].map((name): [string, RegExp] => [
      name,
      /use the input of that name/,
    ]),
    ['Sender', /input `from`/],
    ...['Date', 'Message-ID', 'message-id', 'MIME-Version'].map((name): [string, RegExp] => [
      name,
      /the action writes it/,
    ]),
    ...['Content-Type', 'content-transfer-encoding', 'Content-ID'].map((name): [string, RegExp] => [
      name,
      /`body`, `html`/,
    ]),
    ...['In-Reply-To', 'References', 'Thread-Index', 'Thread-Topic'].map((name): [string, RegExp] => [
      name,
      /input `thread`/,
    ]),
    ...['Importance', 'X-Priority', 'X-MSMail-Priority'].map((name): [string, RegExp] => [
      name,
      /input `priority`/,
    ]),
    ['List-Id', /mail rules/],
    ['Auto-Submitted', /RFC 3834/],
    ['X-CI-State', /choose another name/],
    ...['Return-Path', 'Received', 'DKIM-Signature', 'ARC-Seal', 'Resent-To', 'Authentication-Results'].map(
      (name): [string, RegExp] => [name, /mail servers/],
    ),
  ];
  test.each(refused)('refuses %s and says what to do', (name, reason) => {
    const { headers, problems } = parseHeaders(`X-Ok: 1\n${name}: s3cret`);
    expect(headers).toEqual([{ name: 'X-Ok', value: '1' }]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`line 2: \`${name}\` cannot be set here`);
    expect(problems[0]).toMatch(reason);
    expect(problems[0]).not.toContain('s3cret');
  });

  const broken: [string, RegExp][] = [
    ['no colon s3cret', /not of the form/],
    [' X-Folded: s3cret', /white space/],
    ['X Space: s3cret', /no valid header name/],
    ['To : s3cret', /no valid header name/],
    [': s3cret', /no valid header name/],
    ['X-Empty:  ', /has no value/],
    ['X-Nul: s3cret\u0000', /control character/],
    ['X-Del: s3cret\u007f', /control character/],
    ['X-Ls: s3cret\u2028Bcc: a@b.c', /control character/],
    [`X-Long: ${'s3cret'.repeat(200)}`, /longer than 998 bytes/],
  ];
  test.each(broken)('refuses %j', (line, problem) => {
    const { headers, problems } = parseHeaders(line);
    expect(headers).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(problem);
    expect(problems[0]).not.toContain('s3cret');
  });
});

/** Text that a stranger may choose: anything at all, and what attackers are known to try. */
const hostile = fc.oneof(
  fc.string({ unit: codePoint, maxLength: 300 }),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '\r\n',
          '\n',
          '\r',
          '\u0000',
          '\u0085',
          '\u2028',
          '\u2029',
          '\u000b',
          '\u000c',
          '\t',
          ' ',
          '\u007f',
          '\u009b',
          '\u202e',
          '\u2066',
          '\u200b',
          '\ufeff',
          '\u{e0041}',
          '\ud83d',
          '\ude80',
          '🚀',
          'e\u0301',
          'مرحبا',
          '漢字',
          '\r\nBcc: eve@evil.example',
          '\r\n\r\n<html>',
          '=?utf-8?Q?=0D=0ABcc:_x?=',
          '=?UTF-8?B?DQo=?=',
          '"',
          '<',
          '>',
          '@',
          '(',
          ')',
          '\\',
          ',',
          ';',
          ':',
          'Re: ',
          'Fwd: ',
          '{{ 7 | times: 7 }}',
          '${jndi:ldap}',
          'x'.repeat(200),
          '/',
          '.',
          '..',
        ),
        fc.string({ unit: codePoint, maxLength: 8 }),
      ),
      { maxLength: 30 },
    )
    .map((pieces) => pieces.join('')),
);
const states: Record<Notification['kind'], State[]> = {
  build: [
    'failed',
    'still-failing',
    'fixed',
    'flaky',
    'success',
    'cancelled',
    'timed-out',
    'startup-failure',
    'action-required',
    'skipped',
    'neutral',
    'stale',
  ],
  release: ['published', 'prereleased', 'edited', 'drafted'],
  deployment: ['started', 'waiting', 'succeeded', 'failed', 'error', 'inactive', 'rolled-back'],
  digest: ['red', 'green', 'quiet'],
  message: ['message'],
};
const kinds = fc.constantFrom(
  ...Object.entries(states).flatMap(([kind, all]) =>
    all.map((state) => ({ kind: kind as Notification['kind'], state })),
  ),
);
const modes = fc.constantFrom<ThreadMode>('incident', 'branch', 'run', 'none');

/** A notification whose every text is hostile. */
const hostileNotice = fc
  .record({
    kind: kinds,
    type: fc.constantFrom('branch' as const, 'tag' as const, 'pr' as const),
    hasPr: fc.boolean(),
    branch: hostile,
    owner: hostile,
    repo: hostile,
    workflow: hostile,
    actor: hostile,
    version: hostile,
    sha: hostile,
  })
  .map(({ kind, type, hasPr, branch, owner, repo, workflow, actor, version, sha }): Notification => {
    const plain = notificationOf();
    return notificationOf({
      ...kind,
      repo: { ...plain.repo, owner, name: repo, fullName: `${owner}/${repo}` },
      workflow: { id: 51, name: workflow, path: workflow },
      run: { ...plain.run, title: branch, event: actor, attempt: 2 },
      ref: { type, name: branch, isDefault: false },
      ...(hasPr ? { pr: pullRequest(12, branch).pr } : {}),
      actor: { login: actor, isBot: false },
      commit: { sha, shortSha: sha, url: '', title: branch, body: branch, author: { isBot: false } },
      release: {
        tag: version,
        name: branch,
        url: '',
        notes: branch,
        isNotesCut: false,
        isPrerelease: false,
        isDraft: false,
        assets: [],
      },
      deployment: { environment: branch, version, sha, ref: branch, approvedBy: [], isProduction: true },
      digest: { ...digestOf({ red: 1 }), from: version, to: sha },
    });
  });

/** RFC 5322 section 3.6.4, without the obsolete forms: dot-atom on both sides. */
const atext = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
const messageId = new RegExp(`^<${atext}(?:\\.${atext})*@${atext}(?:\\.${atext})+>$`);
const badInLine = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]|=\?/u;

function isCleanLine(line: string): boolean {
  return (
    !badInLine.test(line) &&
    line.isWellFormed() &&
    line === line.trim() &&
    line.length > 0 &&
    line.length <= 400
  );
}

describe('no text leaves its place', () => {
  test('10,000 hostile notices: one clean line per header, subject of 1 to 120, valid ids', {
    tags: ['once'],
  }, () => {
    fc.assert(
      fc.property(hostileNotice, modes, hostile, (notification, mode, unique) => {
        const thread = threadOf(notification, mode, domain, unique, utc);
        const lines = [
          thread.subject,
          thread.topic,
          ...headersOf(notification, thread, { domain }).map(({ value }) => value),
        ];
        expect(lines.length).toBeGreaterThan(2);
        expect(lines.filter((line) => !isCleanLine(line))).toEqual([]);
        expect(thread.subject.length).toBeLessThanOrEqual(120);
        expect(thread.subject.replace(/^Re: /, '')).toBe(thread.topic);
        for (const id of [thread.messageId, ...thread.references, thread.inReplyTo ?? thread.messageId]) {
          expect(id).toMatch(messageId);
        }
        decodeThreadIndex(thread.index);
      }),
      { numRuns: 10_000 },
    );
  });

  test('10,000 hostile lines as the headers input: what passes is one clean line and no structural header', {
    tags: ['once'],
  }, () => {
    const line = fc.tuple(
      fc.oneof(fc.constantFrom('X-A', 'Bcc', 'To', 'Content-Type', 'References'), hostile),
      hostile,
    );
    let passed = 0;
    fc.assert(
      fc.property(line, ([name, value]) => {
        for (const header of parseHeaders(`${name}: ${value}`).headers) {
          passed += 1;
          expect(header.name).toMatch(/^[A-Za-z0-9_-]+$/);
          expect(header.name).not.toMatch(/^(bcc|to|content-type|references)$/i);
          expect(header.value).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
          expect(header.value.isWellFormed()).toBe(true);
        }
      }),
      { numRuns: 10_000 },
    );
    expect(passed).toBeGreaterThan(100);
  });

  test('a reader of the written mail finds exactly the headers and values that were given', {
    tags: ['once'],
  }, async () => {
    await fc.assert(
      fc.asyncProperty(hostileNotice, modes, async (notification, mode) => {
        const thread = threadOf(notification, mode, domain, 'u', utc);
        const headers = headersOf(notification, thread, { domain });
        expect(headers.length).toBeGreaterThan(0);
        const composer = new MailComposer({
          from: `build@${domain}`,
          to: 'team@contoso.com',
          messageId: thread.messageId,
          references: thread.references,
          ...(thread.inReplyTo ? { inReplyTo: thread.inReplyTo } : {}),
          subject: thread.subject,
          text: 'body',
          headers: headers.map(({ name, value }) => ({ key: name, value })),
        });
        const mail = await PostalMime.parse(await composer.compile().build());
        expect(mail.subject).toBe(thread.subject);
        expect(mail.messageId).toBe(thread.messageId);
        expect(mail.inReplyTo).toBe(thread.inReplyTo);
        expect(mail.text).toBe('body\n');
        expect(mail.bcc).toBeUndefined();
        const structural =
          /^(from|to|subject|message-id|date|mime-version|content-.*|references|in-reply-to)$/;
        const found = mail.headers.filter(({ key }) => !structural.test(key));
        expect(found.map(({ key, value }) => [key, key === 'list-id' ? value : decodeWords(value)])).toEqual(
          headers.map(({ name, value }) => [name.toLowerCase(), value]),
        );
      }),
      { numRuns: 500 },
    );
  });
});
