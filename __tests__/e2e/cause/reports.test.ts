import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Emulator } from '../../../emulator/emulator.ts';
import { archive, artifactsOf } from '../../../testing/github/artifacts.ts';
import { ada } from '../../../testing/github/scenarios.ts';
import type { JobTold, RunTold } from '../../../testing/github/told.ts';
import {
  assertion,
  cutOff,
  exit,
  good,
  lost,
  play,
  printed,
  type Run,
  story,
} from '../../../testing/runner/red-push.ts';
import { startMailHost } from '../../../testing/smtp/mail-host.ts';

/** A failed test in a report decides what the log leaves open. */

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startMailHost();
});
afterAll(() => emulator.close());

describe('a failed test in the reports', () => {
  const report = (name: string): Promise<Buffer> =>
    archive({
      'junit.xml': `<testsuite name="cart"><testcase name="${name}"><failure message="expected 1290 to be 1240"/></testcase></testsuite>`,
    });
  const killed = printed(['> vitest', '', 'Killed', exit(137)]);
  const tested = async (jobs: JobTold[], past: RunTold[], before?: string): Promise<Run> => {
    const scenario = story(jobs, past);
    const artifacts = [{ id: 20, runId: 9010, name: 'junit', content: await report('adds the fee') }];
    if (before) artifacts.push({ id: 10, runId: 9009, name: 'junit', content: await report(before) });
    const world = { ...scenario.world, ...artifactsOf(artifacts) };
    return play(emulator, { ...scenario, world }, { 'test-reports': '**/junit.xml' });
  };

  it.each<[what: string, job: JobTold]>([
    ['a killed process', killed],
    ['a lost runner', cutOff(lost)],
  ])('beside %s is the code’s, and leads', async (_what, job) => {
    const told = await tested([job], [good]);
    expect(told.outputs).toMatchObject({ sent: 'true', state: 'failed', cause: 'code', streak: '1' });
    expect(told.accepted).toContain(ada.email);
    expect(told.text).toContain('of job "test" failed: adds the fee: expected 1290 to be 1240 ');
    expect(told.text).toMatch(/-- test > Run npm run test, .*new failure/);
    expect(told.text).not.toMatch(/says nothing about the commits|killed|was lost/);
  });

  it('beside several lost runners speaks for no job, but it is the code’s', async () => {
    const told = await tested([cutOff(lost), { ...cutOff(lost), name: 'lint' }], [good]);
    expect(told.outputs).toMatchObject({ sent: 'true', state: 'failed', cause: 'code' });
    expect(told.text).toContain('of job "test" failed because the runner was lost');
    expect(told.text).toContain('adds the fee');
  });

  it('that failed before is no reason, and does not lead', async () => {
    const red: RunTold = {
      ...good,
      number: 9,
      conclusion: 'failure',
      jobs: [printed([...assertion, exit(1)])],
    };
    const told = await tested([cutOff(lost)], [{ ...good, number: 7 }, red], 'adds the fee');
    expect(told.outputs).toMatchObject({ sent: 'true', state: 'interrupted', cause: 'platform' });
    expect(told.text).toContain('stopped at step "Run npm run test": The hosted runner lost');
    expect(told.text).toContain('1 failed (1 failed before)');
  });

  it('tells the cause where no log is read', async () => {
    const scenario = story([printed([exit(1)])]);
    const artifacts = [{ id: 20, runId: 9010, name: 'junit', content: await report('adds the fee') }];
    const world = { ...scenario.world, ...artifactsOf(artifacts) };
    const inputs = { 'test-reports': '**/junit.xml', 'log-lines': '0' };
    expect((await play(emulator, { ...scenario, world }, inputs)).outputs).toMatchObject({ cause: 'code' });
  });
});
