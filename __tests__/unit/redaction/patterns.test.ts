import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKeyFilter, createRedactor, parseRedactions } from '../../../src/redaction/patterns.ts';

const now = () => performance.now();
const redact = (text: string, patterns: RegExp[] = []) =>
  createRedactor(patterns, 60_000, now).redact([text])[0];
/** Put together here so that no scanner takes the tests for a leak. */
const letters = (count: number) => 'aB3dE5gH7j'.repeat(Math.ceil(count / 10)).slice(0, count);

const secrets: [what: string, secret: string][] = [
  ['GitHub classic token', `ghp_${letters(36)}`],
  ['GitHub app token', `ghs_${letters(36)}`],
  ['GitHub user token', `ghu_${letters(36)}`],
  ['GitHub OAuth token', `gho_${letters(36)}`],
  ['GitHub fine-grained token', `github_pat_${letters(22)}_${letters(59)}`],
  ['GitLab token', `glpat-${letters(20)}`],
  ['AWS key id', `AKIA${'ABCD2345'.repeat(2)}`],
  ['AWS session key id', `ASIA${'ABCD2345'.repeat(2)}`],
  ['Azure client secret', `abc8Q~${letters(34)}`],
  ['signed JWT', `eyJ${letters(30)}.eyJ${letters(60)}.${letters(43)}`],
  ['JWT without its signature', `eyJ${letters(30)}.eyJ${letters(60)}`],
  ['Slack bot token', `xoxb-123456789012-${letters(24)}`],
  ['GitHub refresh token', `ghr_${letters(36)}`],
  ['AWS bearer token id', `ABIA${'ABCD2345'.repeat(2)}`],
  ['AWS context key id', `ACCA${'ABCD2345'.repeat(2)}`],
  ['Slack app token', `xapp-1-A0123456789-1234567890123-${letters(64)}`],
  ['Google access token', `ya29.${letters(60)}`],
  ['OpenAI key', `sk-proj-${letters(48)}`],
  ['SendGrid key', `SG.${letters(22)}.${letters(43)}`],
  ['Hugging Face token', `hf_${letters(34)}`],
  ['Docker token', `dckr_pat_${letters(27)}`],
  ['DigitalOcean token', `dop_v1_${'0a1b2c3d'.repeat(8)}`],
  ['Shopify token', `shpat_${'0a1b2c3d'.repeat(4)}`],
  ['Brevo key', `xkeysib-${'0a1b2c3d'.repeat(8)}-${letters(16)}`],
  ['Stripe test key', `sk_test_${letters(24)}`],
  ['Stripe restricted key', `rk_live_${letters(24)}`],
  ['Stripe public key', `pk_live_${letters(24)}`],
  ['key of an Azure service', `${letters(86)}==`],
  ['npm token', `npm_${letters(36)}`],
  ['PyPI token', `pypi-${letters(80)}`],
  ['Google key', `AIza${letters(35)}`],
  ['Stripe key', `sk_live_${letters(24)}`],
  [
    'private key on one line',
    `-----BEGIN RSA PRIVATE KEY-----\\nMIIE${letters(64)}\\n-----END RSA PRIVATE KEY-----`,
  ],
  ['private key that does not end', `-----BEGIN PRIVATE KEY-----\\n${letters(64)}`],
];

