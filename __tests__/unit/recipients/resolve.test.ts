import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { People, Person } from '../../../src/notification/notification.ts';
import { parseMailboxes, recipientTokens } from '../../../src/recipients/mailbox.ts';
import { type RecipientRules, type Recipients, resolveRecipients } from '../../../src/recipients/resolve.ts';
import { codePoint } from '../../../testing/code-point.ts';

const nobody: People = { culprits: [], committers: [], codeowners: [] };
const person = (fact: Partial<Person>): Person => ({ isBot: false, ...fact });

function rules(
  lists: { to?: string; cc?: string; bcc?: string },
  allowDomains: string[] = [],
  map: Record<string, string> = {},
): RecipientRules {
  return {
    to: parseMailboxes(lists.to ?? ''),
    cc: parseMailboxes(lists.cc ?? ''),
    bcc: parseMailboxes(lists.bcc ?? ''),
    allowDomains,
    recipientMap: Object.entries(map).map(([pattern, address]) => ({
      pattern,
      mailbox: { name: '', address },
    })),
  };
}

function addresses(resolved: Recipients) {
  const list = (field: 'to' | 'cc' | 'bcc') => resolved[field].map(({ address }) => address);
  return { to: list('to'), cc: list('cc'), bcc: list('bcc') };
}

describe('tokens', () => {
  const people: People = {
    author: person({ login: 'author', email: 'author@contoso.com' }),
    requester: person({ login: 'requester', email: 'requester@contoso.com' }),
    prAuthor: person({ login: 'opener', email: 'opener@contoso.com' }),
    culprits: [
      person({ login: 'c1', email: 'c1@contoso.com' }),
      person({ login: 'c2', email: 'c2@contoso.com' }),
    ],
    committers: [person({ login: 'm1', email: 'm1@contoso.com' })],
    codeowners: ['@octo', '@contoso/web', 'docs@contoso.com'],
  };
  test.each([
    ['@author', ['author@contoso.com'], /wrote the commit that ran \(@author\)/],
    ['@requester', ['requester@contoso.com'], /started the run \(@requester\)/],
    ['@pr-author', ['opener@contoso.com'], /opened the pull request/],
    ['@culprits', ['c1@contoso.com', 'c2@contoso.com'], /that may have broken it \(@culprits\)/],
    ['@committers', ['m1@contoso.com'], /took part in the commits/],
    ['@codeowners', ['octo@contoso.com', 'web@contoso.com', 'docs@contoso.com'], /own code/],
  ])('%s', async (to, expected, reason) => {
    const map = { octo: 'octo@contoso.com', 'contoso/web': 'web@contoso.com' };
    const resolved = await resolveRecipients(rules({ to }, ['contoso.com'], map), people);
    expect(addresses(resolved).to).toEqual(expected);
    expect(resolved.reasons.join()).toMatch(reason);
    expect(resolved.granted).toHaveLength(expected.length);
  });

  test('a token that nobody stands for gives nobody', async () => {
    const resolved = await resolveRecipients(rules({ to: recipientTokens.join() }, ['contoso.com']), nobody);
    expect(resolved).toEqual({ to: [], cc: [], bcc: [], reasons: [], granted: [], dropped: [] });
  });

  test('static addresses are taken as written and say so, the lists stay apart', async () => {
    const resolved = await resolveRecipients(
      rules({ to: 'Team <team@far.example>', bcc: 'log@far.example' }),
      nobody,
    );
    expect(resolved.to).toEqual([{ name: 'Team', address: 'team@far.example' }]);
    expect(addresses(resolved).bcc).toEqual(['log@far.example']);
    expect(resolved.reasons).toEqual(['You get this because the workflow lists your address.']);
  });
});

