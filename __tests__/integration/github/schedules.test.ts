import { describe, expect, it } from 'vitest';
import { endpoints } from '../../../src/github/api/endpoints.ts';
import { linksFor } from '../../../src/github/api/links.ts';
import type { GitHubApi } from '../../../src/github/api/requests.ts';
import { observeDigest } from '../../../src/github/digest/observe.ts';
import { eventOf, onStage, optionsOf } from '../../../testing/github/event-run.ts';
import { payload } from '../../../testing/github/releases.ts';
import { answer, type GitHubWorld } from '../../../testing/github/routes.ts';
import {
  DAY,
  deaths,
  frequent,
  healthy,
  type Scheduled,
  seeded,
  simulate,
} from '../../../testing/github/schedules.ts';

/** What did not run, over simulated weeks: GitHub's delays and drops raise no alarm, a silent death always does. */

const MONDAY = Date.parse('2023-01-02T06:17:00Z');

/** The stub without the network: hundreds of weeks are read in a minute. */
function directly(world: GitHubWorld): GitHubApi {
  const calls: unknown[] = [];
  const get: GitHubApi['get'] = async (endpoint, parameters) => {
    calls.push(endpoint);
    const used = new Set<string>();
    const path = endpoints[endpoint].route
      .replace('GET /repos/{owner}/{repo}', '')
      .replace(/\{(\w+)\}/g, (_, name: string) => {
        used.add(name);
        return String(parameters[name]);
      });
    const query = Object.fromEntries(
      Object.entries(parameters).flatMap(([name, value]) =>
        used.has(name) || value === undefined ? [] : [[name, String(value)]],
      ),
    );
    const reply = answer(world, path, query, { laterJobs: {}, blobUrl: '', self: '' });
    return reply.status === 200
      ? { ok: true, data: reply.body }
      : { ok: false, failure: { kind: 'not-found', reason: 'GitHub does not find it (404).' } };
  };
  return { get, calls, links: linksFor(undefined, 'contoso/app') } as unknown as GitHubApi;
}

async function digestOf(api: GitHubApi, now: number, notifyOn: 'failure' | 'missed' = 'failure') {
  const event = eventOf('schedule', payload({}), {
    env: { GITHUB_WORKFLOW_REF: 'contoso/app/.github/workflows/digest.yml@refs/heads/main' },
  });
  const options = optionsOf({}, { now: new Date(now).toISOString(), isAsked: true });
  const { notification, skip } = await observeDigest(api, event, { ...options, notifyOn: [notifyOn] });
  return {
    missed: notification.digest?.missed ?? [],
    state: notification.state,
    missing: notification.missing,
    skip,
  };
}

describe('200 healthy weeks', () => {
  const twenties = Array.from({ length: 10 }, (_, index) => index * 20);

  it.each(twenties)('raise no alarm, twenty from week %i on', { tags: ['once'] }, async (first) => {
    const alarms: string[] = [];
    for (let week = first; week < first + 20; week++) {
      const random = seeded(week);
      const now = MONDAY + week * 7 * DAY + Math.round(random() * 60) * 60_000;
      const workflows: Scheduled[] = [
        ...healthy,
        // Changed in the middle of the period: what was due before does not count.
        {
          ...healthy[1],
          name: 'Edited',
          slots: healthy[1]?.slots ?? (() => []),
          schedule: healthy[1]?.schedule ?? '',
          isDead: (slot) => slot < now - 3 * DAY,
          editedAt: now - 3 * DAY,
        },
        // Changed on a branch long ago, merged in the middle of the period.
        {
          ...healthy[1],
          name: 'Merged',
          slots: healthy[1]?.slots ?? (() => []),
          schedule: healthy[1]?.schedule ?? '',
          isDead: (slot) => slot < now - 3 * DAY,
          editedAt: now - 25 * DAY,
          mergedAt: now - 3 * DAY,
        },
        {
          ...healthy[1],
          name: 'New',
          slots: healthy[1]?.slots ?? (() => []),
          schedule: healthy[1]?.schedule ?? '',
          createdAt: now - 2 * DAY,
        },
        {
          name: 'Off for years',
          schedule: healthy[1]?.schedule ?? '',
          slots: () => [],
          state: 'disabled_manually',
        },
        { name: 'Of a fork', schedule: healthy[1]?.schedule ?? '', slots: () => [], state: 'disabled_fork' },
        ...(week % 20 === 0 ? [frequent] : []),
      ];
      const world = simulate(workflows, now, random);
      const { missed, state, skip, missing } = await digestOf(directly(world), now);
      for (const each of missed.filter(({ isNews }) => isNews)) {
        alarms.push(
          `week ${week}: ${each.name} ${each.why} ${each.slots} ${each.firstMissed} last ${each.lastRun}`,
        );
      }
      expect({ state, alarms, missing, isQuiet: skip !== undefined }).toEqual({
        state: 'green',
        alarms: [],
        missing: [],
        isQuiet: true,
      });
    }
  });
});

