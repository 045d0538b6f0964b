import { describe, expect, it } from 'vitest';
import { ACCEPTED_TYPES, typeAny, typeListed } from '../../../src/services/file-types.ts';

describe('typeListed', () => {
  it('knows the 62 extensions that Microsoft lists, in order', () => {
    expect(Object.keys(ACCEPTED_TYPES)).toHaveLength(62);
    expect(Object.keys(ACCEPTED_TYPES)).toEqual(Object.keys(ACCEPTED_TYPES).toSorted());
    for (const type of Object.values(ACCEPTED_TYPES)) expect(type).toMatch(/^[a-z]+\/[\w.+-]+$/);
  });

  it.each(Object.entries(ACCEPTED_TYPES))('takes .%s as %s', (extension, contentType) => {
    expect(typeListed(`a.b.${extension}`)).toEqual({ filename: `a.b.${extension}`, contentType });
  });

  it.each([
    ['A.PDF', 'A.PDF', 'application/pdf', undefined],
    ['.json', '.json', 'application/json', undefined],
    ['build.log', 'build.log.txt', 'text/plain', /attached as build\.log\.txt: \.log is not/],
    ['BUILD.LOG', 'BUILD.LOG.txt', 'text/plain', /attached as BUILD\.LOG\.txt/],
    ['page.html', 'page.html', 'application/octet-stream', /: \.html is not on Azure’s list.+\.zip/],
    ['r.sarif', 'r.sarif', 'application/octet-stream', /: \.sarif is not/],
    ['mail.eml', 'mail.eml', 'application/octet-stream', /: \.eml is not/],
    ['LICENSE', 'LICENSE', 'application/octet-stream', /: Files without an extension are not/],
    ['x.constructor', 'x.constructor', 'application/octet-stream', /: \.constructor is not/],
  ])('%s', (name, filename, contentType, warning) => {
    const typed = typeListed(name);
    expect(typed).toMatchObject({ filename, contentType });
    if (warning) expect(typed.warning).toMatch(warning);
    else expect(typed.warning).toBeUndefined();
  });
});

describe('typeAny', () => {
  it.each([
    ['a.pdf', 'application/pdf'],
    ['build.log', 'text/plain'],
    ['r.sarif', 'application/octet-stream'],
    ['LICENSE', 'application/octet-stream'],
  ])('%s is %s, whatever a list says', (filename, contentType) => {
    expect(typeAny(filename)).toEqual({ filename, contentType });
  });
});
