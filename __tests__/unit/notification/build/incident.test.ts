import { describe, expect, test } from 'vitest';
import { deriveState } from '../../../../src/notification/build/derive-state.ts';
import { traceHistory } from '../../../../src/notification/build/history.ts';
import { alertKeyOf, incidentOf } from '../../../../src/notification/build/incident.ts';
import type { Conclusion, Notification } from '../../../../src/notification/notification.ts';
import { notificationOf } from '../../../../testing/notifications/base.ts';
import { minute, runRecord } from '../../../../testing/notifications/records.ts';

/** The notifications of runs 1, 2, 3 … of a branch, each as it was seen when it ended. */
function replay(conclusions: readonly Conclusion[], isComplete = true): Notification[] {
  return conclusions.map((conclusion, index) => {
    const current = runRecord(index + 1, conclusion);
    const runs = conclusions
      .slice(isComplete ? 0 : Math.max(0, index - 1), index + 1)
      .map((each, at) => runRecord((isComplete ? 0 : Math.max(0, index - 1)) + at + 1, each));
    const history = traceHistory({
      current,
      outcome: { conclusion },
      runs,
      now: minute(index + 1),
      repoId: 7,
      isComplete,
    });
    const { state } = deriveState({ conclusion }, history, current);
    const base = notificationOf();
    return { ...base, state, history, run: { ...base.run, id: current.id, number: current.number } };
  });
}

describe('incidentOf', () => {
  test('one key from the first red run to the fixed one, another for the next incident', () => {
    const [, first, cancelled, second, fixed, , next] = replay([
      'success',
      'failure',
      'cancelled',
      'timed_out',
      'success',
      'success',
      'failure',
    ]).map(incidentOf);
    expect([first, second, fixed].map((incident) => incident?.phase)).toEqual([
      'opened',
      'continued',
      'closed',
    ]);
    expect(new Set([first, second, fixed].map((incident) => incident?.key)).size).toBe(1);
    expect(first).toMatchObject({ firstBadRunId: 1002, firstBadRunNumber: 2, since: minute(2) });
    expect(cancelled?.phase).toBe('none');
    expect(next?.phase).toBe('opened');
    expect(next?.key).not.toBe(first?.key);
  });

  test('while the first red run is out of sight the key is that of the branch, and stays', () => {
    const notifications = replay(['success', ...Array<Conclusion>(5).fill('failure')], false).map(incidentOf);
    const late = notifications.slice(3);
    expect(new Set(late.map((incident) => incident.key)).size).toBe(1);
    expect(late[0]).not.toHaveProperty('firstBadRunId');
  });

  test('without history a red run stands for itself', () => {
    expect(incidentOf(notificationOf())).toMatchObject({ phase: 'opened', firstBadRunId: 9010 });
  });

  test('repository, workflow, branch and pull request keep incidents apart', () => {
    const base = notificationOf();
    const pr = { number: 12, title: '', url: '', base: 'main', head: 'x', isFork: true, isDraft: false };
    const notifications: Notification[] = [
      base,
      { ...base, repo: { ...base.repo, id: 8 } },
      { ...base, workflow: { name: 'CI', id: 6 } },
      { ...base, ref: { ...base.ref, name: 'dev' } },
      { ...base, ref: { type: 'tag', name: 'main', isDefault: false } },
      { ...base, ref: { type: 'pr', name: 'main', isDefault: false } },
      { ...base, ref: { type: 'pr', name: 'main', isDefault: false }, pr },
      { ...base, ref: { type: 'pr', name: 'main', isDefault: false }, pr: { ...pr, number: 13 } },
    ];
    expect(new Set(notifications.map((notification) => incidentOf(notification).key)).size).toBe(
      notifications.length,
    );
  });

  test('a pull request of a branch does not part its incident', () => {
    const pr = { number: 12, title: '', url: '', base: 'main', head: 'x', isFork: true, isDraft: false };
    expect(incidentOf({ ...notificationOf(), pr }).key).toBe(incidentOf(notificationOf()).key);
  });

  test('a release is no incident', () => {
    const incident = incidentOf(notificationOf({ kind: 'release', state: 'published' }));
    expect(incident.phase).toBe('none');
    expect(incident.key).not.toBe(incidentOf(notificationOf()).key);
  });
});

describe('alertKeyOf', () => {
  test('one key for all decided runs of a branch, none for the others', () => {
    const keys = replay(['success', 'failure', 'cancelled', 'timed_out', 'success', 'failure']).map(
      alertKeyOf,
    );
    expect(keys[2]).toBeUndefined();
    expect(new Set(keys.toSpliced(2, 1)).size).toBe(1);
    expect(keys[0]).toMatch(/^[0-9a-f]{16}$/);
  });

  test('none for a run that a newer one has overtaken', () => {
    const [first] = replay(['failure']);
    if (first === undefined) throw new Error('no notification');
    const overtaken = { streak: 1, isFirstRun: false, isSuperseded: true, isCut: false };
    expect(alertKeyOf({ ...first, history: overtaken })).toBeUndefined();
  });

  test('another for another branch, pull request and job', () => {
    const [main] = replay(['failure']);
    if (main === undefined) throw new Error('no notification');
    const keys = [
      main,
      { ...main, ref: { ...main.ref, name: 'release' } },
      { ...main, ownJob: { name: 'build', othersFailed: [], othersUnfinished: [] } },
    ].map(alertKeyOf);
    expect(new Set(keys).size).toBe(3);
  });
});
