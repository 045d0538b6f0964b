import { describe, expect, it } from 'vitest';
import { stateRow } from '../../../src/notification/states.ts';

describe('the row of a state', () => {
  it.each([
    ['build', 'failed', '✗', 'error', 'Failed', 'failed'],
    ['build', 'still-failing', '✗', 'error', 'Still failing', 'still failing'],
    ['build', 'fixed', '✓', 'good', 'Fixed', 'fixed'],
    ['build', 'flaky', '≈', 'warning', 'Flaky', 'passed on re-run'],
    ['build', 'success', '✓', 'good', 'Passed', 'passed'],
    ['build', 'cancelled', '⊘', 'info', 'Cancelled', 'cancelled'],
    ['build', 'timed-out', '✗', 'error', 'Timed out', 'timed out'],
    ['build', 'startup-failure', '✗', 'error', 'Could not start', 'failed to start'],
    ['build', 'interrupted', '↯', 'warning', 'Could not finish', 'could not finish'],
    ['build', 'action-required', '!', 'warning', 'Waiting for approval', 'needs approval'],
    ['build', 'skipped', '–', 'info', 'Skipped', 'skipped'],
    ['build', 'neutral', '–', 'info', 'Neutral', 'ended neutral'],
    ['build', 'stale', '–', 'info', 'Stale', 'went stale'],
    ['release', 'published', '◆', 'good', 'Released', undefined],
    ['release', 'prereleased', '◇', 'info', 'Pre-release', undefined],
    ['release', 'edited', '◆', 'info', 'Release edited', undefined],
    ['release', 'drafted', '◇', 'info', 'Release drafted', undefined],
    ['deployment', 'started', '»', 'info', 'Deploying', undefined],
    ['deployment', 'waiting', '!', 'warning', 'Deployment waiting', undefined],
    ['deployment', 'succeeded', '✓', 'good', 'Deployed', undefined],
    ['deployment', 'failed', '✗', 'error', 'Deployment failed', 'failed'],
    ['deployment', 'error', '✗', 'error', 'Deployment error', undefined],
    ['deployment', 'inactive', '–', 'info', 'Deployment inactive', undefined],
    ['deployment', 'rolled-back', '↺', 'warning', 'Rolled back', undefined],
    ['digest', 'red', '✗', 'error', 'Red', undefined],
    ['digest', 'green', '✓', 'good', 'All green', undefined],
    ['digest', 'quiet', '–', 'info', 'Quiet', undefined],
    ['digest', 'unread', '!', 'warning', 'Not read', undefined],
    ['message', 'message', '•', 'info', 'Message', undefined],
  ] as const)('%s %s', (kind, state, glyph, severity, word, subject) => {
    expect(stateRow({ kind, state })).toEqual({ glyph, severity, word, subject });
  });
});
