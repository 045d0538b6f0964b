import { type Attempt, TIMEOUT_MS } from './attempt.ts';

/** What must never happen, as it stands in the table. */
export const offenses = [
  'duplicates',
  'false successes',
  'false failures',
  'outputs that differ from the server’s count',
  'runs that end without the right exit code and one annotation',
  'runs past timeout + 2 s',
] as const;
export type Offense = (typeof offenses)[number];

const GRACE_MS = 2_000;

/** The last try may be ended by `timeout` before it reaches the server. A cancelled step may end before its first. */
function hasTries(connections: number, attempts: number, tookMs: number): boolean {
  return attempts === connections || (attempts === connections + 1 && tookMs >= TIMEOUT_MS);
}

/** Compares what the action said with what the server knows. */
export function findOffenses({ plan, truth, result, tookMs, waitedMs }: Attempt): Offense[] {
  const { code, outputs, annotations } = result;
  const { sent, accepted = '[]', rejected = '[]' } = outputs;
  const [message, ...copies] = truth.counted;
  const addresses = (JSON.parse(rejected) as { address: string }[]).map(({ address }) => address);
  const errors = annotations.filter(({ level }) => level === 'error');
  const isCancelled = plan.fault === 'SIGINT';
  // A cancelled step is red, whatever became of the mail; at QUIT it may have ended before the signal came.
  const isOver = plan.stage === 'quit' && code === 0;
  const isGreen = sent === 'true' && addresses.length === 0 && (!isCancelled || isOver);

  const found: Record<Offense, boolean> = {
    duplicates: copies.length > 0,
    'false successes': message === undefined && (sent === 'true' || code === 0),
    'false failures':
      (message !== undefined && sent === 'false') || // An answer that comes when the time is over cannot be waited for.
      (truth.lastAnswer === 'accepted' && sent !== 'true' && tookMs < TIMEOUT_MS),
    'outputs that differ from the server’s count':
      !['true', 'false', 'unknown'].includes(sent ?? '') ||
      (sent === 'unknown' && (!truth.hasBegun || truth.lastAnswer === 'refused')) ||
      (sent === 'true' && accepted !== JSON.stringify(message)) ||
      (sent === 'true' && JSON.stringify(addresses) !== JSON.stringify(truth.refused)) ||
      (!isCancelled && !hasTries(truth.connections, Number(outputs['attempts']), tookMs)),
    'runs that end without the right exit code and one annotation':
      code !== (isGreen ? 0 : 1) ||
      errors.length !== (isGreen ? 0 : 1) ||
      result.summary === '' ||
      result.raw.includes('Unexpected error'),
    'runs past timeout + 2 s': tookMs - waitedMs > TIMEOUT_MS + GRACE_MS,
  };
  return offenses.filter((offense) => found[offense]);
}
