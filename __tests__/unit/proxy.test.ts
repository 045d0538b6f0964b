import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fetchThroughProxy } from '../../src/proxy.ts';

const variables = ['http_proxy', 'https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY'];

beforeEach(() => {
  for (const name of variables) vi.stubEnv(name, '');
});
afterEach(() => vi.unstubAllEnvs());

describe('fetch', () => {
  it('is that of Node where there is no proxy', async () => {
    expect(await fetchThroughProxy('https://api.github.com')).toBe(fetch);
  });

  it.each(variables)('is another one where %s names a proxy', async (name) => {
    vi.stubEnv(name, 'http://proxy.example:3128');
    const other = await fetchThroughProxy('https://api.github.com');
    expect(other).toBeTypeOf('function');
    expect(other).not.toBe(fetch);
  });
});
