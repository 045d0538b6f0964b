import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseMailboxes, recipientTokens, toAsciiDomain } from '../../../src/recipients/mailbox.ts';
import { codePoint } from '../../../testing/code-point.ts';

describe('parseMailboxes: what is taken', () => {
  test.each([
    ['a@b.co', [['', 'a@b.co']]],
    ['  <a@b.co> ', [['', 'a@b.co']]],
    ['Ada <ada@contoso.com>', [['Ada', 'ada@contoso.com']]],
    ['Ada<ada@contoso.com>', [['Ada', 'ada@contoso.com']]],
    ['"Lovelace, Ada" <ada@contoso.com>', [['Lovelace, Ada', 'ada@contoso.com']]],
    ['"The \\"A\\" \\\\ Team" <a@b.co>', [['The "A" \\ Team', 'a@b.co']]],
    ['Ada "the first" King <a@b.co>', [['Ada the first King', 'a@b.co']]],
    ['CI (prod) No. 1 <ci@b.co>', [['CI (prod) No. 1', 'ci@b.co']]],
    ['Jürgen Müller <j@b.co>', [['Jürgen Müller', 'j@b.co']]],
    ['"a < b > c" <a@b.co>', [['a < b > c', 'a@b.co']]],
    ['"" <a@b.co>', [['', 'a@b.co']]],
    ['" Ada  King " < a@b.co >', [['Ada King', 'a@b.co']]],
    [`${'x'.repeat(64)}@b.co`, [['', `${'x'.repeat(64)}@b.co`]]],
    [
      'a@b.co\rc@d.co',
      [
        ['', 'a@b.co'],
        ['', 'c@d.co'],
      ],
    ],
    [
      'a@b.co, c@d.co',
      [
        ['', 'a@b.co'],
        ['', 'c@d.co'],
      ],
    ],
    [
      'a@b.co\n\n c@d.co,\r\n',
      [
        ['', 'a@b.co'],
        ['', 'c@d.co'],
      ],
    ],
    ["o'neil+ci_x%y@sub.contoso.com", [['', "o'neil+ci_x%y@sub.contoso.com"]]],
    ['Local.Case@CONTOSO.com', [['', 'Local.Case@contoso.com']]],
    ['a@bücher.example', [['', 'a@xn--bcher-kva.example']]],
    ['a@xn--bcher-kva.example', [['', 'a@xn--bcher-kva.example']]],
    ['', []],
    [' \n , ,', []],
  ])('%j', (text, expected) => {
    const { mailboxes, problems } = parseMailboxes(text);
    expect(problems).toEqual([]);
    expect(mailboxes.map(({ name, address }) => [name, address])).toEqual(expected);
  });

  test('tokens, in any case, each once, among addresses', () => {
    expect(parseMailboxes('@culprits, a@b.co\n@Author,@culprits')).toEqual({
      mailboxes: [{ name: '', address: 'a@b.co' }],
      tokens: ['@culprits', '@author'],
      problems: [],
    });
    expect(parseMailboxes(recipientTokens.join()).tokens).toEqual([...recipientTokens]);
  });
});

