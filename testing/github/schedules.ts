import { commit, type Json, pull, SERVER, sha, workflowRun } from './records.ts';
import { ada } from './scenarios.ts';
import type { GitHubWorld } from './stub.ts';

/** A scheduled workflow, its slots told apart from the cron text, so that they can be held against a cron library. */
export interface Scheduled {
  name: string;
  /** `on.schedule` as YAML, indented by four. */
  schedule: string;
  /** When it is due, milliseconds. */
  slots: (from: number, to: number) => number[];
  /** Share of the slots that GitHub drops, 0 to 1. */
  dropped?: number;
  /** Longest delay in minutes. */
  lateMinutes?: number;
  /** Slots that find the workflow dead. */
  isDead?: (slot: number) => boolean;
  /** Conclusion null at this share of the newest runs: still going. */
  isGoing?: boolean;
  /** Of the runs; `schedule`. */
  event?: string;
  state?: 'active' | 'disabled_inactivity' | 'disabled_manually' | 'disabled_fork';
  /** `created_at` and `updated_at` of the workflow, milliseconds. */
  createdAt?: number;
  updatedAt?: number;
  /** Last commit of its file, milliseconds. */
  editedAt?: number;
  /** The pull request with that commit was merged, milliseconds. */
  mergedAt?: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
const OLD = Date.parse('2020-01-01T00:00:00Z');

/** Mulberry32: the same numbers for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Every so many minutes of the hour or day, in UTC. */
function every(minutes: number, offset = 0): Scheduled['slots'] {
  return (from, to) => {
    const step = minutes * MINUTE;
    const first = Math.ceil((from - offset * MINUTE) / step) * step + offset * MINUTE;
    return Array.from(
      { length: Math.max(0, Math.ceil((to - first) / step)) },
      (_, index) => first + index * step,
    );
  };
}

/** At a time of the day in a zone, on the days that `isDay` takes (0 is Sunday, and the day of the month). */
function daily(
  hour: number,
  minute: number,
  {
    zone = 'UTC',
    isDay = () => true,
  }: { zone?: string; isDay?: (weekday: number, day: number) => boolean } = {},
): Scheduled['slots'] {
  return (from, to) => {
    const slots: number[] = [];
    for (let day = Math.floor(from / DAY) * DAY - DAY; day < to + DAY; day += DAY) {
      const date = new Date(day);
      const wall = day + hour * HOUR + minute * MINUTE;
      // A time that the clocks skip moves behind the gap, as GitHub documents it.
      const slot = wall - offsetOf(wall - offsetOf(wall, zone), zone);
      if (slot >= from && slot < to && isDay(date.getUTCDay(), date.getUTCDate())) slots.push(slot);
    }
    return slots;
  };
}

/** Milliseconds by which the zone is ahead of UTC at about the time. */
function offsetOf(time: number, zone: string): number {
  if (zone === 'UTC') return 0;
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  return Date.parse(`${parts.format(time).replace(' ', 'T')}Z`) - Math.floor(time / 1000) * 1000;
}

const schedulePull = { number: 31, title: 'Schedule', author: 'ada', head: 'schedule', headSha: sha('f11e') };
const iso = (time: number): string => new Date(time).toISOString().replace(/\.\d+/, '');

/**
 * What GitHub knows of scheduled workflows at a time: runs of the three weeks before with GitHub's delays and drops, the workflows,
 * their files and the last commits of these.
 */
export function simulate(workflows: readonly Scheduled[], now: number, random: () => number): GitHubWorld {
  const runs: Json[] = [];
  const from = now - 21 * DAY;
  for (const [index, each] of workflows.entries()) {
    const { slots, dropped = 0, lateMinutes = 0, isDead = () => false, createdAt = 0 } = each;
    let number = 1;
    for (const slot of slots(Math.max(from, createdAt), now)) {
      if (isDead(slot) || random() < dropped) continue;
      const luck = random();
      // Most are a few minutes late, some an hour, few as late as it gets.
      const late = random() * lateMinutes * (luck < 0.7 ? 0.03 : luck < 0.9 ? 0.25 : 1) * MINUTE;
      const start = slot + late;
      if (start > now) continue;
      number += 1;
      runs.push(
        workflowRun({
          id: (index + 1) * 100_000 + number,
          number,
          conclusion: each.isGoing && slot > now - DAY ? null : 'success',
          sha: sha(number.toString(16)),
          event: each.event ?? 'schedule',
          startedAt: iso(start),
          seconds: Math.min(300, (now - start) / 1000),
          workflow: { id: 500 + index, name: each.name, path: pathOf(each) },
        }),
      );
    }
  }
  return {
    fullName: 'contoso/app',
    runs,
    attempts: [],
    jobs: [],
    logs: {},
    annotations: {},
    comparisons: {},
    commitPulls: Object.fromEntries(
      workflows.flatMap((each, index) =>
        each.mergedAt === undefined
          ? []
          : [[sha(`f11e${index}`), [{ ...pull(schedulePull), merged_at: iso(each.mergedAt) }]]],
      ),
    ),
    pulls: [],
    files: Object.fromEntries(
      workflows.map((each) => [
        pathOf(each),
        `name: ${each.name}\non:\n  push:\n  schedule:\n${each.schedule}\njobs: {}\n`,
      ]),
    ),
    workflows: workflows.map((each, index) => ({
      id: 500 + index,
      node_id: `W_${500 + index}`,
      name: each.name,
      path: pathOf(each),
      state: each.state ?? 'active',
      created_at: iso(each.createdAt ?? OLD),
      updated_at: iso(each.updatedAt ?? each.createdAt ?? OLD),
      url: `https://api.github.com/repos/contoso/app/actions/workflows/${500 + index}`,
      html_url: `${SERVER}/contoso/app/blob/main/${pathOf(each)}`,
      badge_url: `${SERVER}/contoso/app/workflows/${encodeURIComponent(each.name)}/badge.svg`,
    })),
    fileCommits: Object.fromEntries(
      workflows.map((each, index) => [
        pathOf(each),
        [
          commit({
            sha: sha(`f11e${index}`),
            message: 'Schedule',
            author: ada,
            date: iso(each.editedAt ?? each.createdAt ?? OLD),
          }),
        ],
      ]),
    ),
  };
}

function pathOf({ name }: Scheduled): string {
  return `.github/workflows/${name.toLowerCase().replaceAll(/\W+/g, '-')}.yml`;
}

const weekdays = (weekday: number): boolean => weekday >= 1 && weekday <= 5;
const cron = (text: string, zone?: string): string =>
  `    - cron: '${text}'\n${zone === undefined ? '' : `      timezone: ${zone}\n`}`;

/** `20/15`: the minutes 20, 35 and 50 of every hour. */
const quarters: Scheduled['slots'] = (from, to) =>
  [20, 35, 50].flatMap((minute) => every(60, minute)(from, to)).sort((a, b) => a - b);

/** Workflows of a repository in which all is well, with GitHub's delays of up to eight hours and its dropped slots. */
export const healthy: readonly Scheduled[] = [
  {
    name: 'Digest',
    schedule: cron('17 6 * * 1'),
    slots: daily(6, 17, { isDay: (day) => day === 1 }),
    lateMinutes: 60,
  },
  { name: 'Nightly', schedule: cron('17 3 * * *'), slots: daily(3, 17), lateMinutes: 480 },
  { name: 'Hourly', schedule: cron('7 * * * *'), slots: every(60, 7), dropped: 0.05, lateMinutes: 50 },
  {
    name: 'Berlin',
    schedule: cron('30 2 * * *', 'Europe/Berlin'),
    slots: daily(2, 30, { zone: 'Europe/Berlin' }),
    lateMinutes: 240,
  },
  {
    name: 'New York',
    schedule: cron('0 9 * * MON-FRI', 'America/New_York'),
    slots: daily(9, 0, { zone: 'America/New_York', isDay: weekdays }),
    lateMinutes: 480,
  },
  {
    name: 'Two crons',
    schedule: cron('5 1 * * 2') + cron('45 13 * * 6'),
    slots: (from, to) =>
      [
        ...daily(1, 5, { isDay: (day) => day === 2 })(from, to),
        ...daily(13, 45, { isDay: (day) => day === 6 })(from, to),
      ].sort((a, b) => a - b),
    lateMinutes: 480,
  },
  {
    name: 'Monthly',
    schedule: cron('0 5 1 * *'),
    slots: daily(5, 0, { isDay: (_day, date) => date === 1 }),
    lateMinutes: 480,
  },
  { name: 'Steps', schedule: cron('20/15 * * * *'), slots: quarters, dropped: 0.1, lateMinutes: 30 },
  // Nothing that the parser understands: the runs prove that GitHub does.
  { name: 'Beyond the parser', schedule: cron('17 24 * * *'), slots: daily(0, 17), lateMinutes: 120 },
  { name: 'Slow', schedule: cron('20 4 * * *'), slots: daily(4, 20), lateMinutes: 120, isGoing: true },
];

/** A frequent schedule, of whose slots GitHub drops a fifth. */
export const frequent: Scheduled = {
  name: 'Frequent',
  schedule: cron('*/5 * * * *'),
  slots: every(5),
  dropped: 0.2,
  lateMinutes: 20,
};

/** One silent death: what the workflow was, how it ended, and what the mail says. */
export interface Death {
  workflow: Scheduled;
  said: RegExp;
}

/** Twenty ways in which a scheduled workflow dies without a word, in the week before `now`. */
export function deaths(now: number): Death[] {
  const nightly = { schedule: cron('17 3 * * *'), slots: daily(3, 17), lateMinutes: 120 };
  const since = (days: number) => ({ isDead: (slot: number) => slot > now - days * DAY });
  const hourly = { schedule: cron('7 * * * *'), slots: every(60, 7), lateMinutes: 30 };
  const berlin = {
    schedule: cron('30 2 * * *', 'Europe/Berlin'),
    slots: daily(2, 30, { zone: 'Europe/Berlin' }),
  };
  const never = { ...nightly, isDead: () => true };
  const manyMissed = /missed \d+ times, first /;
  const off = (state: Scheduled['state'], days: number): Partial<Scheduled> => ({
    state,
    updatedAt: now - days * DAY,
  });
  return [
    { workflow: { name: 'Stops', ...nightly, ...since(4) }, said: /missed [34] times, first .* last ran/ },
    { workflow: { name: 'Never ran', ...never }, said: /missed \d+ times.* it never ran by schedule/ },
    {
      workflow: {
        name: 'One night',
        ...nightly,
        isDead: (slot) => slot > now - 4 * DAY && slot < now - 3 * DAY,
      },
      said: /missed once, /,
    },
    { workflow: { name: 'Hourly stops', ...hourly, ...since(2) }, said: manyMissed },
    {
      workflow: {
        name: 'A silent day',
        ...hourly,
        isDead: (slot) => slot > now - 4 * DAY && slot < now - 3 * DAY,
      },
      said: manyMissed,
    },
    { workflow: { ...frequent, name: 'Frequent stops', ...since(1) }, said: /missed at least 100 times/ },
    { workflow: { name: 'Berlin stops', ...berlin, ...since(3) }, said: /Europe\/Berlin[\s\S]*missed/ },
    {
      workflow: {
        name: 'Weekdays stop',
        schedule: cron('0 9 * * 1-5', 'America/New_York'),
        slots: daily(9, 0, { zone: 'America/New_York', isDay: weekdays }),
        ...since(6),
      },
      said: manyMissed,
    },
    { workflow: { name: 'Only pushes', ...nightly, event: 'push' }, said: /it never ran by schedule/ },
    {
      workflow: { name: 'Only by hand', ...nightly, event: 'workflow_dispatch' },
      said: /it never ran by schedule/,
    },
    {
      workflow: {
        name: 'Second cron',
        schedule: cron('17 3 * * *') + cron('30 15 * * *'),
        slots: nightly.slots,
        lateMinutes: 60,
      },
      said: manyMissed,
    },
    {
      workflow: { name: 'Nickname', schedule: cron('@daily'), slots: () => [] },
      said: /GitHub cannot run this schedule/,
    },
    {
      workflow: { name: 'Six fields', schedule: cron('0 0 3 * * *'), slots: () => [] },
      said: /GitHub cannot run this schedule/,
    },
    {
      workflow: { name: 'No such zone', schedule: cron('0 3 * * *', 'Mars/Base'), slots: () => [] },
      said: /GitHub cannot run this/,
    },
    {
      workflow: { name: 'No such day', schedule: cron('0 0 31 2 *'), slots: () => [] },
      said: /GitHub cannot run this schedule/,
    },
    {
      workflow: { name: 'Inactive', ...nightly, ...since(5), ...off('disabled_inactivity', 5) },
      said: /not active for 60 days; to enable it: gh workflow enable inactive\.yml/,
    },
    {
      workflow: { name: 'Long inactive', ...never, ...off('disabled_inactivity', 90) },
      said: /not active for 60 days/,
    },
    {
      workflow: { name: 'Switched off', ...nightly, ...since(3), ...off('disabled_manually', 3) },
      said: /disabled by hand/,
    },
    {
      workflow: { name: 'Edited to death', ...nightly, ...since(6), editedAt: now - 5 * DAY },
      said: manyMissed,
    },
    {
      workflow: { name: 'New and dead', ...never, createdAt: now - 4 * DAY },
      said: /missed [34] times.* it never ran/,
    },
  ];
}
