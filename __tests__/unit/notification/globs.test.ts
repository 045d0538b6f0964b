import fc from 'fast-check';
import picomatch from 'picomatch';
import { describe, expect, it } from 'vitest';
import { compileGlob } from '../../../src/notification/globs.ts';

describe('compileGlob', () => {
  it.each<[string, string, boolean]>([
    ['main', 'main', true],
    ['main', 'Main', false],
    ['release/*', 'release/1.0', true],
    ['release/*', 'release/1.0/fix', false],
    ['release/**', 'release/1.0/fix', true],
    ['**/fix', 'fix', true],
    ['a/**/z', 'a/z', true],
    ['a/**/z', 'a/b/c/z', true],
    ['v?.?', 'v1.2', true],
    ['v?.?', 'v1.', false],
    ['{main,release/*}', 'release/2', true],
    ['{a,b{c,d}}e', 'bde', true],
    ['{a,b{c,d}}e', 'be', false],
    ['{a}', '{a}', true],
    ['a\\*b', 'a*b', true],
    ['a\\*b', 'axb', false],
    ['dependabot[bot]', 'dependabot[bot]', true],
    ['*@contoso.com', 'ada@contoso.com', true],
    ['*', '', false],
    ['*a*b', 'xaxaxb', true],
    ['🎉?', '🎉🎉', true],
  ])('%s on %s: %s', (glob, text, isMatch) => {
    expect(compileGlob(glob)(text)).toBe(isMatch);
  });

  it('folds case when asked', () => {
    expect(compileGlob('*@Contoso.com', { nocase: true })('ADA@contoso.COM')).toBe(true);
  });

  it('takes braces for characters when asked', () => {
    expect(compileGlob('{a,b}', { nobrace: true })('{a,b}')).toBe(true);
  });

  it('answers at once for a pattern of many stars', () => {
    const pattern = `${'*a'.repeat(40)}b@contoso.com`;
    expect(compileGlob(pattern)(`${'a'.repeat(64)}@contoso.com`)).toBe(false);
    expect(compileGlob(`${'**/a/'.repeat(40)}b`)('a/'.repeat(2_000))).toBe(false);
    expect(compileGlob('{a,b}'.repeat(40))('a')).toBe(false);
  });

  it('agrees with picomatch where both have a meaning (property)', () => {
    const part = fc.stringMatching(/^[ab*?]{1,4}$/).filter((each) => each === '**' || !each.includes('**'));
    // To picomatch, `a/**` matches `a`, and `*/**` does not.
    const globs = fc
      .array(part, { minLength: 1, maxLength: 4 })
      .map((parts) => parts.join('/'))
      .filter((glob) => !/[*?][^/]*(?:\/\*\*)+$/.test(glob));
    const names = fc
      .array(fc.stringMatching(/^[ab]{1,4}$/), { minLength: 1, maxLength: 4 })
      .map((parts) => parts.join('/'));
    fc.assert(
      fc.property(globs, names, (glob, name) => {
        expect(compileGlob(glob)(name)).toBe(picomatch(glob, { dot: true })(name));
      }),
      { numRuns: 3_000 },
    );
  });
});
