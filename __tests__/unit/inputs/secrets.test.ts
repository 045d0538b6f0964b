import { describe, expect, it } from 'vitest';
import { type InputName, inputsOf } from '../../../src/inputs/declarations.ts';
import { createInputReader, listSecrets } from '../../../src/inputs/secrets.ts';

describe('what is hidden', () => {
  it.each(inputsOf('secret'))('the value of %s everywhere', (input) => {
    const { everywhere } = listSecrets((name) => (name === input ? 'a-value' : ''), {});
    expect(everywhere).toContain('a-value');
  });

  it.each(inputsOf('identifier'))('the value of %s in the log only', (input) => {
    const { everywhere, inLog } = listSecrets((name) => (name === input ? 'contoso' : ''), {});
    expect(inLog).toEqual(['contoso']);
    expect(everywhere).not.toContain('contoso');
  });

  it.each(['ACTIONS_ID_TOKEN_REQUEST_TOKEN', 'ACTIONS_RUNTIME_TOKEN'])('the token in %s', (variable) => {
    expect(listSecrets(() => '', { [variable]: 'a-token' }).everywhere).toContain('a-token');
  });
});

describe('the address that signs in', () => {
  const listed = (given: Partial<Record<InputName, string>>) => listSecrets((name) => given[name] ?? '', {});
  const from = 'Builds <builds@contoso.com> ';

  it('is hidden together with a password, and seen alone', () => {
    const { everywhere, inLog } = listed({
      service: 'hve',
      from,
      'smtp-username': ' Builds@contoso.com',
      'smtp-password': ' pass word\n',
    });
    expect(inLog).toEqual([]);
    expect(everywhere).toContain('pass word');
    expect(everywhere.filter((form) => /^\s*builds@contoso\.com\s*$/i.test(form))).toEqual([]);
    expect(everywhere).toContain(btoa('\0Builds@contoso.com\0pass word'));
  });

  it.each(['', ' ACS ', 'acs'])('is nobody for service: %j', (service) => {
    expect(listed({ service, from }).everywhere).toEqual([]);
  });

  it('is the sender for another service', () => {
    expect(listed({ service: 'hve', from }).everywhere).toContain(btoa('builds@contoso.com'));
  });

  it('is none of the empty values', () => {
    expect(listed({ service: 'hve' })).toEqual({ everywhere: [], inLog: [] });
  });
});

describe('a secret inside another input', () => {
  const scrub = (text: string): string => text.replaceAll('a-value', '***');

  it('is replaced when the input is read, and the input is named', () => {
    const { read, leaking } = createInputReader((name) => (name === 'subject' ? 'x a-value' : 'y'), scrub);
    expect([read('subject'), read('body')]).toEqual(['x ***', 'y']);
    expect([...leaking]).toEqual(['subject']);
  });

  it('stays where it belongs', () => {
    const { read, leaking } = createInputReader(() => 'a-value', scrub);
    expect(read('client-secret')).toBe('a-value');
    expect([...leaking]).toEqual([]);
  });
});
