import type { Conclusion, Notification, Severity } from '../../notification/notification.ts';
import { stateRow } from '../../notification/states.ts';
import type { Mark, Tone } from './view.ts';

const tones: Record<Severity, Tone> = { error: 'bad', warning: 'warn', good: 'good', info: 'info' };

/** Glyph, tone and word of the banner. */
export function markOf(notification: Pick<Notification, 'kind' | 'state'>): Mark {
  const { glyph, severity, word } = stateRow(notification);
  return { glyph, tone: tones[severity], word };
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
