import type {
  Commit,
  Conclusion,
  Notification,
  PastRun,
  Person,
} from '../../src/notification/notification.ts';

export const site = 'https://github.com/contoso/app';

export const grace: Person = {
  name: 'Grace Hopper',
  login: 'grace',
  email: 'grace@contoso.example',
  isBot: false,
};

export const ada: Person = { name: 'Ada Lovelace', login: 'ada', email: 'ada@contoso.example', isBot: false };

/** The reader's clock of tests that are about something else. */
export const utc = { timezone: 'UTC', locale: 'en-GB' };

/** Two minutes after the run of the fixtures ended. */
export const now = '2026-03-04T09:24:12Z';

export function commit(sha: string, title: string, author: Person, pr?: number): Commit {
  return {
    sha: sha.padEnd(40, '0'),
    shortSha: sha,
    url: `${site}/commit/${sha.padEnd(40, '0')}`,
    title,
    body: '',
    author,
    date: '2026-03-04T07:10:00Z',
    ...(pr === undefined
      ? {}
      : { pr: { number: pr, title: title.replace(/ \(#\d+\)$/, ''), url: `${site}/pull/${pr}` } }),
  };
}

export function pastRun(
  number: number,
  conclusion: Conclusion = 'failure',
  at = '2026-03-04T07:12:00Z',
  sha = '77b0d14',
): PastRun {
  return {
    id: 9000 + number,
    number,
    url: `${site}/actions/runs/${9000 + number}`,
    sha: sha.padEnd(40, '0'),
    conclusion,
    at,
  };
}

export const base: Notification = {
  kind: 'build',
  state: 'failed',
  severity: 'error',
  repo: {
    id: 4711,
    owner: 'contoso',
    name: 'app',
    fullName: 'contoso/app',
    url: site,
    isPrivate: true,
    defaultBranch: 'main',
  },
  workflow: { id: 71, name: 'CI', path: '.github/workflows/ci.yml', url: `${site}/actions/workflows/ci.yml` },
  run: {
    id: 9010,
    number: 10,
    attempt: 1,
    url: `${site}/actions/runs/9010`,
    title: 'Round totals to cents',
    event: 'push',
    startedAt: '2026-03-04T09:14:00Z',
    finishedAt: '2026-03-04T09:22:12Z',
    durationMs: 492_000,
    conclusion: 'failure',
    isFinal: false,
  },
  actor: ada,
  ref: { type: 'branch', name: 'main', url: `${site}/tree/main`, isDefault: true },
  failures: [],
  people: { culprits: [], committers: [], codeowners: [] },
  inputs: {},
  fields: {},
  missing: [],
};

/** A failed build of `main` of which only the frame is known, with `parts` put into it. */
export function notificationOf(parts: Partial<Notification> = {}): Notification {
  return { ...structuredClone(base), ...parts };
}
