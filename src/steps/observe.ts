import { GitHubApi } from '../github/api/requests.ts';
import { type Observation, observe } from '../github/build/observe.ts';
import { kindOf } from '../inputs/kind.ts';
import type { Settings } from '../inputs/settings.ts';
import { compileList } from '../notification/globs.ts';
import type { Notification, Tests } from '../notification/notification.ts';
import { isSettled } from '../notification/policy.ts';
import type { RunContext } from './context.ts';
import { loadAhead } from './load-ahead.ts';

/** What happened, by kind, before it is decided whether that deserves a mail. */
export interface Observed extends Observation {
  /** Why the event itself deserves no mail, whatever the policy says. */
  skip?: string;
  /** The jobs and logs of this run belong into the mail. */
  wantsDetail: boolean;
  notes: string[];
}

/** GitHub's share of the total time: a mail without its details beats no mail. */
const GITHUB_SHARE = 0.4;
const GITHUB_LONGEST_MS = 60_000;

/** Milliseconds that GitHub may take of the total time. */
export function shareOfTime({ timeoutMs }: Pick<Settings, 'timeoutMs'>): number {
  return Math.min(timeoutMs * GITHUB_SHARE, GITHUB_LONGEST_MS);
}

/** Read access to GitHub; undefined for a message of the user's own, and without a token. */
export function connectGitHub(
  { runner, event, settings }: Pick<RunContext, 'runner' | 'event' | 'settings'>,
  baseUrl: string | undefined,
  signal: AbortSignal,
): GitHubApi | undefined {
  if (settings.kind === 'message' || settings.githubToken === '') return undefined;
  return GitHubApi.connect({
    token: settings.githubToken,
    baseUrl,
    owner: event.repo.owner,
    repo: event.repo.name,
    links: event.links,
    isForeign: settings.repository !== '',
    scrub: runner.scrub,
    signal: AbortSignal.any([signal, AbortSignal.timeout(shareOfTime(settings))]),
  });
}

/** True when the event and the contexts are enough to know that a mail is wanted, before GitHub has answered anything. */
export async function isSureToSend({
  event,
  settings,
}: Pick<RunContext, 'event' | 'settings'>): Promise<boolean> {
  if (kindOf(event, settings.kind) !== 'build') return false;
  const { notification } = await observe(undefined, event, { now: '', status: settings.status });
  return isSettled(notification, settings.policy);
}

/**
 * Finds out what happened, as cheaply as the decision allows.
 *
 * @param isSure see {@link isSureToSend}
 */
export async function observeRun(
  github: GitHubApi | undefined,
  { event, payload, settings }: Pick<RunContext, 'event' | 'payload' | 'settings'>,
  isSure: boolean,
): Promise<Observed> {
  const options = {
    now: new Date().toISOString(),
    fields: settings.fields,
    status: settings.status,
    readsLogs: settings.logLines > 0,
  };
  const kindOptions = {
    ...options,
    payload,
    isAsked: settings.kind !== 'auto',
    commits: settings.commits,
    wantsCommitters: wantsCommitters(settings),
  };
  switch (kindOf(event, settings.kind)) {
    case 'message':
      return { ...asMessage(await observe(undefined, event, options)), wantsDetail: false, notes: [] };
    case 'release': {
      const { observeRelease } = await import('../github/release/observe.ts');
      return observeRelease(github, event, { ...kindOptions, tag: settings.tag });
    }
    case 'deployment': {
      const { observeDeployment } = await import('../github/deployment/observe.ts');
      return observeDeployment(github, event, { ...kindOptions, ...settings.deployment });
    }
    case 'digest': {
      const { observeDigest } = await import('../github/digest/observe.ts');
      return observeDigest(github, event, {
        ...kindOptions,
        notifyOn: settings.policy.notifyOn,
        period: settings.period,
        ...(settings.policy.branches.length > 0 && {
          includesBranch: compileList(settings.policy.branches),
        }),
      });
    }
    default: {
      const showsCommits = settings.commits > 0 || kindOptions.wantsCommitters;
      const commits = showsCommits ? settings.commits : undefined;
      const sureMail = isSure ? { commits, whileWaiting: loadAhead } : undefined;
      const observation = await observe(github, event, { ...options, sureMail });
      return { ...observation, wantsDetail: true, notes: observation.outcome.notes };
    }
  }
}

/** Adds what makes the mail worth reading. The test reports are only read for the cause of a failure: see addTests. */
export async function addDetails(
  github: GitHubApi | undefined,
  { runner, event, settings, redactor }: Pick<RunContext, 'runner' | 'event' | 'settings' | 'redactor'>,
  observed: Observed,
  readingTests: Promise<{ tests?: Tests }>,
): Promise<{ notification: Notification; notes: string[] }> {
  if (!observed.wantsDetail) return { notification: observed.notification, notes: observed.notes };
  const { detail } = await import('../github/build/read-details.ts');
  // A deployment knows its own commits: those since the last one to the same environment.
  const isBuild = observed.notification.kind === 'build';
  const options = {
    commits: isBuild ? settings.commits : 0,
    ...(settings.logLines > 0 && {
      log: { maxLines: settings.logLines, redactor, scrub: runner.scrub },
    }),
    wantsCommitters: isBuild && wantsCommitters(settings),
    wantsCodeowners: tokensOf(settings).includes('@codeowners'),
  };
  const { notification, notes } = await detail(github, event, observed, options, readingTests);
  return { notification, notes: [...observed.notes, ...notes] };
}

/** A message of the user's own is about no run. */
function asMessage(observed: Observation): Observation {
  const {
    previousState: _previous,
    jobs: _jobs,
    ownJob: _own,
    cause: _cause,
    ...about
  } = observed.notification;
  return {
    ...observed,
    notification: { ...about, kind: 'message', state: 'message', severity: 'info', missing: [] },
  };
}

function wantsCommitters(settings: Settings): boolean {
  return tokensOf(settings).some((token) => token !== '@codeowners');
}

function tokensOf({ recipients: { to, cc, bcc } }: Settings): string[] {
  return [to, cc, bcc].flatMap((list) => [...list.tokens]);
}
