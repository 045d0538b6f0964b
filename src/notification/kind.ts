import type { Kind } from './notification.ts';

/**
 * Decides what a mail is about when the input `kind` is `auto`: a `release` or `deployment_status` event is itself the
 * news. Everything else is a build, also `schedule` (a nightly build is one; a digest has to be asked for) and
 * `deployment` (its workflow is the one that deploys, and has an outcome of its own).
 *
 * @param event name of the event, GITHUB_EVENT_NAME
 * @param input the input `kind`
 */
export function kindOf(event: { name: string }, input: Kind | 'auto'): Kind {
  if (input !== 'auto') return input;
  if (event.name === 'release') return 'release';
  return event.name === 'deployment_status' ? 'deployment' : 'build';
}