describe('built-in shapes', () => {
  it.each(secrets)('hides a %s', (_, secret) => {
    expect(redact(secret)).toBe('[redacted]');
    expect(redact(`fetch "${secret.slice(0, 10_000)}"`)).not.toContain(secret.slice(4, 30));
  });

  it.each([
    [
      'AccountName=a;AccountKey=Zm9vYmFyYmF6cXV4==;EndpointSuffix=core',
      'AccountName=a;AccountKey=[redacted];EndpointSuffix=core',
    ],
    [
      'endpoint=https://a.communication.azure.com/;accesskey=Zm9vYmFyYmF6',
      'endpoint=https://a.communication.azure.com/;accesskey=[redacted]',
    ],
    ['https://a.blob/c?sv=2024&sig=Zm9vYmFy%3D&se=1', 'https://a.blob/c?sv=2024&sig=[redacted]&se=1'],
    ['password=hunter2 next', 'password=[redacted] next'],
    ['DB_PASSWORD: "correct horse" next', 'DB_PASSWORD: [redacted] next'],
    ['{"password":"a","b":1}', '{"password":[redacted],"b":1}'],
    [`STORAGE_KEY=${letters(86)}==`, 'STORAGE_KEY=[redacted]'],
    [`"primaryKey": "${letters(43)}="`, '"primaryKey": "[redacted]"'],
    [`key1: ${letters(44)}`, 'key1: [redacted]'],
    [`ENCRYPTION-KEY => ${letters(32)}`, 'ENCRYPTION-KEY => [redacted]'],
    ['DB_PASS=hunter22 next', 'DB_PASS=[redacted] next'],
    ["SMTP_PASS: 'a b' next", 'SMTP_PASS: [redacted] next'],
    ['db_passwd=hunter2', 'db_passwd=[redacted]'],
    ['passphrase: "a b"', 'passphrase: [redacted]'],
    ["password='a b' next", 'password=[redacted] next'],
    ["password => 'hunter2', b", 'password => [redacted], b'],
    ["'password' : 'hunter2'", "'password' : [redacted]"],
    ['DB_PASS=hunter2 next', 'DB_PASS=[redacted] next'],
    ['DB_PASS="a b" next', 'DB_PASS=[redacted] next'],
    ["'db_pass' => 'a b', c", "'db_pass' => [redacted], c"],
    ['"db_pass": "hunter2", "b": 1', '"db_pass": [redacted], "b": 1'],
    ['DB_PASS="not closed', 'DB_PASS=[redacted]'],
    ["DB_PASS='not closed", 'DB_PASS=[redacted]'],
    ['secret=123456789012', 'secret=[redacted]'],
    [`STORAGE_KEY=${'1'.repeat(32)}`, 'STORAGE_KEY=[redacted]'],
    ['pwd=hunter2;server=x', 'pwd=[redacted];server=x'],
    ['"password": "not closed', '"password": [redacted]'],
    ['apikey=abcdefgh1234', 'apikey=[redacted]'],
    ['AWS_SECRET_ACCESS_KEY=abcdEFGH1234/x', 'AWS_SECRET_ACCESS_KEY=[redacted]'],
    ['credentials: abcdefgh1234', 'credentials: [redacted]'],
    ['Basic dXNlcjpwYXNzd29yZA==', 'Basic [redacted]'],
    ['SharedAccessSignature=sv2024abc', 'SharedAccessSignature=[redacted]'],
    ['Server=x;User=sa;Pwd=S3cret!;', 'Server=x;User=sa;Pwd=[redacted];'],
    ['Authorization: Bearer abcdef', 'Authorization: Bearer [redacted]'],
    ["-H 'authorization: basic dXNlcjpwYXNz'", "-H 'authorization: basic [redacted]'"],
    ['curl --password hunter2 --url x', 'curl --password [redacted] --url x'],
    ['x -password hunter2 y', 'x -password [redacted] y'],
    ['x --db-token "a b" y', 'x --db-token [redacted] y'],
    ["x --secret='a b' y", 'x --secret=[redacted] y'],
    ['x --api-key  k2-4 y', 'x --api-key  [redacted] y'],
    ['Authorization :  Bearer   abcdef', 'Authorization :  Bearer   [redacted]'],
    ['authorization=abcdef', 'authorization=[redacted]'],
    ['privatekey=abcdefgh1234', 'privatekey=[redacted]'],
    ['private_key: abcdefgh1234', 'private_key: [redacted]'],
    ['client_secret=abcdefgh1234', 'client_secret=[redacted]'],
    ['"api-key": "abcdefgh1234"', '"api-key": "[redacted]"'],
    ['postgres://app:p@ss@db:5432/app', 'postgres://[redacted]@db:5432/app'],
    ['redis://:pw@cache/0', 'redis://[redacted]@cache/0'],
    ['https://hooks.slack.com/services/T000/B000/abcdef', 'https://hooks.slack.com/services/[redacted]'],
  ])('hides the value only: %s', (text, expected) => {
    expect(redact(text)).toBe(expected);
  });

  it.each([
    'PWD=/home/runner/work/app',
    'SyntaxError: Unexpected token: )',
    'https://github.com:443/contoso/app@v1',
    'git@github.com:contoso/app.git',
    'https://example.com/@scope/name',
    'commit 3b18e512dba79e4c8300dd08aeb37f8e728b8dad',
    'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    'Cache restored from key: Linux-node-modules-4f1c2d3e4b5a69788796a5b4c3d2e1f0',
    'monkey: chimpanzee and gorilla and orangutan',
    'key: value',
    `integrity sha512-${letters(86)}==`,
    'tests_pass: 12',
    'pwd=C:\\app',
    'pwd=~/app',
    'token: authenticationtoken',
    `STORAGE_KEY=${'a'.repeat(32)}`,
    'task-runner sk-1',
    'the secret is out',
  ])('leaves alone: %s', (text) => {
    expect(redact(text)).toBe(text);
  });

  it('stays fast on text that nearly matches', () => {
    const nearly = [
      '-eyJ',
      '://a',
      '--password',
      'password',
      'AKIA',
      '-----BEGIN ',
      'a:',
      'x-'.repeat(2),
      ' PRIVATE KEY',
    ];
    for (const text of nearly) expect(redact(text.repeat(20_000 / text.length))?.length).toBeGreaterThan(0);
  });
});

