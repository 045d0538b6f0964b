import { describe, expect, it } from 'vitest';
import type { Failure, Missing, Tests } from '../../../src/notification/notification.ts';
import { addTests } from '../../../src/steps/read-tests.ts';
import { notificationOf } from '../../../testing/notifications/base.ts';

const tests = {
  total: 2,
  failed: 1,
  failures: [{ name: 'adds', message: 'fee is 4\nat x' }],
} as Partial<Tests> as Tests;

function add(problems: Missing[], found?: Tests) {
  const warnings: [text: string, title: unknown][] = [];
  const notification = addTests(
    notificationOf({
      failures: [{ job: 'test' } as Failure],
      missing: [{ section: 'jobs', reason: 'first' }],
    }),
    { tests: found, problems },
    {
      runner: { warning: (text, properties) => warnings.push([text, properties?.title]) },
      redactor: { redact: (texts) => texts.map((text) => text.replace('s3cret', '***')) },
    },
  );
  return { notification, warnings };
}

const problem = (reason: string): Missing => ({ section: 'tests', reason });

describe('what the test reports say', () => {
  it('is put into the notification, and names the first error', () => {
    const { notification, warnings } = add([], tests);
    expect(notification.tests).toBe(tests);
    expect(notification.failures).toMatchObject([{ firstError: 'adds: fee is 4' }]);
    expect(notification.missing).toEqual([{ section: 'jobs', reason: 'first' }]);
    expect(warnings).toEqual([]);
  });

  it('leaves the notification as it is without a report', () => {
    const { notification } = add([]);
    expect(notification).not.toHaveProperty('tests');
    expect(notification.failures).toEqual([{ job: 'test' }]);
  });
});

describe('what is wrong with the test reports', () => {
  it('is a warning and a line of the mail, once each, with the remedy, without secrets', () => {
    const { notification, warnings } = add([
      problem('a s3cret.'),
      problem('a s3cret.'),
      { ...problem('No access.'), fix: 'add x' },
    ]);
    const title = 'Check the test reports';
    expect(warnings).toEqual([
      ['a ***.', title],
      ['No access. To fix it, add x.', title],
    ]);
    expect(notification.missing).toEqual([
      { section: 'jobs', reason: 'first' },
      problem('a ***.'),
      problem('a ***.'),
      { ...problem('No access.'), fix: 'add x' },
    ]);
  });

  it.each([
    [5, []],
    [7, ['There are 2 more such warnings in the job log.']],
  ])('is in the mail five times at most: %i', (count, more) => {
    const reasons = Array.from({ length: count }, (_, index) => `p${index}`);
    const { notification, warnings } = add(reasons.map(problem));
    expect(notification.missing.map(({ reason }) => reason)).toEqual([
      'first',
      ...reasons.slice(0, 5),
      ...more,
    ]);
    expect(warnings).toHaveLength(count);
  });
});
