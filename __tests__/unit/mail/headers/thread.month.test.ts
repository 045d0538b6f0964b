import { describe, expect, test } from 'vitest';
import { threadOf } from '../../../../src/mail/headers/thread.ts';
import { deriveState } from '../../../../src/notification/build/derive-state.ts';
import { traceHistory } from '../../../../src/notification/build/history.ts';
import type { Conclusion, Notification } from '../../../../src/notification/notification.ts';
import type { RunRecord } from '../../../../src/notification/records.ts';
import { notificationOf, utc } from '../../../../testing/notifications/base.ts';
import {
  decodeThreadIndex,
  groupByGmail,
  groupByJwz,
  groupByOutlook,
  type Mail,
  pullRequest,
} from '../../../../testing/notifications/threading.ts';

/** Runs that are compared with each other: a branch or pull request of one workflow. */
interface Lane {
  name: string;
  workflow: Notification['workflow'];
  event: string;
  branch: string;
  headRepoId: number;
  pr?: number;
}

/** An attempt of a run, with what only the simulation knows: when it ends and how. */
interface Attempt {
  lane: Lane;
  runId: number;
  number: number;
  attempt: number;
  startMs: number;
  endMs: number;
  conclusion: Conclusion;
}

/** A mail, and the incident that it is about by the simulation's own book-keeping. */
interface Sent {
  mail: Mail;
  state: string;
  incident: string | undefined;
}

const ci = { id: 51, name: 'CI', path: '.github/workflows/ci.yml' };
const nightly = { id: 52, name: 'Nightly', path: '.github/workflows/nightly.yml' };
const repoId = 1001;
const lanes: Lane[] = [
  { name: 'ci main', workflow: ci, event: 'push', branch: 'main', headRepoId: repoId },
  { name: 'ci release', workflow: ci, event: 'push', branch: 'release/1.x', headRepoId: repoId },
  { name: 'ci patch-1', workflow: ci, event: 'push', branch: 'patch-1', headRepoId: repoId },
  { name: 'ci pr 12', workflow: ci, event: 'pull_request', branch: 'patch-1', headRepoId: 2001, pr: 12 },
  { name: 'ci pr 13', workflow: ci, event: 'pull_request', branch: 'patch-1', headRepoId: 2002, pr: 13 },
  { name: 'nightly main', workflow: nightly, event: 'schedule', branch: 'main', headRepoId: repoId },
];
const minute = 60_000;
const monthStart = Date.UTC(2025, 6, 1);
const monthMs = 31 * 24 * 60 * minute;

/** Small seeded generator (mulberry32), so that a failing month can be lived through again. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const red = new Set<Conclusion>(['failure', 'timed_out', 'startup_failure']);
const undecided = new Set<Conclusion>(['cancelled', 'skipped', 'neutral', 'stale', 'action_required']);

/** A month of attempts: green and red spells, overlapping and overtaking runs, cancelled ones, re-runs. */
function liveMonth(seed: number): Attempt[] {
  const random = randomOf(seed);
  const starts = lanes
    .flatMap((lane) => {
      const meanGap = lane.event === 'schedule' ? 24 * 60 : 6 * 60;
      const times: { lane: Lane; startMs: number }[] = [];
      let at = monthStart;
      for (;;) {
        // Every fourth run follows within minutes, so that runs overlap and overtake each other.
        at += (random() < 0.25 ? random() * 10 : (0.4 + random()) * meanGap) * minute;
        if (at > monthStart + monthMs) return times;
        times.push({ lane, startMs: at });
      }
    })
    .sort((a, b) => a.startMs - b.startMs);

  const numbers = new Map<number | undefined, number>();
  const isLaneRed = new Map<Lane, boolean>();
  const attempts: Attempt[] = [];
  for (const [index, { lane, startMs }] of starts.entries()) {
    const number = (numbers.get(lane.workflow.id) ?? 0) + 1;
    numbers.set(lane.workflow.id, number);
    let begin = startMs;
    for (let attempt = 1; attempt <= 3; attempt++) {
      const isRed = random() < (isLaneRed.get(lane) ? 0.7 : 0.2);
      isLaneRed.set(lane, isRed);
      const chance = random();
      const conclusion: Conclusion =
        chance < 0.08
          ? 'cancelled'
          : chance < 0.1
            ? 'skipped'
            : isRed
              ? chance < 0.2
                ? 'timed_out'
                : 'failure'
              : 'success';
      const endMs = begin + (3 + random() * 40) * minute;
      attempts.push({ lane, runId: 900_000 + index, number, attempt, startMs: begin, endMs, conclusion });
      // Some red and cancelled runs are run again, some of them after later runs have finished.
      if (conclusion === 'success' || random() > 0.35) break;
      begin = endMs + (random() < 0.3 ? 20 * 60 : 5) * random() * minute;
    }
  }
  return attempts.sort((a, b) => a.endMs - b.endMs);
}

