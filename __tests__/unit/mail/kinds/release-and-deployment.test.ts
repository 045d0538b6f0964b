import { describe, expect, it } from 'vitest';
import { deploymentParts } from '../../../../src/mail/kinds/deployment.ts';
import { releaseParts } from '../../../../src/mail/kinds/release.ts';
import { joinSentences, type Parts, textOf } from '../../../../src/mail/view/view.ts';
import type {
  Deployment,
  DeploymentState,
  Notification,
  Release,
  ReleaseState,
} from '../../../../src/notification/notification.ts';
import { deploymentNotification } from '../../../../testing/notifications/deployment.ts';
import { releaseNotification } from '../../../../testing/notifications/release.ts';

const clock = { timezone: 'UTC', locale: 'en-GB' };
const site = 'https://github.com/contoso/app';

const titleOf = ({ mark, headline }: Parts): string => `${mark.word}${textOf(headline)}`;
const buttonsOf = ({ actions }: Parts): string[] =>
  actions.map(({ label, url, isPrimary }) => `${isPrimary ? '* ' : ''}${label}: ${url.replace(site, '')}`);
const factsOf = ({ sections }: Parts): string[] =>
  sections.flatMap((section) =>
    section.type === 'facts' && section.name === 'deployment'
      ? section.rows.map(({ label, spans }) => `${label}: ${textOf(spans)}`)
      : [],
  );

describe('a mail about a deployment', () => {
  const parts = (
    state: DeploymentState,
    given: Partial<Deployment> = {},
    more: Partial<Notification> = {},
  ) => {
    const notification = deploymentNotification(state);
    const deployment = { ...notification.deployment, ...given } as Deployment;
    return deploymentParts({ ...notification, deployment, ...more }, clock);
  };
  const changed = '/compare/77b0d14...a31f9c2';

  it.each<[state: DeploymentState, title: RegExp, words: string, buttons: string[]]>([
    [
      'started',
      / 1\.4\.0 to production$/,
      '1.4.0 is being deployed to production. Blue slot, 3 instances',
      [
        '* Open production: https://app.contoso.example/',
        'View log: /actions/runs/9010/job/620',
        `Changes: ${changed}`,
      ],
    ],
    [
      'waiting',
      /: 1\.4\.0 to production$/,
      '1.4.0 is waiting for approval or another protection rule of production. Blue slot, 3 instances',
      ['* Review deployment: /actions/runs/9010', `Changes: ${changed}`],
    ],
    [
      'succeeded',
      / 1\.4\.0 to production$/,
      '1.4.0 is live in production. Blue slot, 3 instances',
      [
        '* Open production: https://app.contoso.example/',
        'View log: /actions/runs/9010/job/620',
        `Changes: ${changed}`,
      ],
    ],
    [
      'rolled-back',
      / production to 1\.4\.0$/,
      'production is back on 1.4.0. Blue slot, 3 instances',
      [
        '* Open production: https://app.contoso.example/',
        'View log: /actions/runs/9010/job/620',
        `Commits rolled back: ${changed}`,
      ],
    ],
    [
      'inactive',
      /: 1\.4\.0 to production$/,
      '1.4.0 no longer runs in production. Blue slot, 3 instances',
      ['* View log: /actions/runs/9010/job/620', `Changes: ${changed}`],
    ],
    [
      'failed',
      /: 1\.4\.0 to production$/,
      'The deployment of 1.4.0 to production failed. Step Swap slots of job deploy failed: The health check answered 503 for two minutes. Blue slot, 3 instances. The last successful deployment there was 77b0d14, 25 Feb 2026, 15:02 UTC',
      [
        '* View failing step: /actions/runs/9010/job/606#step:4:1',
        'View log: /actions/runs/9010/job/620',
        `Changes: ${changed}`,
      ],
    ],
  ])('%s', (state, title, words, buttons) => {
    const mail = parts(state);
    expect(titleOf(mail)).toMatch(title);
    expect(joinSentences(mail.summary)).toBe(words);
    expect(mail.preheader).toBe(words);
    expect(buttonsOf(mail)).toEqual(buttons);
  });

  it('leads to its log where no step is known', () => {
    const log = parts('failed', {}, { failures: [], changes: undefined });
    expect(buttonsOf(log)).toEqual(['* View log: /actions/runs/9010/job/620']);
    const none = parts('failed', { logUrl: undefined }, { failures: [], changes: undefined });
    expect(buttonsOf(none)).toEqual([
      '* Open production: https://app.contoso.example/',
      'Run #10: /actions/runs/9010',
    ]);
    const bare = parts('failed', { logUrl: undefined, url: undefined }, { failures: [], changes: undefined });
    expect(buttonsOf(bare)).toEqual(['* Run #10: /actions/runs/9010']);
  });

  it.each<[given: Partial<Deployment>, facts: string[]]>([
    [
      {},
      [
        'Environment: production',
        'Version: 1.4.0',
        'Commit: a31f9c2 of main',
        'Started by: Ada Lovelace',
        'Approved by: Grace Hopper',
        'Before: 77b0d14, deployed 25 Feb 2026, 15:02 UTC',
      ],
    ],
    [
      { version: 'a31f9c2', approvedBy: [], previous: undefined, creator: undefined },
      ['Environment: production', 'Version: a31f9c2', 'Started by: Ada Lovelace'],
    ],
    [
      { sha: '', approvedBy: [], previous: undefined },
      ['Environment: production', 'Version: 1.4.0', 'Started by: Ada Lovelace'],
    ],
  ])('has the facts, %#', (given, facts) => {
    expect(factsOf(parts('succeeded', given))).toEqual(facts);
  });

  it('without a record knows the commit of the run', () => {
    const notification = deploymentNotification('succeeded');
    const mail = deploymentParts({ ...notification, deployment: undefined }, clock);
    expect(joinSentences(mail.summary)).toBe('a31f9c2 is live in an environment');
    const bare = deploymentParts({ ...notification, deployment: undefined, commit: undefined }, clock);
    expect(joinSentences(bare.summary)).toBe('main is live in an environment');
  });
});

