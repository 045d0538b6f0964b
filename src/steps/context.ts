import type { EventRecord } from '../github/records/event.ts';
import type { Settings } from '../inputs/settings.ts';
import type { Redactor } from '../redaction/patterns.ts';
import type { Reporter } from '../runner/reporter.ts';
import type { Runner } from '../runner/runner.ts';

/** What every step of one run works with. */
export interface RunContext {
  runner: Runner;
  reporter: Reporter;
  /** The runner's environment variables. */
  env: NodeJS.ProcessEnv;
  /** The event that started the run, as far as the environment and the payload tell. */
  event: EventRecord;
  /** The parsed event payload. */
  payload: unknown;
  settings: Settings;
  redactor: Redactor;
  /** `performance.now()` at which the total time is over. */
  deadline: number;
  /** Aborts at the deadline, or when the job is cancelled. */
  signal: AbortSignal;
  /** Aborts at the deadline, or at the end of the grace period: until then a message that was handed over is waited for. */
  finalSignal: AbortSignal;
}
