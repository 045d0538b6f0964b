export const kinds = ['build', 'release', 'deployment', 'digest', 'message'] as const;
export type Kind = (typeof kinds)[number];

/** GitHub's `conclusion` vocabulary for runs, jobs and steps (REST "list workflow runs"). */
export const conclusions = [
  'success',
  'failure',
  'cancelled',
  'skipped',
  'neutral',
  'timed_out',
  'action_required',
  'startup_failure',
  'stale',
] as const;
export type Conclusion = (typeof conclusions)[number];

/** What a run means to its readers, given what came before it. */
export const buildStates = [
  'failed',
  'still-failing',
  'fixed',
  'flaky',
  'success',
  'cancelled',
  'timed-out',
  'startup-failure',
  'interrupted',
  'action-required',
  'skipped',
  'neutral',
  'stale',
] as const;
export type BuildState = (typeof buildStates)[number];

export type ReleaseState = 'published' | 'prereleased' | 'edited' | 'drafted';
export type DeploymentState =
  | 'started'
  | 'waiting'
  | 'succeeded'
  | 'failed'
  | 'error'
  | 'inactive'
  | 'rolled-back';
/** `missed`: a workflow did not run. `unread`: GitHub could not be asked, so nothing is known. */
export type DigestState = 'red' | 'missed' | 'green' | 'quiet' | 'unread';
export type State = BuildState | ReleaseState | DeploymentState | DigestState | 'message';

/** Decides the color of the banner; never the only carrier of meaning. */
export type Severity = 'error' | 'warning' | 'good' | 'info';

/** How a state is shown: in the banner, in the subject, and to templates. */
interface StateRow {
  /** A text glyph without an emoji form, so that it looks alike everywhere. */
  glyph: string;
  severity: Severity;
  /** Begins the banner: `Still failing`. */
  word: string;
  /** What the subject of a build says of the workflow: `CI still failing`. */
  subject?: string;
}

const states: Record<State, StateRow> = {
  failed: { glyph: '✗', severity: 'error', word: 'Failed', subject: 'failed' },
  'still-failing': { glyph: '✗', severity: 'error', word: 'Still failing', subject: 'still failing' },
  fixed: { glyph: '✓', severity: 'good', word: 'Fixed', subject: 'fixed' },
  flaky: { glyph: '≈', severity: 'warning', word: 'Flaky', subject: 'passed on re-run' },
  success: { glyph: '✓', severity: 'good', word: 'Passed', subject: 'passed' },
  cancelled: { glyph: '⊘', severity: 'info', word: 'Cancelled', subject: 'cancelled' },
  'timed-out': { glyph: '✗', severity: 'error', word: 'Timed out', subject: 'timed out' },
  'startup-failure': { glyph: '✗', severity: 'error', word: 'Could not start', subject: 'failed to start' },
  interrupted: { glyph: '↯', severity: 'warning', word: 'Could not finish', subject: 'could not finish' },
  'action-required': {
    glyph: '!',
    severity: 'warning',
    word: 'Waiting for approval',
    subject: 'needs approval',
  },
  skipped: { glyph: '–', severity: 'info', word: 'Skipped', subject: 'skipped' },
  neutral: { glyph: '–', severity: 'info', word: 'Neutral', subject: 'ended neutral' },
  stale: { glyph: '–', severity: 'info', word: 'Stale', subject: 'went stale' },
  published: { glyph: '◆', severity: 'good', word: 'Released' },
  prereleased: { glyph: '◇', severity: 'info', word: 'Pre-release' },
  edited: { glyph: '◆', severity: 'info', word: 'Release edited' },
  drafted: { glyph: '◇', severity: 'info', word: 'Release drafted' },
  started: { glyph: '»', severity: 'info', word: 'Deploying' },
  waiting: { glyph: '!', severity: 'warning', word: 'Deployment waiting' },
  succeeded: { glyph: '✓', severity: 'good', word: 'Deployed' },
  error: { glyph: '✗', severity: 'error', word: 'Deployment error' },
  inactive: { glyph: '–', severity: 'info', word: 'Deployment inactive' },
  'rolled-back': { glyph: '↺', severity: 'warning', word: 'Rolled back' },
  red: { glyph: '✗', severity: 'error', word: 'Red' },
  missed: { glyph: '!', severity: 'warning', word: 'Did not run' },
  green: { glyph: '✓', severity: 'good', word: 'All green' },
  quiet: { glyph: '–', severity: 'info', word: 'Quiet' },
  unread: { glyph: '!', severity: 'warning', word: 'Not read' },
  message: { glyph: '•', severity: 'info', word: 'Message' },
};

/** The row of a state. A failed deployment is not a failed build, hence the kind. */
export function stateRow({ kind, state }: { kind: Kind; state: State }): StateRow {
  const row = states[state];
  return kind === 'deployment' && state === 'failed' ? { ...row, word: 'Deployment failed' } : row;
}

/** Severity of a state of any kind of notification. */
export function severityOf(state: State): Severity {
  return states[state].severity;
}

/** True for a row of a digest of which nothing passed or failed: skipped, cancelled or allowed to fail, with every run. */
export function isUndecided({ bar }: { bar: readonly string[] }): boolean {
  return bar.every((one) => one === 'other');
}