/** What GitHub's list of runs says at a moment: one line per run, the latest attempt that has begun. */
function listRuns(attempts: readonly Attempt[], lane: Lane, atMs: number): RunRecord[] {
  const latest = new Map<number, Attempt>();
  for (const one of attempts) {
    if (one.lane.workflow.id !== lane.workflow.id || one.startMs > atMs) continue;
    const known = latest.get(one.runId);
    if (!known || known.attempt < one.attempt) latest.set(one.runId, one);
  }
  return [...latest.values()].map((one) => factOf(one, atMs));
}

function factOf(one: Attempt, atMs: number): RunRecord {
  const isDone = one.endMs <= atMs;
  return {
    id: one.runId,
    number: one.number,
    attempt: one.attempt,
    sha: `sha${one.runId}`,
    branch: one.lane.branch,
    headRepoId: one.lane.headRepoId,
    event: one.lane.event,
    status: isDone ? 'completed' : 'in_progress',
    conclusion: isDone ? one.conclusion : null,
    url: `https://github.com/contoso/app/actions/runs/${one.runId}`,
    startedAt: new Date(one.startMs).toISOString(),
    updatedAt: new Date(isDone ? one.endMs : one.startMs).toISOString(),
    // GitHub leaves the list empty for forks.
    prNumbers: [],
  };
}

/** The mail that goes out when an attempt ends, by the product's own rules. */
function sendMail(one: Attempt, attempts: readonly Attempt[]): { mail: Mail; state: string } {
  const runs = listRuns(attempts, one.lane, one.endMs);
  const current = factOf(one, one.endMs);
  const before = attempts.find((other) => other.runId === one.runId && other.attempt === one.attempt - 1);
  const now = new Date(one.endMs).toISOString();
  const outcome = { conclusion: one.conclusion };
  const history = traceHistory({
    current,
    outcome,
    runs,
    ...(before ? { previousAttempt: factOf(before, one.endMs) } : {}),
    now,
    repoId,
    isComplete: true,
  });
  const { state, severity } = deriveState(outcome, history, current);
  const notification = notificationOf({
    state,
    severity,
    history,
    workflow: one.lane.workflow,
    run: {
      id: one.runId,
      number: one.number,
      attempt: one.attempt,
      url: current.url,
      event: one.lane.event,
      finishedAt: now,
      conclusion: one.conclusion,
      isFinal: true,
    },
    ...(one.lane.pr === undefined
      ? { ref: { type: 'branch', name: one.lane.branch, isDefault: one.lane.branch === 'main' } }
      : pullRequest(one.lane.pr, one.lane.branch)),
  });
  const thread = threadOf(notification, 'incident', 'mail.contoso.com', `${one.runId}/${one.attempt}`, utc);
  const { messageId, references, inReplyTo, subject, topic, index } = thread;
  return {
    state,
    mail: {
      messageId,
      references,
      ...(inReplyTo === undefined ? {} : { inReplyTo }),
      subject,
      threadTopic: topic,
      threadIndex: index,
    },
  };
}

/** The incident by plain book-keeping: the first of the red runs in a row, as far as known when the attempt ends. */
function incidentKnownAt(one: Attempt, attempts: readonly Attempt[]): string | undefined {
  const results = new Map<number, Conclusion>();
  for (const other of attempts) {
    if (other.lane !== one.lane || other.number >= one.number || other.startMs > one.endMs) continue;
    // A run that is being run again has no result meanwhile; `attempts` is in order of ending.
    if (other.endMs > one.endMs) results.delete(other.number);
    else results.set(other.number, other.conclusion);
  }
  const rerunning = attempts.filter((other) => other.startMs <= one.endMs && other.endMs > one.endMs);
  for (const other of rerunning) if (other.lane === one.lane) results.delete(other.number);
  let first: number | undefined;
  for (const [number, result] of [...results].sort(([a], [b]) => b - a)) {
    if (undecided.has(result)) continue;
    if (!red.has(result)) break;
    first = number;
  }
  if (undecided.has(one.conclusion)) return undefined;
  const before = attempts.find((other) => other.runId === one.runId && other.attempt === one.attempt - 1);
  const wasRed = before !== undefined && red.has(before.conclusion);
  const isRecovery = before && !undecided.has(before.conclusion) ? wasRed : first !== undefined;
  if (red.has(one.conclusion) || isRecovery) return `${one.lane.name} ${first ?? one.number}`;
  return undefined;
}