describe('a mail about a release', () => {
  const parts = (
    state: ReleaseState,
    given: Partial<Release> = {},
    notes?: { html: string; text: string },
  ) => {
    const notification = releaseNotification(state);
    const release = {
      ...notification.release,
      previousTag: undefined,
      compareUrl: undefined,
      ...given,
    } as Release;
    return releaseParts({ ...notification, release }, { ...clock, reasons: [], notes });
  };

  it.each<[state: ReleaseState, given: Partial<Release>, title: RegExp, words: string]>([
    [
      'published',
      {},
      / App 1\.4 “Halley” \(v1\.4\.0\)$/,
      'v1.4.0 of app was released by Ada Lovelace, 4 Mar 2026, 09:20 UTC',
    ],
    [
      'prereleased',
      { name: 'App v1.4.0' },
      / App v1\.4\.0$/,
      'v1.4.0 of app was published as a pre-release by Ada Lovelace, 4 Mar 2026, 09:20 UTC. It may not be ready for production',
    ],
    [
      'edited',
      { name: '' },
      /: v1\.4\.0$/,
      'v1.4.0 of app was edited by Ada Lovelace. It was first published 4 Mar 2026, 09:20 UTC',
    ],
    [
      'drafted',
      { publishedAt: undefined, author: undefined },
      /: App 1\.4 “Halley” \(v1\.4\.0\)$/,
      'v1.4.0 of app was drafted by Ada Lovelace',
    ],
    [
      'published',
      { previousTag: 'v1.3.9' },
      /v1\.4\.0/,
      'v1.4.0 of app was released by Ada Lovelace, 4 Mar 2026, 09:20 UTC. It follows v1.3.9',
    ],
  ])('%s: %j', (state, given, title, words) => {
    const mail = parts(state, given);
    expect(titleOf(mail)).toMatch(title);
    expect(joinSentences(mail.summary)).toBe(words);
    expect(mail.preheader).toBe(words);
  });

  it.each<[given: Partial<Release>, buttons: string[]]>([
    [{}, ['* View release: /releases/tag/v1.4.0']],
    [
      { compareUrl: `${site}/compare/a...b` },
      ['* View release: /releases/tag/v1.4.0', 'Changes: /compare/a...b'],
    ],
    [
      { compareUrl: `${site}/compare/a...b`, previousTag: 'v1.3.9' },
      ['* View release: /releases/tag/v1.4.0', 'Changes since v1.3.9: /compare/a...b'],
    ],
  ])('leads on: %j', (given, buttons) => {
    expect(buttonsOf(parts('published', given))).toEqual(buttons);
  });

  it('without a record leads to the run', () => {
    const mail = releaseParts(
      { ...releaseNotification('published'), release: undefined },
      { ...clock, reasons: [] },
    );
    expect(buttonsOf(mail)).toEqual(['* Run #10: /actions/runs/9010']);
    expect(joinSentences(mail.summary)).toBe('v1.4.0 of app was released by Ada Lovelace');
  });

  it.each<[what: string, given: Partial<Release>, text: string, note: string | undefined]>([
    ['none', {}, ' ', undefined],
    ['all of them', { notes: 'short', isNotesCut: false }, 'short', ''],
    [
      'those that were cut',
      { notes: 'short', isNotesCut: true },
      'short',
      'The notes are longer. The release page shows all of them.',
    ],
    [
      'those too long',
      { notes: 'x'.repeat(100_000), isNotesCut: false },
      'x',
      'The notes are longer. The release page shows all of them.',
    ],
  ])('has notes: %s', (_what, given, text, note) => {
    const section = parts('published', given, { html: text, text }).sections.find(
      ({ name }) => name === 'notes',
    );
    expect(section?.type === 'prose' ? section.note : undefined).toBe(note);
  });
});
