import { GitHubApi } from '../github/api/api.ts';
import { type Observation, observe } from '../github/build/observe.ts';
import type { EventFacts } from '../github/records/event.ts';
import type { Settings } from '../inputs/settings.ts';
import { compileList } from '../notification/globs.ts';
import { kindOf } from '../notification/kind.ts';
import type { Notice } from '../notification/notification.ts';

/** The event that started the run, as far as the environment and the payload tell. */
export interface Occasion {
  event: EventFacts;
  payload: unknown;
  settings: Settings;
}

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

/** Read access to GitHub; undefined for a message of the user's own, and without a token. */
export function connectGitHub(
  { event, settings }: Occasion,
  baseUrl: string | undefined,
  signal: AbortSignal,
): GitHubApi | undefined {
  if (settings.kind === 'message' || settings.githubToken === '') return undefined;
  const shareMs = Math.min(settings.timeoutMs * GITHUB_SHARE, GITHUB_LONGEST_MS);
  return GitHubApi.connect({
    token: settings.githubToken,
    baseUrl,
    owner: event.repo.owner,
    repo: event.repo.name,
    signal: AbortSignal.any([signal, AbortSignal.timeout(shareMs)]),
  });
}

/** Finds out what happened, as cheaply as the decision allows. */
export async function observeOccasion(
  github: GitHubApi | undefined,
  { event, payload, settings }: Occasion,
): Promise<Observed> {
  const options = {
    now: new Date().toISOString(),
    fields: settings.fields,
    ...(settings.status !== undefined && { status: settings.status }),
  };
  const newsOptions = {
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
      return observeRelease(github, event, { ...newsOptions, tag: settings.tag });
    }
    case 'deployment': {
      const { observeDeployment } = await import('../github/deployment/observe.ts');
      return observeDeployment(github, event, { ...newsOptions, ...settings.deployment });
    }
    case 'digest': {
      const { observeDigest } = await import('../github/digest/observe.ts');
      return observeDigest(github, event, {
        ...newsOptions,
        notifyOn: settings.policy.notifyOn,
        ...(settings.period !== undefined && { period: settings.period }),
        ...(settings.policy.branches.length > 0 && {
          includesBranch: await compileList(settings.policy.branches),
        }),
      });
    }
    default:
      return { ...(await observe(github, event, options)), wantsDetail: true, notes: [] };
  }
}

/** Adds what makes the mail worth reading. */
export async function detailOccasion(
  github: GitHubApi | undefined,
  { event, settings }: Occasion,
  observed: Observed,
): Promise<{ notice: Notice; notes: string[] }> {
  if (!observed.wantsDetail) return { notice: observed.notice, notes: observed.notes };
  const { detail } = await import('../github/build/detail.ts');
  // A deployment knows its own commits: those since the last one to the same environment.
  const isBuild = observed.notice.kind === 'build';
  const { notice, notes } = await detail(github, event, observed, {
    commits: isBuild ? settings.commits : 0,
    ...(settings.logLines > 0 && { log: { maxLines: settings.logLines, redact: settings.redact } }),
    wantsCommitters: isBuild && wantsCommitters(settings),
    wantsCodeowners: tokensOf(settings).includes('@codeowners'),
  });
  return { notice, notes: [...observed.notes, ...notes] };
}

/** A message of the user's own is about no run. */
function asMessage(observed: Observation): Observation {
  const { previousState: _previous, jobs: _jobs, ...about } = observed.notice;
  return {
    ...observed,
    notice: { ...about, kind: 'message', state: 'message', severity: 'info', missing: [] },
  };
}

function wantsCommitters(settings: Settings): boolean {
  return tokensOf(settings).some((token) => ['@author', '@committers', '@culprits'].includes(token));
}

function tokensOf({ recipients: { to, cc, bcc } }: Settings): string[] {
  return [to, cc, bcc].flatMap((list) => [...list.tokens]);
}
