import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Emulator } from '../../emulator/emulator.ts';
import { payload } from '../../testing/github/releases.ts';
import {
  type Death,
  deaths,
  healthy,
  type Scheduled,
  seeded,
  simulate,
} from '../../testing/github/schedules.ts';
import { type StubOptions, startGitHubStub } from '../../testing/github/stub.ts';
import { failedJob, sendThrough } from '../../testing/runner/delivery.ts';
import { startMailHost } from '../../testing/smtp/mail-host.ts';

/** Digests through the built action: what did not run is told, and a healthy week stays quiet. */

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startMailHost();
});
afterAll(() => emulator.close());

async function digest(
  workflows: readonly Scheduled[],
  now: number,
  inputs: Record<string, string> = {},
  stub: StubOptions = {},
) {
  const before = emulator.messages.length;
  const github = await startGitHubStub(simulate(workflows, now, seeded(now % 1000)), stub);
  try {
    const result = await sendThrough(emulator, {
      event: payload({}),
      env: { GITHUB_EVENT_NAME: 'schedule', GITHUB_API_URL: github.url, GITHUB_WORKFLOW: 'Digest' },
      contexts: { ...failedJob, job: { status: 'success' } },
      inputs: { kind: 'digest', period: '7d', 'github-token': 'ghs_digest', ...inputs },
    });
    const message = emulator.messages[before];
    return { result, mail: message && (await PostalMime.parse(message.content)) };
  } finally {
    await github.stop();
  }
}

/** Five at a time: each digest holds several deaths among what is well. */
const groups = [0, 1, 2, 3].map(
  (group) =>
    (now: number): Death[] =>
      deaths(now).slice(group * 5, group * 5 + 5),
);

describe('twenty silent deaths', () => {
  it.each(groups.map((pick, group) => [group + 1, pick] as const))('group %i', async (_group, pick) => {
    const now = Date.now();
    const dead = pick(now);
    const { result, mail } = await digest([...healthy, ...dead.map(({ workflow }) => workflow)], now);
    expect(result.outputs, result.raw).toMatchObject({ sent: 'true', state: 'missed' });
    expect(mail?.subject).toMatch(/^CI digest contoso\/app – 5 missed, \d+ green/);
    const rows = section(mail?.text ?? '').split(/\n(?=[!–] )/);
    expect(rows).toHaveLength(5);
    for (const { workflow, said } of dead) {
      const row = rows.find((each) => each.startsWith(`! ${workflow.name}`));
      expect(row?.replaceAll(/\s+/g, ' '), mail?.text).toMatch(said);
      expect(mail?.html).toContain(workflow.name);
    }
  });
});

describe('a healthy week', () => {
  it.each([0, 1, 2, 3])('stays quiet (%i days ago)', async (days) => {
    const { result, mail } = await digest(healthy, Date.now() - days * 3_600_000);
    expect(result.outputs, result.raw).toMatchObject({ sent: 'false', state: 'green' });
    expect(result.outputs['skipped-reason']).toContain('Nothing is wrong');
    expect(mail).toBeUndefined();
  });

  it('stays quiet where a schedule cannot be read, but its workflow runs', async () => {
    const now = Date.now();
    const [running] = healthy;
    const nickname = deaths(now).find(({ workflow }) => workflow.name === 'Nickname')?.workflow;
    if (!running || !nickname) throw new Error('The simulation has no such workflow.');
    const both = { ...running, name: 'Both', schedule: `${nickname.schedule}${running.schedule}` };
    const unread = { ...nickname, name: 'Unread', slots: running.slots };
    const quiet = await digest([...healthy, both, unread], now);
    expect(quiet.result.outputs, quiet.result.raw).toMatchObject({ sent: 'false', state: 'green' });
    // Of two schedules the one that can be read counts.
    const dead = await digest([...healthy, { ...both, isDead: () => true }], now);
    expect(dead.result.outputs, dead.result.raw).toMatchObject({ sent: 'true', state: 'missed' });
  });

  it('says in a mail that is wanted anyway which permission brings the section back', async () => {
    const { result, mail } = await digest(
      healthy,
      Date.now(),
      { 'notify-on': 'always' },
      { denied: ['contents'] },
    );
    expect(result.outputs, result.raw).toMatchObject({ sent: 'true', state: 'green' });
    expect(mail?.text).toMatch(
      /Missed schedules: The token has no permission contents: read\.\s+To see it, add permissions: contents: read/,
    );
  });
});

describe('notify-on', () => {
  const broken = (now: number) => [
    ...healthy,
    ...deaths(now)
      .slice(0, 1)
      .map(({ workflow }) => workflow),
  ];

  it.each([
    ['missed', 'true'],
    ['failure', 'true'],
    ['flaky', 'false'],
  ])('%s: sent is %s', async (notifyOn, sent) => {
    const now = Date.now();
    const { result } = await digest(broken(now), now, { 'notify-on': notifyOn });
    expect(result.outputs['sent'], result.raw).toBe(sent);
  });
});

/** The rows of "Did not run" in the text part. */
function section(text: string): string {
  return /-- Did not run -*\n\n([\s\S]*?)\n\n-- /.exec(text)?.[1] ?? '';
}
