import { describe, expect, it } from 'vitest';
import { play } from '../../../testing/github/play.ts';
import { type Scenario, scenarios, withoutPermission } from '../../../testing/github/scenarios.ts';
import { findViolations } from '../../../testing/github/schema.ts';

/** Plays the scenario with everything asked for, and checks each exchange against GitHub's OpenAPI description. */
async function collectViolations(scenario: Scenario): Promise<{ exchanges: number; violations: string[] }> {
  const violations: string[] = [];
  let exchanges = 0;
  await play(scenario, {
    stub: {
      onReply: (path, query, reply) => {
        exchanges += 1;
        violations.push(...findViolations(path, query, reply));
      },
    },
    detail: { wantsCodeowners: true },
  });
  return { exchanges, violations: [...new Set(violations)] };
}

describe('requests and fixtures against GitHub’s own description', () => {
  it.each([...scenarios.map((make) => make()), withoutPermission('actions', 'checks')])(
    '$name',
    async (scenario) => {
      const { exchanges, violations } = await collectViolations(scenario);
      expect(violations).toEqual([]);
      expect(exchanges).toBeGreaterThan(3);
    },
  );

  it('notices a wrong record, a wrong query and a call that GitHub does not have', () => {
    const jobs = '/repos/contoso/app/actions/runs/1/jobs';
    const job = { total_count: 1, jobs: [{ id: 'one' }] };
    expect(findViolations(jobs, {}, { status: 200, body: job })).toContain(
      '/repos/{owner}/{repo}/actions/runs/{run_id}/jobs 200/jobs/0/id must be integer',
    );
    expect(
      findViolations(jobs, { filter: 'bogus' }, { status: 200, body: { total_count: 0, jobs: [] } }),
    ).toEqual([
      '/repos/{owner}/{repo}/actions/runs/{run_id}/jobs?filter must be equal to one of the allowed values',
    ]);
    expect(findViolations(jobs, { pages: '2' }, { status: 200, body: { total_count: 0, jobs: [] } })).toEqual(
      ['/repos/{owner}/{repo}/actions/runs/{run_id}/jobs: GitHub knows no query parameter pages'],
    );
    expect(findViolations('/repos/contoso/app/labels', {}, { status: 200, body: [] })).toEqual([
      '/repos/contoso/app/labels: no such call',
    ]);
  });
});