function mailMonth(seed: number): Sent[] {
  const attempts = liveMonth(seed);
  return attempts.map((one) => ({ ...sendMail(one, attempts), incident: incidentKnownAt(one, attempts) }));
}

/** Gmail, and Outlook at its strictest, go by the subject too: the recovery, which has its own, is a thread beside. */
const clients = [
  ['JWZ', groupByJwz, (incident: string) => incident],
  ['Gmail', groupByGmail, nameWithState],
  ['Outlook', groupByOutlook, nameWithState],
] as const;

function nameWithState(incident: string, state: string): string {
  return state === 'fixed' || state === 'flaky' ? `${incident}, ${state}` : incident;
}

/** Incident → mails, by book-keeping; and thread → incidents, by the mail program. */
function expectOneThreadPerIncident(
  all: readonly Sent[],
  group: (mails: readonly Mail[]) => Mail[][],
  nameIncident: (incident: string, state: string) => string,
): void {
  const sent = all.map(({ mail, state, incident }) => ({
    mail,
    incident: incident === undefined ? undefined : nameIncident(incident, state),
  }));
  const incidentOfMail = new Map(sent.map(({ mail, incident }) => [mail.messageId, incident]));
  const threads = group(sent.map(({ mail }) => mail));
  expect(threads.flat()).toHaveLength(sent.length);
  const threadsOfIncident = new Map<string, number>();
  for (const thread of threads) {
    const incidents = new Set(thread.map((mail) => incidentOfMail.get(mail.messageId)));
    expect([...incidents]).toHaveLength(1);
    const [incident] = incidents;
    if (incident !== undefined) threadsOfIncident.set(incident, (threadsOfIncident.get(incident) ?? 0) + 1);
  }
  const wanted = new Set(sent.flatMap(({ incident }) => incident ?? []));
  expect(new Set(threadsOfIncident.keys())).toEqual(wanted);
  expect([...threadsOfIncident].filter(([, count]) => count !== 1)).toEqual([]);
}

