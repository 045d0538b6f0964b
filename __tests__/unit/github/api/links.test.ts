import { describe, expect, it } from 'vitest';
import { linksFor } from '../../../../src/github/api/links.ts';

describe('links', () => {
  const links = linksFor('https://ghe.example/', 'contoso/app');
  it.each([
    [links.person('ada'), 'https://ghe.example/ada'],
    [links.person('renovate[bot]'), 'https://ghe.example/apps/renovate'],
    [links.branch('feature/a b'), 'https://ghe.example/contoso/app/tree/feature/a%20b'],
    [links.branch('../../x'), 'https://ghe.example/contoso/app/tree/x'],
    [links.run(7), 'https://ghe.example/contoso/app/actions/runs/7'],
    [links.run(7, 2), 'https://ghe.example/contoso/app/actions/runs/7/attempts/2'],
    [links.workflow('.github/workflows/ci.yml'), 'https://ghe.example/contoso/app/actions/workflows/ci.yml'],
    [links.blob('abc', 'src/a#b.ts', 7), 'https://ghe.example/contoso/app/blob/abc/src/a%23b.ts#L7'],
    [links.blob('abc', 'a.ts'), 'https://ghe.example/contoso/app/blob/abc/a.ts'],
    [linksFor('javascript:alert(1)', 'contoso/app').repo, 'https://github.com/contoso/app'],
    [linksFor('nonsense', 'contoso/app').repo, 'https://github.com/contoso/app'],
    [linksFor(undefined, 'contoso/app').repo, 'https://github.com/contoso/app'],
  ])('%s', (given, expected) => {
    expect(given).toBe(expected);
  });
});