describe('a silent death', () => {
  const now = MONDAY + 150 * 7 * DAY;

  it.each(deaths(now).map((death) => [death.workflow.name, death] as const))(
    '%s',
    async (name, { workflow }) => {
      const world = simulate([...healthy, workflow], now, seeded(7));
      const { missed, state, skip } = await digestOf(directly(world), now, 'missed');
      expect(missed.map((each) => each.name)).toEqual([name]);
      expect({ state, skip }).toEqual({ state: 'missed', skip: undefined });
    },
  );
});

describe('what is read', () => {
  const now = MONDAY + 150 * 7 * DAY;
  const world = simulate(
    [
      ...healthy,
      ...deaths(now)
        .slice(0, 2)
        .map(({ workflow }) => workflow),
    ],
    now,
    seeded(3),
  );

  it('is what GitHub describes: the workflows, their files, and three requests for each suspect', async () => {
    await onStage(world, async ({ api, asked, violations }) => {
      const { missed } = await digestOf(api, now);
      expect(missed.map(({ name }) => name)).toEqual(['Stops', 'Never ran']);
      expect(violations).toEqual([]);
      const paths = asked().map((path) => path.replace(/\?.*/, '').replace(/\d{3,}/, 'N'));
      expect(paths.filter((path) => path === '/actions/workflows')).toHaveLength(1);
      expect(paths.filter((path) => path.startsWith('/contents/'))).toHaveLength(12);
      expect(paths.filter((path) => path === '/commits').length).toBeLessThanOrEqual(3);
    });
  });

  it('a missing permission costs the section and is named', async () => {
    await onStage(
      world,
      async ({ api }) => {
        const { missed, missing, state } = await digestOf(api, now);
        expect({ missed, state }).toEqual({ missed: [], state: 'green' });
        expect(missing).toEqual([
          {
            section: 'schedules',
            reason: 'The token has no permission `contents: read`.',
            fix: 'add `permissions: contents: read`',
          },
        ]);
      },
      { denied: ['contents'] },
    );
  });

  it.each([
    [
      103,
      [
        'Not looked at: 3 workflows behind the first 100.',
        'Not looked at: the schedules of 60 workflows; 40 files are read.',
        'Not looked at: the missing runs of 30 workflows more; 10 are checked.',
      ],
    ],
    [11, ['Not looked at: the missing runs of 1 workflow more; 10 are checked.']],
  ])('names what is behind the limits of workflows, files and suspects: %i', async (length, reasons) => {
    const [stops] = deaths(now);
    const many = Array.from({ length }, (_, index) => ({
      ...(stops?.workflow as Scheduled),
      name: `Stops ${index}`,
    }));
    const { missed, missing } = await digestOf(directly(simulate(many, now, seeded(3))), now);
    expect(missed).toHaveLength(10);
    expect(missing).toEqual(reasons.map((reason) => ({ section: 'schedules', reason })));
  });

  it('a file that is no YAML, or lists no schedule, is none', async () => {
    const broken = {
      ...world,
      files: {
        ...world.files,
        '.github/workflows/stops.yml': 'on: [push\n',
        '.github/workflows/never-ran.yml': 'on: push\n',
      },
    };
    const { missed } = await digestOf(directly(broken), now);
    expect(missed).toEqual([]);
  });
});