describe('who is trusted', () => {
  const rows: [what: string, person: Partial<Person>, allowed: string[], result: string | RegExp][] = [
    ['exact domain', { email: 'ada@contoso.com' }, ['contoso.com'], 'ada@contoso.com'],
    ['exact domain, other case', { email: 'Ada@CONTOSO.com' }, ['Contoso.COM'], 'Ada@contoso.com'],
    [
      'sub-domain of an exact one',
      { email: 'a@dev.contoso.com' },
      ['contoso.com'],
      /outside `allow-domains`/,
    ],
    ['wildcard', { email: 'a@dev.contoso.com' }, ['*.contoso.com'], 'a@dev.contoso.com'],
    ['wildcard, deeper', { email: 'a@x.dev.contoso.com' }, ['*.contoso.com'], 'a@x.dev.contoso.com'],
    ['wildcard is not the domain itself', { email: 'a@contoso.com' }, ['*.contoso.com'], /outside/],
    ['nothing allowed', { email: 'a@contoso.com' }, [], /outside/],
    ['a whole top level cannot be allowed', { email: 'a@evil.com' }, ['*.com', 'com', '*'], /outside/],
    ['suffix look-alike', { email: 'a@evilcontoso.com' }, ['contoso.com', '*.contoso.com'], /outside/],
    ['prefix look-alike', { email: 'a@contoso.com.evil.example' }, ['contoso.com'], /outside/],
    ['Cyrillic o', { email: 'a@cont\u043eso.com' }, ['contoso.com'], /not plainly written/],
    ['the same as punycode', { email: 'a@xn--contso-2fg.com' }, ['contoso.com'], /outside/],
    ['full-width letters', { email: 'a@\uff43ontoso.com' }, ['contoso.com'], /not plainly/],
    ['soft hyphen', { email: 'a@con\u00adtoso.com' }, ['contoso.com'], /not plainly/],
    ['ideographic full stop', { email: 'a@contoso\u3002com' }, ['contoso.com'], /not plainly/],
    [
      'an IDN that is allowed',
      { email: 'a@xn--bcher-kva.example' },
      ['bücher.example'],
      'a@xn--bcher-kva.example',
    ],
    ['trailing dot', { email: 'a@contoso.com.' }, ['contoso.com'], /not plainly/],
    ['quoted local part', { email: '"a@evil.com x"@contoso.com' }, ['contoso.com'], /not plainly/],
    ['comment', { email: 'a@contoso.com(@evil.com)' }, ['contoso.com'], /not plainly/],
    ['comment before', { email: 'a@evil.com(@contoso.com' }, ['contoso.com'], /not plainly/],
    ['route', { email: '@evil.com:a@contoso.com' }, ['contoso.com'], /not plainly/],
    ['two addresses', { email: 'a@evil.com,b@contoso.com' }, ['contoso.com'], /not plainly/],
    ['angle brackets', { email: '<a@evil.com>@contoso.com' }, ['contoso.com'], /not plainly/],
    ['newline', { email: 'a@contoso.com\nBcc: x@evil.com' }, ['contoso.com'], /not plainly/],
    ['newline before', { email: 'x@evil.com\na@contoso.com' }, ['contoso.com'], /not plainly/],
    ['trailing newline', { email: 'a@contoso.com\n' }, ['contoso.com'], /not plainly/],
    ['NUL', { email: 'a@contoso.com\u0000.evil.com' }, ['contoso.com'], /not plainly/],
    ['percent routing', { email: 'a%evil.com@contoso.com' }, ['contoso.com'], /not plainly/],
    ['bang routing', { email: 'evil.com!a@contoso.com' }, ['contoso.com'], /not plainly/],
    ['bounce routing', { email: 'bounce+a=evil.com@contoso.com' }, ['contoso.com'], /not plainly/],
    ['option to a mailer', { email: '-oQ/tmp@contoso.com' }, ['contoso.com'], /not plainly/],
    ['non-ASCII local part', { email: 'ädä@contoso.com' }, ['contoso.com'], /not plainly/],
    ['dots', { email: 'first.middle.last@contoso.com' }, ['contoso.com'], 'first.middle.last@contoso.com'],
    ['no at sign', { email: 'contoso.com' }, ['contoso.com'], /not plainly/],
    ['nothing before it', { email: '@contoso.com' }, ['contoso.com'], /not plainly/],
    ['noreply with a tag', { email: 'no-reply+tag@contoso.com' }, ['contoso.com'], /hides the address/],
    ['sub-address', { email: 'ada+git@contoso.com' }, ['contoso.com'], 'ada+git@contoso.com'],
    ['address literal', { email: 'a@[10.0.0.1]' }, ['contoso.com'], /not plainly/],
    ['no address', { login: 'ada' }, ['contoso.com'], /no address that GitHub shows/],
    ['empty address', { login: 'ada', email: '' }, ['contoso.com'], /no address/],
    [
      'noreply at GitHub',
      { email: '1+ada@users.noreply.github.com' },
      ['users.noreply.github.com'],
      /hides the address/,
    ],
    [
      'noreply at GHES',
      { email: 'ada@users.noreply.ghe.contoso.com' },
      ['*.contoso.com'],
      /hides the address/,
    ],
    ['noreply by name', { email: 'no-reply+x@contoso.com' }, ['contoso.com'], /hides the address/],
    ['do not reply', { email: 'DoNotReply@contoso.com' }, ['contoso.com'], /hides the address/],
    ['bot', { email: 'a@contoso.com', isBot: true }, ['contoso.com'], /is a bot/],
  ];
  test.each(rows)('%s', async (_what, fact, allowed, expected) => {
    const author = person({ name: 'Ada', ...fact });
    const resolved = await resolveRecipients(rules({ to: '@author' }, allowed), { ...nobody, author });
    if (typeof expected === 'string') {
      expect(resolved.to).toEqual([{ name: '', address: expected }]);
    } else {
      expect(resolved.to).toEqual([]);
      expect(resolved.dropped[0]?.why).toMatch(expected);
      expect(resolved.dropped[0]?.who).not.toContain('@contoso.com');
    }
  });

  const mapped: [
    what: string,
    person: Partial<Person>,
    map: Record<string, string>,
    result: string | undefined,
  ][] = [
    ['login', { login: 'Ada' }, { ada: 'al@contoso.com' }, 'al@contoso.com'],
    ['login written with @', { login: 'ada' }, { '@ada': 'al@contoso.com' }, 'al@contoso.com'],
    ['login unknown', { name: 'Ada' }, { '*': 'al@contoso.com' }, undefined],
    ['login longer than any', { login: 'a'.repeat(255) }, { 'a*': 'al@contoso.com' }, undefined],
    ['login glob', { login: 'ada-x' }, { 'ada-*': 'al@contoso.com' }, 'al@contoso.com'],
    ['first match wins', { login: 'ada' }, { 'a*': '1@contoso.com', ada: '2@contoso.com' }, '1@contoso.com'],
    ['address', { email: 'ada@home.example' }, { 'ada@home.example': 'al@contoso.com' }, 'al@contoso.com'],
    [
      'address glob',
      { email: 'ada@home.example' },
      { '*@home.example': 'team@contoso.com' },
      'team@contoso.com',
    ],
    [
      'noreply address',
      { email: '1+ada@users.noreply.github.com' },
      { '*+ada@users.noreply.github.com': 'al@contoso.com' },
      'al@contoso.com',
    ],
    [
      'bot named on purpose',
      { login: 'renovate[bot]', isBot: true },
      { 'renovate[bot]': 'web@contoso.com' },
      'web@contoso.com',
    ],
    ['brackets are literal', { login: 'renovateb' }, { 'renovate[bot]': 'web@contoso.com' }, undefined],
    ['a login is no address', { login: 'ada' }, { 'ada@*': 'al@contoso.com' }, undefined],
    ['an address is no login', { email: 'ada@home.example' }, { 'ada*': 'al@contoso.com' }, undefined],
    [
      'an odd address is not compared',
      { email: 'x@evil.com\n@home.example' },
      { '*@home.example': 't@contoso.com' },
      undefined,
    ],
  ];
  test.each(mapped)('recipient-map by %s', async (_what, fact, map, expected) => {
    const people = { ...nobody, author: person(fact) };
    const resolved = await resolveRecipients(rules({ to: '@author' }, [], map), people);
    expect(addresses(resolved).to).toEqual(expected === undefined ? [] : [expected]);
  });

  test('the display name of a commit is not taken over, and a dropped one is named without controls', async () => {
    const people = {
      ...nobody,
      author: person({ name: 'Your bank\r\nBcc: x@evil.com\u202e', email: 'a@contoso.com' }),
      requester: person({ name: 'Evil\n::error::x', email: 'a@evil.com' }),
    };
    const resolved = await resolveRecipients(
      rules({ to: '@author @requester'.replace(' ', ',') }, ['contoso.com']),
      people,
    );
    expect(resolved.to).toEqual([{ name: '', address: 'a@contoso.com' }]);
    expect(resolved.dropped).toEqual([
      { who: 'Evil ::error::x', why: 'has an address at evil.com, outside `allow-domains` (@requester)' },
    ]);
  });
});

