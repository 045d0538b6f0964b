import { describe, expect, it } from 'vitest';
import { attempt, secrets } from '../../testing/secrets/attempt.ts';
import { makeSecret, SecretSearch } from '../../testing/secrets/search.ts';
import { chooseTrials } from '../../testing/secrets/trials.ts';

/** Secrets are planted where texts come in, and looked for where texts go out. `npm run secrets` tries every place. */

describe('no part of a secret leaves', () => {
  it.concurrent.each(chooseTrials().map((trial) => [`${trial.place}: ${trial.name}`, trial] as const))(
    '%s',
    async (_name, trial) => {
      const { leaks } = await attempt(trial);
      expect(leaks).toEqual([]);
    },
  );
});

describe('the search finds what is left of a secret', () => {
  const value = makeSecret();
  const search = new SecretSearch({ planted: value });
  const part = value.slice(5, 30);

  it.each([
    ['cut', `${value.slice(0, 20)}…`],
    ['escaped for Markdown', part.replace(/[\\`*_{}[\]()#+!|~@:<>&]/g, '\\$&')],
    ['escaped for HTML', part.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&#62;')],
    ['in both', part.replaceAll('_', '\\_').replaceAll('<', '&lt;')],
    ['in a URL', encodeURIComponent(part)],
    ['in JSON', JSON.stringify(part)],
    ['in quoted-printable', [...Buffer.from(part)].map((octet) => `=${octet.toString(16)}`).join('')],
    ['wrapped', `${part.slice(0, 9)}\r\n ${part.slice(9)}`],
    ['in base64', Buffer.from(`user=a\u0001auth=Bearer ${value}\u0001\u0001`).toString('base64')],
  ])('%s', (_how, text) => {
    expect(search.find(`before ${text} after`).join()).toContain('planted');
  });

  it('and nothing where there is none', () => {
    expect(search.find(`*** ${makeSecret()} ${Object.values(secrets).join(' ')}`)).toEqual([]);
  });
});
