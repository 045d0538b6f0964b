import { describe, expect, it } from 'vitest';
import { findForeignHost } from '../../../src/entra/authority.ts';

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