describe.each([1, 2, 3, 4, 5])('a month of runs (seed %i)', (seed) => {
  const sent = mailMonth(seed);

  test('has everything that a month has', () => {
    const attempts = liveMonth(seed);
    expect(new Set(sent.map(({ state }) => state))).toEqual(
      new Set(['failed', 'still-failing', 'fixed', 'flaky', 'success', 'cancelled', 'skipped', 'timed-out']),
    );
    expect(new Set(sent.flatMap(({ incident }) => incident ?? [])).size).toBeGreaterThan(60);
    const overtaken = attempts.filter((one, index) =>
      attempts.slice(0, index).some((other) => other.lane === one.lane && other.number > one.number),
    );
    expect(overtaken.length).toBeGreaterThan(20);
    expect(attempts.filter(({ attempt }) => attempt > 1).length).toBeGreaterThan(50);
  });

  test('never uses an id twice, and no mail has the id of a root', () => {
    const ids = sent.map(({ mail }) => mail.messageId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => sent.some(({ mail }) => mail.references.includes(id)))).toEqual([]);
  });

  test('says in the subject of a recovery that it is one, and shares the block of Thread-Index', () => {
    const firsts = new Map(sent.map(({ mail, incident }) => [incident, mail]).reverse() as [string, Mail][]);
    const recoveries = sent.filter(({ state }) => state === 'fixed' || state === 'flaky');
    for (const { mail, incident } of recoveries) {
      const first = firsts.get(incident ?? '');
      expect(mail.subject).toMatch(/^(?:✓ \w+ fixed on|≈ \w+ passed on re-run –) /);
      expect(mail.subject.match(/\(#\d+\)$/)?.[0]).toBe(first?.subject.match(/\(#\d+\)$/)?.[0]);
      expect(mail.references).toEqual(first?.references);
      expect(mail.inReplyTo).toBe(mail.references[0]);
      expect(decodeThreadIndex(mail.threadIndex).header).toBe(
        decodeThreadIndex(first?.threadIndex ?? '').header,
      );
    }
  });

  test.each(clients)('%s: one thread per incident, none mixed', (_, group, nameIncident) => {
    expectOneThreadPerIncident(sent, group, nameIncident);
  });

  test.each(clients)(
    '%s: still so when only failure, fixed and flaky are mailed',
    (_, group, nameIncident) => {
      const quiet = sent.filter(({ state }) => !['success', 'cancelled', 'skipped'].includes(state));
      expectOneThreadPerIncident(quiet, group, nameIncident);
    },
  );

  test.each(clients)(
    '%s: still so when the first mail of each incident never arrived',
    (_, group, nameIncident) => {
      expectOneThreadPerIncident(
        sent.filter(({ state }) => state !== 'failed' && state !== 'timed-out'),
        group,
        nameIncident,
      );
    },
  );

  test.each(clients)(
    '%s: still so when the service gave every mail an id of its own',
    (_, group, nameIncident) => {
      const renamed = sent.map((one, index) => ({
        ...one,
        mail: { ...one.mail, messageId: `<${index}@service.example>` },
      }));
      expectOneThreadPerIncident(renamed, group, nameIncident);
    },
  );
});

test('Gmail cuts an incident of 250 mails into three, and mixes in nothing else', () => {
  const mails = Array.from({ length: 250 }, (_, index) => {
    const notification = notificationOf({
      state: index === 0 ? 'failed' : 'still-failing',
      run: { ...notificationOf().run, id: 9008 + index, number: 8 + index },
      history: {
        firstBad: { ...factOfFirst, conclusion: 'failure', at: '2025-08-01T10:00:00Z' },
        streak: index + 1,
        isFirstRun: false,
        isSuperseded: false,
        isCut: false,
      },
    });
    const {
      topic,
      index: threadIndex,
      ...thread
    } = threadOf(notification, 'incident', 'contoso.com', `${index}`, utc);
    return { ...thread, threadTopic: topic, threadIndex };
  });
  expect(groupByGmail(mails).map((thread) => thread.length)).toEqual([100, 100, 50]);
  expect(groupByJwz(mails)).toHaveLength(1);
  expect(groupByOutlook(mails)).toHaveLength(1);
});

const factOfFirst = {
  id: 9008,
  number: 8,
  url: 'https://github.com/contoso/app/actions/runs/9008',
  sha: 'a',
};

describe('the models', () => {
  const mail = (id: string, subject: string, references: string[] = []): Mail => ({
    messageId: `<${id}@x.example>`,
    references,
    subject,
    threadTopic: subject,
    threadIndex: Buffer.concat([Buffer.from([1]), Buffer.alloc(21)]).toString('base64'),
  });

  test('Gmail parts equal subjects without, and equal references with another subject', () => {
    expect(groupByGmail([mail('a', 'S', ['<r@x>']), mail('b', 'S', ['<q@x>'])])).toHaveLength(2);
    expect(groupByGmail([mail('a', 'S', ['<r@x>']), mail('b', 'T', ['<r@x>'])])).toHaveLength(2);
    expect(groupByGmail([mail('a', 'S', ['<r@x>']), mail('b', 'Re: S', ['<r@x>'])])).toHaveLength(1);
  });

  test('JWZ joins by a parent that nobody has, by chains in any order, and by subject at the top', () => {
    expect(groupByJwz([mail('a', 'S', ['<r@x>']), mail('b', 'T', ['<r@x>'])])).toHaveLength(1);
    expect(
      groupByJwz([mail('c', 'U', ['<a@x.example>', '<b@x.example>']), mail('a', 'S'), mail('b', 'T')]),
    ).toHaveLength(1);
    expect(groupByJwz([mail('a', 'S'), mail('b', 'Re: S')])).toHaveLength(1);
    expect(groupByJwz([mail('a', 'S'), mail('b', 'T')])).toHaveLength(2);
  });

  test('JWZ survives mails that name each other and themselves', () => {
    const loop = [
      mail('a', 'S', ['<b@x.example>']),
      mail('b', 'S', ['<a@x.example>']),
      mail('c', 'S', ['<c@x.example>']),
    ];
    expect(groupByJwz(loop).flat()).toHaveLength(3);
  });

  test('Outlook parts by topic', () => {
    expect(groupByOutlook([mail('a', 'S'), mail('b', 'Re: S')]).length).toBe(2);
  });
});
