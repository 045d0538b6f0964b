import { describe, expect, it } from 'vitest';
import { ActionError } from '../../../src/errors.ts';
import { code, cutAddresses, maskAddress, summarizeFailure, text } from '../../../src/runner/summary.ts';

describe('text in a summary stays text', () => {
  it.each([
    ['<script>alert(1)</script>', '&lt;script&gt;alert\\(1\\)&lt;/script&gt;'],
    ['[x](https://evil.example)', '\\[x\\]\\(https\\://evil.example\\)'],
    ['# heading\n- list', '\\# heading - list'],
    ['a | b', 'a \\| b'],
    ['a \n\t b', 'a b'],
    ['@everyone', '\\@everyone'],
  ])('%j', (given, expected) => {
    expect(text(given)).toBe(expected);
  });

  it.each([
    ['plain', '`plain`'],
    ['with ` tick', '``with ` tick``'],
    ['`edge`', '`` `edge` ``'],
    ['a|b\nc', '`a\\|b c`'],
    ['a \n\t b', '`a b`'],
    ['two `` ticks', '```two `` ticks```'],
    ['`begin', '`` `begin ``'],
    ['end`', '`` end` ``'],
  ])('%j as code', (given, expected) => {
    expect(code(given)).toBe(expected);
  });
});

describe('addresses', () => {
  it.each([
    ['dev@contoso.example', 'd…@contoso.example'],
    ['ü@contoso.example', 'ü…@contoso.example'],
    ['no address', '…'],
  ])('%s is cut to %s', (address, expected) => {
    expect(maskAddress(address)).toBe(expected);
  });

  it('known ones are cut in any case, ids of the server stay', () => {
    const reply = '550 <DEV@contoso.example> unknown, see <id-1@smtp.example>';
    expect(cutAddresses(reply, ['dev@contoso.example'], maskAddress)).toBe(
      '550 <d…@contoso.example> unknown, see <id-1@smtp.example>',
    );
  });

  it('with none known, whatever looks like one', () => {
    expect(cutAddresses('to holds dev@contoso.example', [], maskAddress)).toBe('to holds d…@contoso.example');
  });
});

it('a failure shows cause, remedy and the command to copy', () => {
  const error = new ActionError('auth', {
    title: 'Refused',
    causes: ['Because.'],
    remedies: ['List them: az ad app credential list --id <client-id>'],
    response: '535 5.7.3 no',
  });
  const summary = summarizeFailure(error, 'https://help.example', (given) => given);
  expect(summary).toContain('- List them\\: `az ad app credential list --id <client-id>`');
  expect(summary).toContain('`535 5.7.3 no`');
  expect(summary).toContain('(https://help.example)');
});
