import { createHash } from 'node:crypto';

/** Where in the dialogue a fault strikes, in the order in which a delivery passes them. */
export const stages = [
  'accept',
  'greeting',
  'ehlo',
  'starttls',
  'tls',
  'ehlo-in-tls',
  'auth',
  'username',
  'password',
  'mail',
  'rcpt',
  'data',
  'body',
  'before-dot',
  'after-dot',
  'quit',
] as const;
export type Stage = (typeof stages)[number];

/**
 * What the server does in place of its proper reply. `early-reply` sends the reply together with the one before, and
 * sometimes the proper one as well; `late-reply` sends it after one to two seconds. `SIGINT` cancels the step, and the
 * proper reply follows as late.
 */
export const faults = [
  'close',
  'reset',
  'stall',
  'garbage',
  'huge-line',
  'endless-lines',
  'split-octets',
  '4xx',
  '5xx',
  '421',
  'multi-line',
  'differing-codes',
  'early-reply',
  'late-reply',
  'SIGINT',
] as const;
export type Fault = (typeof faults)[number];

/** One run: everything that happens in it follows from these values. */
export interface Plan {
  seed: number;
  /** Its place among the runs of the seed, from 1: with the seed, all that is needed to play it again. */
  number: number;
  stage: Stage;
  fault: Fault;
  /** How often the fault strikes: never, once, so that a further try succeeds, or at every connection. */
  strikes: number;
  recipients: string[];
  /** Which recipient a fault at `rcpt` strikes, from 0. */
  recipient: number;
  isPipelined: boolean;
  /** The username is asked for although it came along with AUTH LOGIN. */
  asksForUsername: boolean;
  /** At the end of the data, a server whose reply is lost or unclear may have taken the message, or not. */
  isCounted: boolean;
  /** Chooses among the forms of a fault, for instance which garbage is sent; a number from 0 up to 1. */
  form: number;
}

/** No reply is due at these stages, or none that could be late, early or in several lines. */
const IMPOSSIBLE: Partial<Record<Stage, readonly Fault[]>> = {
  accept: faults.filter((fault) => !['close', 'reset', 'stall', 'late-reply', 'SIGINT'].includes(fault)),
  greeting: ['early-reply'],
  body: ['late-reply'],
  'before-dot': ['late-reply'],
};

/** Every pair of stage and fault that means something. */
export function listPairs(): { stage: Stage; fault: Fault }[] {
  return stages.flatMap((stage) =>
    faults.filter((fault) => !IMPOSSIBLE[stage]?.includes(fault)).map((fault) => ({ stage, fault })),
  );
}

/**
 * Plans the runs of a seed: the pairs in random order, again and again, so that each comes up about equally often.
 *
 * @param seed any integer; the same one gives the same plans
 */
export function* planRuns(seed: number): Generator<Plan, never> {
  const random = createRandom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  for (let number = 1; ; ) {
    const pairs = listPairs();
    while (pairs.length > 0) {
      const [pair] = pairs.splice(below(pairs.length), 1);
      if (pair === undefined) break;
      const count = 1 + below(4);
      yield {
        ...pair,
        seed,
        number: number++,
        strikes: random() < 0.4 ? Number.MAX_SAFE_INTEGER : 1,
        recipients: ['ada', 'grace', 'linus', 'barbara']
          .slice(0, count)
          .map((name) => `${name}@contoso.example`),
        recipient: below(count),
        isPipelined: random() < 0.7,
        asksForUsername: pair.stage === 'username' || pair.fault === 'early-reply' || random() < 0.3,
        isCounted: random() < 0.5,
        form: random(),
      };
    }
  }
}

/** Numbers from 0 up to 1 that follow from the seed alone. */
function createRandom(seed: number): () => number {
  let index = 0;
  return () => {
    const digest = createHash('sha256').update(`${seed}:${index++}`).digest();
    return digest.readUInt32BE() / 2 ** 32;
  };
}