describe('nobody twice', () => {
  test('to before cc before bcc; case does not make another address', async () => {
    const wanted = rules({
      to: 'a@CONTOSO.com, a@contoso.com',
      cc: 'a@contoso.com, A@contoso.com',
      bcc: 'A@contoso.com, b@contoso.com',
    });
    expect(addresses(await resolveRecipients(wanted, nobody))).toEqual({
      to: ['a@contoso.com'],
      cc: [],
      bcc: ['b@contoso.com'],
    });
  });

  test('a culprit in to is not also in cc', async () => {
    const people = { ...nobody, culprits: [person({ login: 'ada', email: 'ada@contoso.com' })] };
    const resolved = await resolveRecipients(
      rules({ to: '@culprits', cc: 'team@contoso.com, ada@contoso.com' }, ['contoso.com']),
      people,
    );
    expect(addresses(resolved)).toEqual({ to: ['ada@contoso.com'], cc: ['team@contoso.com'], bcc: [] });
  });

  test('variants of one address under many commits count once, and a static address is never pushed out', async () => {
    const culprits = ['ada+1@contoso.com', 'ADA@contoso.com', 'ada+2@Contoso.com', 'Ada+@contoso.com'].map(
      (email) => person({ email }),
    );
    const resolved = await resolveRecipients(
      rules({ to: '@culprits', cc: 'ada@contoso.com' }, ['contoso.com']),
      {
        ...nobody,
        culprits,
      },
    );
    expect(addresses(resolved)).toEqual({ to: ['ada+1@contoso.com'], cc: ['ada@contoso.com'], bcc: [] });
  });

  test('a static reader who is also a culprit is told both reasons', async () => {
    const people = { ...nobody, culprits: [person({ email: 'ada@contoso.com' })] };
    const resolved = await resolveRecipients(
      rules({ to: 'ada@contoso.com, @culprits' }, ['contoso.com']),
      people,
    );
    expect(resolved.reasons).toEqual([
      'You get this because the workflow lists your address or because you wrote a commit that may have broken it (@culprits).',
    ]);
    expect(resolved.dropped).toEqual([]);
  });

  test('invented addresses cannot fill the mail: static ones keep their places', async () => {
    const culprits = Array.from({ length: 80 }, (_, at) =>
      person({ login: `u${at}`, email: `u${at}@contoso.com` }),
    );
    const wanted = rules({ to: '@culprits', bcc: 'a@b.co, c@d.co' }, ['contoso.com']);
    const resolved = await resolveRecipients(wanted, { ...nobody, culprits });
    expect([resolved.to.length, resolved.bcc.length, resolved.dropped.length]).toEqual([48, 2, 32]);
    expect(resolved.dropped[0]).toEqual({
      who: '@u48',
      why: 'is beyond the 50 recipients that one message may have (@culprits)',
    });
    expect((await resolveRecipients(wanted, { ...nobody, culprits }, 10)).to).toHaveLength(8);
  });
});

