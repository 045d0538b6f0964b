import { describe, expect, test } from 'vitest';
import { threadOf } from '../../../../src/mail/headers/thread.ts';
import { notificationOf, utc } from '../../../../testing/notifications/base.ts';
import {
  type Attempt,
  incidentKnownAt,
  liveMonth,
  notificationAt,
} from '../../../../testing/notifications/month.ts';
import {
  decodeThreadIndex,
  groupByGmail,
  groupByJwz,
  groupByOutlook,
  type Mail,
} from '../../../../testing/notifications/threading.ts';

/** A mail, and the incident that it is about by the simulation's own book-keeping. */
interface Sent {
  mail: Mail;
  state: string;
  incident: string | undefined;
}

/** The mail that goes out when an attempt ends. */
function sendMail(one: Attempt, attempts: readonly Attempt[]): { mail: Mail; state: string } {
  const notification = notificationAt(one, attempts);
  const thread = threadOf(notification, 'incident', 'mail.contoso.com', `${one.runId}/${one.attempt}`, utc);
  const { messageId, references, inReplyTo, subject, topic, index } = thread;
  return {
    state: notification.state,
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
