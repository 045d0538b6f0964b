import { describe, expect, it } from 'vitest';
import {
  classifyDeployJob,
  classifyStatus,
  isProduction,
  isRollback,
  versionOf,
} from '../../../src/notification/deployment.ts';

describe('a deployment status', () => {
  it.each([
    ['success', 'succeeded'],
    ['failure', 'failed'],
    ['error', 'error'],
    ['in_progress', 'started'],
    ['waiting', 'waiting'],
  ])('%s is %s', (word, state) => {
    expect(classifyStatus(word)).toEqual({ state });
  });

  it.each([
    ['queued', /is queued and has not started/],
    ['pending', /is pending and has not started/],
    ['inactive', /a later one took its place/],
    ['odd', /^The deployment state odd is not mailed\.$/],
    ['', /^The deployment state \(none\) is not mailed\.$/],
    ['toString', /toString is not mailed/],
  ])('%j deserves no mail', (word, skip) => {
    expect(classifyStatus(word)).toEqual({ skip: expect.stringMatching(skip) });
  });
});

it.each([
  ['success', { state: 'succeeded' }],
  ['failure', { state: 'failed' }],
  ['timed_out', { state: 'failed', description: 'It timed out, and a part of it may be in place' }],
  ['cancelled', { state: 'failed', description: 'It was cancelled, and a part of it may be in place' }],
  ['startup_failure', { state: 'error' }],
  ['action_required', { state: 'waiting' }],
  ['skipped', { skip: expect.stringMatching(/nothing was deployed/) }],
  ['neutral', { skip: expect.stringMatching(/not known how/) }],
  ['stale', { skip: expect.stringMatching(/not known how/) }],
] as const)('a deploy job that ended as %s', (conclusion, expected) => {
  expect(classifyDeployJob(conclusion)).toEqual(expected);
});

it.each([
  ['production', undefined, true],
  ['Prod', undefined, true],
  ['live', undefined, true],
  ['preproduction', undefined, false],
  ['production-eu', undefined, false],
  ['staging', true, true],
  ['production', false, false],
])('%s, stated %j: production is %j', (environment, stated, expected) => {
  expect(isProduction(environment, stated)).toBe(expected);
});

it.each([
  [{ version: '2.7', tag: 'v1', ref: 'v3.0', sha: 'abcdef0123' }, '2.7'],
  [{ version: '', tag: 'v1', ref: 'v3.0', sha: 'abcdef0123' }, 'v1'],
  [{ tag: '', ref: 'v13.10', sha: 'abcdef0123' }, 'v13.10'],
  [{ ref: '13.10.1', sha: 'abcdef0123' }, '13.10.1'],
  [{ ref: 'release-1.2', sha: 'abcdef0123' }, 'abcdef0'],
  [{ ref: 'main', sha: '' }, 'main'],
  [{ sha: '' }, 'unknown'],
])('%j is version %s', (given, expected) => {
  expect(versionOf(given)).toBe(expected);
});

it('an older commit that came back is a rollback once it succeeded', () => {
  expect(isRollback('succeeded', 'behind')).toBe(true);
  expect(isRollback('failed', 'behind')).toBe(false);
  expect(isRollback('succeeded', 'ahead')).toBe(false);
});
