/**
 * Shows how often the first error and the excerpt of a log are what they should be: `npm run first-errors`, for the
 * project's own logs, or `npm run first-errors FOLDER` for others, with an expected.json of the same form beside them.
 * A row per log: `✗` the first error is another, `·` the excerpt misses a line.
 */
import { fileURLToPath } from 'node:url';
import { type LogResult, measureFirstError, readExpectations } from '../testing/logs/first-errors.ts';

const own = ['logs', 'logs-unseen'].map((folder) =>
  fileURLToPath(new URL(`../__tests__/fixtures/${folder}`, import.meta.url)),
);
const folders = process.argv[2] === undefined ? own : [process.argv[2]];
const results: LogResult[] = [];
for (const folder of folders) {
  for (const expectation of readExpectations(folder))
    results.push(await measureFirstError(folder, expectation));
}
const width = Math.max(...results.map(({ file }) => file.length));
for (const { file, firstError, expected, isRight, missing } of results) {
  console.log(`${isRight ? ' ' : '✗'}${missing.length > 0 ? '·' : ' '} ${file.padEnd(width)}  ${firstError}`);
  if (!isRight) console.log(`   expected: ${expected}`);
  for (const part of missing) console.log(`   not in the excerpt: ${part}`);
}
const rate = (count: number): string =>
  `${count} of ${results.length} (${((100 * count) / results.length).toFixed(1)} %)`;
console.log(`\nfirst error right     ${rate(results.filter(({ isRight }) => isRight).length)}`);
console.log(`exit line instead     ${results.filter(({ isExitLine }) => isExitLine).length}`);
console.log(`excerpt holds it all  ${rate(results.filter(({ missing }) => missing.length === 0).length)}`);
