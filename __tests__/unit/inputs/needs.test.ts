import { describe, expect, it } from 'vitest';
import { checkNeeds } from '../../../src/inputs/needs.ts';

describe('checkNeeds', () => {
  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['an empty input', ''],
    ['null', null],
    ['a job that waits for none', {}],
    ['one job', { build: { result: 'success', outputs: {} } }],
    [
      'every result',
      {
        a: { result: 'success' },
        b: { result: 'failure' },
        c: { result: 'cancelled' },
        d: { result: 'skipped' },
      },
    ],
  ])('takes %s', (_what, json) => {
    expect(checkNeeds(json)).toBeUndefined();
  });

  it.each<[string, unknown]>([
    ['toJSON(needs.build)', { result: 'failure', outputs: {} }],
    ['toJSON(needs.build) of a job with an output', { result: 'success', outputs: { result: 'success' } }],
    ['toJSON(needs.build.outputs)', { version: '1.2.3' }],
    ['toJSON(needs.build.result)', 'failure'],
    ['toJSON(needs.*.result)', ['success', 'failure']],
    ['toJSON(needs.*)', [{ result: 'failure', outputs: {} }]],
    ['toJSON(job)', { status: 'success' }],
    ['results by name', { build: 'failure' }],
    ['a word that GitHub does not use', { build: { result: 'failed' } }],
    ['one good entry of two', { a: { result: 'success' }, b: {} }],
    ['an entry that is null', { a: null }],
    ['a number', 7],
  ])('refuses %s', (_what, json) => {
    expect(checkNeeds(json)).toBe('is not the needs context; write toJSON(needs)');
  });
});
