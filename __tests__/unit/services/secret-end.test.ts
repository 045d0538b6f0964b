import { describe, expect, it } from 'vitest';
import { describeSecretEnd } from '../../../src/services/secret-end.ts';

describe('describeSecretEnd', () => {
  it.each([
    ['', undefined],
    ['2027-01-01', undefined],
    ['2026-12-26', undefined],
    ['2026-12-25', 'expires on 2026-12-25, in 29 days'],
    ['2026-11-27', 'expires on 2026-11-27, in 1 day'],
    ['2026-11-26T12:00:00Z', 'expires on 2026-11-26, in less than a day'],
    ['2026-11-20', 'expired on 2026-11-20'],
  ])('%s', (endsOn, words) => {
    const said = describeSecretEnd(endsOn, '2026-11-26T00:00:00Z');
    if (words === undefined) expect(said).toBeUndefined();
    else expect(said).toContain(`The secret that sends these mails ${words}. Rotate it with`);
  });
});
