import type { Conclusion, Notification, State } from '../../notification/notification.ts';
import type { Mark, Tone } from './view.ts';

/** Forces the text shape of glyphs that some clients would swap for a coloured picture. */
const textShape = '\uFE0E';

const marks: Record<State, Mark> = {
  failed: { glyph: '✗', tone: 'bad', word: 'Failed' },
  'still-failing': { glyph: '✗', tone: 'bad', word: 'Still failing' },
  fixed: { glyph: '✓', tone: 'good', word: 'Fixed' },
  flaky: { glyph: '≈', tone: 'warn', word: 'Flaky' },
  success: { glyph: '✓', tone: 'good', word: 'Passed' },
  cancelled: { glyph: '⊘', tone: 'info', word: 'Cancelled' },
  'timed-out': { glyph: '✗', tone: 'bad', word: 'Timed out' },
  'startup-failure': { glyph: '✗', tone: 'bad', word: 'Could not start' },
  'action-required': { glyph: '!', tone: 'warn', word: 'Waiting for approval' },
  skipped: { glyph: '–', tone: 'info', word: 'Skipped' },
  neutral: { glyph: '–', tone: 'info', word: 'Neutral' },
  stale: { glyph: '–', tone: 'info', word: 'Stale' },
  published: { glyph: '◆', tone: 'good', word: 'Released' },
  prereleased: { glyph: '◇', tone: 'info', word: 'Pre-release' },
  edited: { glyph: '◆', tone: 'info', word: 'Release edited' },
  drafted: { glyph: '◇', tone: 'info', word: 'Release drafted' },
  started: { glyph: '»', tone: 'info', word: 'Deploying' },
  waiting: { glyph: '!', tone: 'warn', word: 'Deployment waiting' },
  succeeded: { glyph: '✓', tone: 'good', word: 'Deployed' },
  error: { glyph: '✗', tone: 'bad', word: 'Deployment error' },
  inactive: { glyph: '–', tone: 'info', word: 'Deployment inactive' },
  'rolled-back': { glyph: `↺${textShape}`, tone: 'warn', word: 'Rolled back' },
  red: { glyph: '✗', tone: 'bad', word: 'Red' },
  green: { glyph: '✓', tone: 'good', word: 'All green' },
  quiet: { glyph: '–', tone: 'info', word: 'Quiet' },
  unread: { glyph: '!', tone: 'warn', word: 'Not read' },
  message: { glyph: '•', tone: 'info', word: 'Message' },
};

/** Glyph, tone and word of the banner. A failed deployment is not a failed build, hence the kind. */
export function markOf(notification: Pick<Notification, 'kind' | 'state'>): Mark {
  if (notification.kind === 'deployment' && notification.state === 'failed') {
    return { glyph: '✗', tone: 'bad', word: 'Deployment failed' };
  }
  return marks[notification.state];
}

const outcomes: Record<Conclusion, Mark> = {
  success: { glyph: '✓', tone: 'good', word: 'passed' },
  failure: { glyph: '✗', tone: 'bad', word: 'failed' },
  timed_out: { glyph: '✗', tone: 'bad', word: 'timed out' },
  startup_failure: { glyph: '✗', tone: 'bad', word: 'could not start' },
  action_required: { glyph: '!', tone: 'warn', word: 'waits for approval' },
  cancelled: { glyph: '⊘', tone: 'info', word: 'cancelled' },
  skipped: { glyph: '–', tone: 'info', word: 'skipped' },
  neutral: { glyph: '–', tone: 'info', word: 'neutral' },
  stale: { glyph: '–', tone: 'info', word: 'stale' },
};

/** Mark of a single job or run. */
export function markOfConclusion(conclusion: Conclusion): Mark {
  return outcomes[conclusion];
}

export function toneMark(tone: Tone, word: string): Mark {
  return { glyph: { bad: '✗', warn: '!', good: '✓', info: '–' }[tone], tone, word };
}
