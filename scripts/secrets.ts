/**
 * `npm run secrets`: plants secrets in every input, environment variable, payload field, API answer, log, file, Entra
 * answer and SMTP reply, runs the built action on each, and searches everything that leaves for parts of them, with
 * escapes undone. Prints what it tried and what it found.
 *
 *   npm run secrets -- --jobs 4            so many runs at a time
 *   npm run secrets -- --only 'job logs'   one kind of place
 *   npm run secrets -- --every 10          each tenth run only
 */
import { parseArgs } from 'node:util';
import { attempt, type Outcome, secrets } from '../testing/secrets/attempt.ts';
import { listTrials } from '../testing/secrets/trials.ts';

const { values } = parseArgs({
  options: {
    jobs: { type: 'string', default: '2' },
    only: { type: 'string' },
    every: { type: 'string', default: '1' },
  },
});

const trials = listTrials()
  .filter(({ place }) => values.only === undefined || place === values.only)
  .filter((_, at) => at % Number(values.every) === 0);
const outcomes: Outcome[] = [];
const queue = trials.values();
const work = async (): Promise<void> => {
  for (const trial of queue) {
    const outcome = await attempt(trial);
    outcomes.push(outcome);
    if (outcome.leaks.length > 0) console.log(`✗ ${trial.place}, ${trial.name}: ${outcome.leaks.join('; ')}`);
  }
};
await Promise.all(Array.from({ length: Number(values.jobs) }, work));

console.log(`Secrets planted: ${Object.keys(secrets).join(', ')}\n`);
const header = ['place', 'runs', 'mails', 'previews', 'failed', 'leaks'];
const rows = [...new Set(trials.map(({ place }) => place))].map((place) =>
  summarize(
    place,
    outcomes.filter(({ trial }) => trial.place === place),
  ),
);
const all = [header, ...rows, summarize('all', outcomes)];
for (const row of all)
  console.log(row.map((cell, at) => (at === 0 ? cell.padEnd(20) : cell.padStart(9))).join(''));
if (outcomes.length === 0 || outcomes.some(({ leaks }) => leaks.length > 0)) process.exitCode = 1;

function summarize(place: string, made: readonly Outcome[]): string[] {
  const counts = [
    made.length,
    made.filter(({ isMailed }) => isMailed).length,
    made.filter(({ result }) => result.outputs['eml-path'] !== undefined).length,
    made.filter(({ result }) => result.code !== 0).length,
    made.filter(({ leaks }) => leaks.length > 0).length,
  ];
  return [place, ...counts.map(String)];
}
