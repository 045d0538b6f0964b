import { describe, expect, it } from 'vitest';
import { findForeignHost, tokenEndpoint } from '../../../src/entra/authority.ts';

describe('the host that gets the credential', () => {
  it.each([
    '',
    ' ',
    'https://login.microsoftonline.com',
    'https://login.microsoftonline.com/',
    'HTTPS://LOGIN.microsoftonline.US/',
    'login.partner.microsoftonline.cn',
    'https://login.microsoftonline.com:443',
  ])('%j is Microsoft’s', (value) => {
    expect(findForeignHost(value)).toBeUndefined();
  });

  it.each([
    ['https://login.example.com/tenant', 'login.example.com'],
    ['login.microsoftonline.com.evil.example', 'login.microsoftonline.com.evil.example'],
    ['https://evil-login.microsoftonline.com', 'evil-login.microsoftonline.com'],
    ['https://evil.example/login.microsoftonline.com', 'evil.example'],
    ['https://127.0.0.1:8443', '127.0.0.1'],
  ])('%j is not', (value, host) => {
    expect(findForeignHost(value)).toBe(host);
  });

  it.each([
    'http://evil.example',
    'https://user:pass@evil.example',
    'https://user@evil.example',
    'https://:pass@evil.example',
    'https://evil.example?x',
    'https://',
  ])('%j gets nothing, so there is nothing to say', (value) => {
    expect(findForeignHost(value)).toBeUndefined();
  });
});

describe('the token endpoint', () => {
  const tenant = '11111111-1111-4111-8111-111111111111';
  const path = `/${tenant}/oauth2/v2.0/token`;
  it.each([
    ['', `https://login.microsoftonline.com${path}`],
    ['https://login.microsoftonline.us', `https://login.microsoftonline.us${path}`],
    [' https://login.partner.microsoftonline.cn/ ', `https://login.partner.microsoftonline.cn${path}`],
    ['login.microsoftonline.us', `https://login.microsoftonline.us${path}`],
    ['https://adfs.example/adfs/', `https://adfs.example/adfs${path}`],
  ])('for authority %j', (host, url) => {
    expect(tokenEndpoint(host, tenant).href).toBe(url);
  });

  it.each([
    ['http://login.microsoftonline.com'],
    ['http://127.0.0.1:8080'],
    ['ftp://login.microsoftonline.com'],
    ['https://user:hunter2@login.microsoftonline.com'],
    ['https://login.microsoftonline.com?to=elsewhere'],
    ['https://login.microsoftonline.com#x'],
    ['https://'],
    ['not a host'],
  ])('refuses authority %j without repeating it', (host) => {
    const attempt = () => tokenEndpoint(host, tenant);
    expect(attempt).toThrow(expect.objectContaining({ kind: 'input', anchor: 'entra-other-cloud' }));
    expect(attempt).not.toThrow(/hunter2/);
  });

  it.each([['..'], ['a/b'], ['common?x'], ['%2e%2e'], ['']])('refuses tenant %j', (tenantId) => {
    expect(() => tokenEndpoint('', tenantId)).toThrow(
      expect.objectContaining({
        kind: 'input',
        title: 'tenant-id is neither a GUID nor a domain name',
        anchor: 'entra-tenant-not-found',
        remedies: [expect.stringContaining('Directory (tenant) ID')],
      }),
    );
  });
});
