import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ownersOf } from '../../../../src/github/build/codeowners.ts';
import { codePoint } from '../../../../testing/code-point.ts';

/** The rules that GitHub's page "About code owners" explains one by one, in its order. */
const documented = `
# This is a comment.
*       @global-owner1 @global-owner2
*.js    @js-owner #This is an inline comment.
*.go docs@example.com
*.txt @octo-org/octocats
/build/logs/ @doctocat
docs/* docs@example.com
apps/ @octocat
/scripts/ @doctocat @octocat
**/logs @octocat
/services/ @svc
/services/github
`;

describe('ownersOf', () => {
  test.each([
    ['README.md', ['@global-owner1', '@global-owner2']],
    ['deep/down/file', ['@global-owner1', '@global-owner2']],
    ['.github/workflows/ci.yml', ['@global-owner1', '@global-owner2']],
    ['index.js', ['@js-owner']],
    ['src/.hidden.js', ['@js-owner']],
    ['src/main.go', ['docs@example.com']],
    ['notes/a.txt', ['@octo-org/octocats']],
    ['build/logs/today', ['@octocat']],
    ['docs/getting-started.md', ['docs@example.com']],
    ['docs/build-app/troubleshooting.md', ['@global-owner1', '@global-owner2']],
    ['other/docs/x.md', ['@global-owner1', '@global-owner2']],
    ['apps/web/index.ts', ['@octocat']],
    ['deep/apps/web/x', ['@octocat']],
    ['apps', ['@global-owner1', '@global-owner2']],
    ['scripts/run', ['@doctocat', '@octocat']],
    ['deep/scripts/run', ['@global-owner1', '@global-owner2']],
    ['scripts/logs/x', ['@octocat']],
    ['deeply/nested/logs/a/b', ['@octocat']],
    ['services/web/x', ['@svc']],
    ['services/github/x', []],
    ['services/github', []],
  ])('%s', async (path, owners) => {
    expect(await ownersOf([path], documented)).toEqual(owners);
  });

  test('the last match wins, also over a more exact one', async () => {
    expect(await ownersOf(['src/a.ts'], '/src/a.ts @exact\n* @all')).toEqual(['@all']);
  });

  test('owners of several paths, each once, in order of appearance', async () => {
    expect(await ownersOf(['x', 'a.js', 'y', 'b.go'], documented)).toEqual([
      '@global-owner1',
      '@global-owner2',
      '@js-owner',
      'docs@example.com',
    ]);
  });

  test.each([
    ['an escaped space', 'a\\ b/ @o', 'a b/c', ['@o']],
    ['a root-only star', '/* @o', 'a/b', []],
    ['a root-only star, hit', '/* @o', 'a', ['@o']],
    ['a middle double star', 'a/**/z @o', 'a/b/c/z', ['@o']],
    ['case matters', 'Docs/ @o', 'docs/x', []],
    ['a file by name anywhere', 'Makefile @o', 'x/y/Makefile', ['@o']],
    ['negation is not supported', '!x @o', 'x', []],
    ['negation is no name', '* @ok\n!x @o', '!x', ['@ok']],
    ['a line that is a comment', '* @ok\n#x @o', '#x', ['@ok']],
    ['an empty line', '* @ok\n\n', 'x', ['@ok']],
    ['an owner that is more than an address', '* @ok\n* a@b@c', 'x', ['@ok']],
    ['an owner that is more than a login', '* @ok\n* @a@b', 'x', ['@ok']],
    ['ranges are not supported', 'x[ab] @o', 'xa', []],
    ['an escaped hash is not supported', '\\#x @o', '#x', []],
    ['braces are literal', '{a,b} @o', 'a', []],
    ['an invalid owner voids the line', '* @ok\n* not-an-owner', 'x', ['@ok']],
    ['CRLF', '* @a\r\n*.js @b\r\n', 'x.js', ['@b']],
    ['tabs', '*\t@a\t@b', 'x', ['@a', '@b']],
    ['an empty file', '', 'x', []],
    ['a pattern longer than any path', `${'a'.repeat(70_000)} @o\n* @ok`, 'x', ['@ok']],
  ])('%s', async (_what, text, path, owners) => {
    expect(await ownersOf([path], text)).toEqual(owners);
  });

  test('no file makes it fail, and owners come from the file alone', async () => {
    const part = fc.constantFrom(
      '*',
      '**',
      '/',
      'a',
      '\\',
      ' ',
      '(',
      '!',
      '[',
      '{',
      '+(',
      '@o',
      '#',
      '\n',
      '\t',
      '.',
    );
    const text = fc.oneof(
      fc.string({ unit: codePoint }),
      fc.array(part).map((parts) => parts.join('')),
      fc.array(part).map((parts) => `* @o\n${parts.join('')}`),
    );
    let checked = 0;
    await fc.assert(
      fc.asyncProperty(text, fc.string(), async (codeowners, path) => {
        for (const owner of await ownersOf([path, 'a', 'a/a'], codeowners)) {
          expect(codeowners).toContain(owner);
          checked += 1;
        }
      }),
    );
    expect(checked).toBeGreaterThan(0);
  });
});