describe('properties', () => {
  const allowed = ['contoso.com', '*.fabrikam.example'];
  const wire = /^[A-Za-z0-9][A-Za-z0-9_'.+-]*@(?:contoso\.com|(?:[a-z0-9-]+\.)+fabrikam\.example)$/;
  const hostile = fc.oneof(
    fc.string({ unit: codePoint }),
    fc.emailAddress(),
    fc
      .array(
        fc.oneof(
          fc.constantFrom(
            'a',
            'evil.com',
            'contoso.com',
            'x.fabrikam.example',
            '@',
            '.',
            '"',
            '\\',
            ' ',
            '\n',
            '\r',
            '<',
            '>',
          ),
          fc.constantFrom(
            ',',
            ';',
            ':',
            '(',
            ')',
            '%',
            '!',
            '=',
            '+',
            '\u0000',
            '\u3002',
            '\u202e',
            'о',
            'ｃontoso.com',
            '[',
            ']',
            '*',
          ),
        ),
        { maxLength: 12 },
      )
      .map((parts) => parts.join('')),
  );
  /** An allowed address, or nearly one: next to nothing hostile gets as far as the check of the domain. */
  const nearly = fc
    .tuple(
      fc.constantFrom('a', 'a.b', 'a+x', 'evil@x', 'a\n', 'a%evil.com', ' a', 'A'),
      fc.constantFrom('@', '@', '@', ' @', '@@'),
      fc.constantFrom(
        ...allowed.map((domain) => domain.replace('*', 'x')),
        'fabrikam.example',
        'evilcontoso.com',
        'contoso.com.evil.com',
        'evilfabrikam.example',
        'CONTOSO.com',
        'contoso.com\n',
        'cont\u043eso.com',
      ),
    )
    .map((parts) => parts.join(''));
  const anybody: fc.Arbitrary<Person> = fc.record(
    {
      login: fc.string(),
      name: fc.string({ unit: codePoint }),
      email: fc.oneof(hostile, nearly),
      isBot: fc.boolean(),
    },
    { requiredKeys: ['isBot'] },
  );
  const everybody: fc.Arbitrary<People> = fc.record(
    {
      culprits: fc.array(anybody, { maxLength: 6 }),
      committers: fc.array(anybody, { maxLength: 6 }),
      codeowners: fc.array(
        fc.oneof(
          hostile,
          fc.string().map((login) => `@${login}`),
        ),
        { maxLength: 4 },
      ),
      author: anybody,
      requester: anybody,
      prAuthor: anybody,
    },
    { requiredKeys: ['culprits', 'committers', 'codeowners'] },
  );
  const tokens = recipientTokens.join();

  test('no address outside allow-domains ever comes out of the tokens, and no name', async () => {
    let checked = 0;
    await fc.assert(
      fc.asyncProperty(everybody, async (people) => {
        const { to, cc, bcc } = await resolveRecipients(
          rules({ to: tokens, cc: tokens, bcc: tokens }, allowed),
          people,
        );
        for (const { name, address } of [...to, ...cc, ...bcc]) {
          expect(address).toMatch(wire);
          expect(name).toBe('');
          checked += 1;
        }
      }),
      { numRuns: 1500 },
    );
    expect(checked).toBeGreaterThan(100);
  });

  test('with a map, only its targets and allowed domains come out, nobody twice', async () => {
    const checked = { mapped: 0, allowed: 0 };
    const map = { 'a*': 'mapped@far.example', '*@evil.com': 'abuse@far.example' };
    await fc.assert(
      fc.asyncProperty(everybody, async (people) => {
        const { to, cc, bcc } = await resolveRecipients(
          rules({ to: tokens, bcc: tokens }, allowed, map),
          people,
        );
        const all = [...to, ...cc, ...bcc].map(({ address }) => address);
        for (const address of all) {
          if (address.endsWith('@far.example')) checked.mapped += 1;
          else {
            expect(address).toMatch(wire);
            checked.allowed += 1;
          }
        }
        expect(new Set(all.map((address) => address.toLowerCase())).size).toBe(all.length);
      }),
      { numRuns: 500 },
    );
    expect(Math.min(checked.mapped, checked.allowed)).toBeGreaterThan(20);
  });

  test('without allow-domains and map nobody comes out', async () => {
    await fc.assert(
      fc.asyncProperty(everybody, async (people) => {
        expect((await resolveRecipients(rules({ to: tokens }), people)).to).toEqual([]);
      }),
    );
  });

  test('what goes to the job log holds no control characters', async () => {
    let checked = 0;
    await fc.assert(
      fc.asyncProperty(everybody, async (people) => {
        for (const { who, why } of (await resolveRecipients(rules({ to: tokens }, allowed), people))
          .dropped) {
          expect(who + why).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
          checked += 1;
        }
      }),
    );
    expect(checked).toBeGreaterThan(100);
  });
});