describe('parseMailboxes: what is refused, and why', () => {
  test.each([
    ['ada', /"ada", which is not an address.*no "@"/],
    ['Lovelace, Ada <ada@contoso.com>', /"Lovelace".*name with a comma must be in double quotes/],
    ['@authors', /not a known role; use an address or one of @author, @committers/],
    ['@', /not a known role/],
    ['jürgen@contoso.com', /has "ü" before the "@"; only ASCII/],
    ['"john smith"@contoso.com', /quoted part before the "@"/],
    ['"a@evil.com x"@contoso.com', /quoted part/],
    ['a(comment)@contoso.com', /has "\(" before the "@"/],
    ['a@contoso.com (Ada)', /no valid domain/],
    ['a@b.co; c@d.co', /separate addresses with a comma/],
    ['Team: a@b.co', /space before the "@"/],
    ['Team:a@b.co', /has ":" before/],
    ['Team: A <a@b.co>', /has ":" in the name; put the name in double quotes/],
    ['x@y.co <a@b.co>', /has "@" in the name/],
    ['Ada ada@contoso.com', /goes in "<" and ">"/],
    ['Ada <ada@contoso.com', /goes in "<" and ">"/],
    ['ada@contoso.com>', /">" without a "<"/],
    ['<a@b.co> Ada', /has "<" before|goes in|no valid domain/],
    ['"Ada <a@b.co>', /double quote is not closed|quoted part/],
    ['Ada <>', /no "@"/],
    ['@contoso.com <a@b.co>', /"@" in the name/],
    ['a@@b.co', /more than one "@"/],
    ['a@b@c.co', /more than one "@"/],
    ['<@b.co>', /nothing before the "@"/],
    ['.a@b.co', /misplaced dot/],
    ['a..b@b.co', /misplaced dot/],
    ['a.@b.co', /misplaced dot/],
    ['a@localhost', /no valid domain/],
    ['a@[127.0.0.1]', /no valid domain/],
    ['a@127.0.0.1', /no valid domain/],
    ['a@127.0.0.12', /no valid domain/],
    ['a@0x7f.1', /no valid domain/],
    ['a@b.co.', /no valid domain/],
    ['a@-b.co', /no valid domain/],
    ['a@b..co', /no valid domain/],
    ['a@b_c.co', /no valid domain/],
    ['a@b%2eco.de', /no valid domain/],
    ['a@b.co/x', /no valid domain/],
    ['a@', /no valid domain/],
    [`a@${'x'.repeat(64)}.co`, /no valid domain/],
    [`${'x'.repeat(65)}@b.co`, /more than 64 characters/],
    [`${'x'.repeat(60)}@${'y.'.repeat(100)}co`, /longer than 254/],
    ['a\u0000b@c.co', /control character/],
    ['Ada\u202e <a@b.co>', /control character/],
    ['Ada\u2028Bcc <a@b.co>', /control character/],
  ])('%j', (text, problem) => {
    const { mailboxes, problems } = parseMailboxes(text);
    expect(problems.join('\n')).toMatch(problem);
    if (!text.includes(',')) expect(mailboxes).toEqual([]);
  });

  test('a long entry is cut where it is shown', () => {
    const { problems } = parseMailboxes('x'.repeat(500));
    expect(problems[0]).toMatch(/^holds "x{59}…", which/);
  });

  test('all problems are told together, good entries kept', () => {
    const { mailboxes, problems } = parseMailboxes('a@b.co, ada\njürgen@b.co, c@d.co, @nobody');
    expect(mailboxes.map(({ address }) => address)).toEqual(['a@b.co', 'c@d.co']);
    expect(problems).toHaveLength(3);
  });

  test('a quote left open does not swallow the next line', () => {
    const { mailboxes, problems } = parseMailboxes('"Ada <a@b.co>, x\nb@c.co, d@e.co');
    expect(problems).toHaveLength(1);
    expect(mailboxes).toEqual([
      { name: '', address: 'b@c.co' },
      { name: '', address: 'd@e.co' },
    ]);
  });
});

describe('properties', () => {
  const local = fc.stringMatching(/^[a-z0-9_+-]{1,20}(\.[a-z0-9]{1,10}){0,2}$/);
  const domain = fc.domain();
  test('a name in quotes comes out as it went in', () => {
    const names = fc
      .string({ unit: 'grapheme-ascii', maxLength: 30 })
      .map((name) => name.replace(/\s+/g, ' ').trim());
    fc.assert(
      fc.property(names, local, domain, (name, user, host) => {
        fc.pre(toAsciiDomain(host) !== undefined);
        const quoted = name.replace(/["\\]/g, '\\$&');
        expect(parseMailboxes(`"${quoted}" <${user}@${host}>`)).toEqual({
          mailboxes: [{ name, address: `${user}@${host.toLowerCase()}` }],
          tokens: [],
          problems: [],
        });
      }),
    );
  });

  test('whatever comes in, an address that comes out is plain ASCII without line breaks or brackets', () => {
    fc.assert(
      fc.property(fc.string({ unit: codePoint }), domain, (junk, host) => {
        for (const text of [junk, `${junk}@${host}`, `a@${junk}`, `${junk} <a@${host}>`]) {
          for (const { name, address } of parseMailboxes(text).mailboxes) {
            expect(address).toMatch(/^[!-;=?A-~]+@[a-z0-9.-]+$/);
            expect(name).not.toMatch(/[\r\n\u0085\u2028\u2029]/);
          }
        }
      }),
    );
  });
});
