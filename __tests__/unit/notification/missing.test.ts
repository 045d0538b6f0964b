import { expect, it } from 'vitest';
import { groupMissing } from '../../../src/notification/missing.ts';

it('what is missing is said once for each reason, in order', () => {
  const reason = 'The token may not read it.';
  const fix = 'Add actions: read.';
  expect(
    groupMissing([
      { section: 'jobs', reason, fix },
      { section: 'pr', reason: 'GitHub had an error.' },
      { section: 'log', reason, fix },
      { section: 'jobs', reason, fix },
      { section: 'history', reason },
    ]),
  ).toEqual([
    { sections: ['jobs', 'log'], reason, fix },
    { sections: ['pull request'], reason: 'GitHub had an error.', fix: undefined },
    { sections: ['history'], reason, fix: undefined },
  ]);
});