describe("the user's patterns", () => {
  it('reads a source or /source/flags a line, and skips blank lines', () => {
    const { patterns, problems } = parseRedactions([
      '',
      'contoso-\\d+',
      '  /INTERNAL host \\S+/i ',
      'https?://intranet/',
    ]);
    expect(problems).toEqual([]);
    expect(redact('on internal HOST db1 with contoso-42', patterns)).toBe('on [redacted] with [redacted]');
  });

  it('takes slashes inside a source for what they are', () => {
    expect(parseRedactions(['a/b/i', '/c', '/d/e/i']).patterns).toEqual([/a\/b\/i/g, /\/c/g, /d\/e/gi]);
  });

  it.each([
    ['(', 'line 1: "(" is not a JavaScript regular expression (Unterminated group)'],
    ['a: [b', 'line 1: "a: [b" is not a JavaScript regular expression (Unterminated character class)'],
    [
      `(?i)${'x'.repeat(60)}`,
      `line 1: "(?i)${'x'.repeat(56)}…" is not a JavaScript regular expression (Invalid group)`,
    ],
    ['x*', 'line 1: the pattern matches an empty text, so it would match everywhere'],
    ['/a/m', 'line 1: only the flags i, s, u and v may follow the pattern'],
    [
      '/a/uv',
      'line 1: "/a/uv" is not a JavaScript regular expression (the flags u and v exclude each other)',
    ],
  ])('says what is wrong with %s', (line, problem) => {
    expect(parseRedactions([line])).toEqual({ patterns: [], problems: [problem] });
  });

  it('looks at the text as it came, so that patterns cannot break each other', () => {
    const token = `ghp_${letters(36)}`;
    expect(redact(`x ${token} y`, [/ghp_aB3/g, /E5gH7jaB3/g])).toBe('x [redacted] y');
    expect(redact('abcdef', [/bcd/g, /cde/g])).toBe('a[redacted]f');
  });

  it('stops a pattern that backtracks for ever, says so, and hides what it could not check', () => {
    const hostile = `${'a'.repeat(60)}!`;
    const redactor = createRedactor([/^(a+)+$/g], 8_000, () => 0);
    expect(redactor.redact(['fine', hostile, 'also fine'])).toEqual(['fine', '[redacted]', 'also fine']);
    expect(redactor.notes()).toEqual([
      'Pattern 1 of redact took too long and was stopped; 1 line was hidden instead of checked.',
    ]);
  });

  it('has one budget for all texts of a run, each pattern its own share', () => {
    let time = 0;
    const slow = /x/g;
    // Each look of it takes a second; each pattern may take two.
    slow[Symbol.matchAll] = (text) => {
      time += 1_000;
      return text.matchAll(/x/g);
    };
    const redactor = createRedactor([slow, /hunter\d/g], 60_000, () => time);
    expect(redactor.redact(['hunter2 and x'])).toEqual(['[redacted] and [redacted]']);
    expect(redactor.redact(['y'])).toEqual(['y']);
    for (let round = 0; round < 20; round++) expect(redactor.redact(['a'])).toEqual(['[redacted]']);
    expect(redactor.notes()).toEqual([
      'Pattern 1 of redact took too long and was stopped; 20 lines were hidden instead of checked.',
    ]);
  });

  it('has an eighth of the time of the run', () => {
    let time = 0;
    // Each look at the clock finds a second gone.
    const redactor = createRedactor([/x/g], 8_000, () => (time += 1_000));
    expect(redactor.redact(['a', 'b'])).toEqual(['a', 'b']);
    expect(redactor.redact(['a'])).toEqual(['[redacted]']);
  });

  it('never shows a match, wherever it stands (property)', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.array(fc.string()), (before, after) => {
        const secret = `ghp_${letters(36)}`;
        const text = `${before.join(' ')} ${secret} ${after.join(' ')}`;
        expect(redact(text, [/[aeiou]+/g])).not.toContain(secret.slice(0, 12));
      }),
    );
  });
});

describe('keys over several lines', () => {
  const filter = (lines: string[]) => lines.map(createKeyFilter());

  it('hides all of a key and nothing after it', () => {
    const key = [
      '-----BEGIN RSA PRIVATE KEY-----',
      'Proc-Type: 4,ENCRYPTED',
      '',
      `  ${letters(64)}`,
      'aB3=  ',
      'x -----END RSA PRIVATE KEY----- tail',
    ];
    expect(filter(['cat key', ...key, 'done with it'])).toEqual([
      'cat key',
      ...Array.from({ length: 5 }, () => '[redacted]'),
      '[redacted] tail',
      'done with it',
    ]);
  });

  it('ends where a key is not closed', () => {
    expect(
      filter(['a -----BEGIN PRIVATE KEY-----', letters(64), 'expected a key, got nothing', letters(64)]),
    ).toEqual(['a [redacted]', '[redacted]', 'expected a key, got nothing', letters(64)]);
  });

  it('leaves public keys and certificates', () => {
    const lines = ['-----BEGIN PUBLIC KEY-----', letters(64), '-----END PUBLIC KEY-----'];
    expect(filter(lines)).toEqual(lines);
  });
});
