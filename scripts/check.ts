/**
 * `npm run check`: everything that must hold before a push, in the order in which it fails fastest. Needs only Node
 * and npm. `--without-tests` is for CI, which has just run them on the same files.
 */
import { execFileSync, spawnSync } from 'node:child_process';

const hasTests = !process.argv.includes('--without-tests');
const steps: readonly (readonly [title: string, command: readonly string[]])[] = [
  ['format and lint', ['biome', 'ci', '.']],
  ['workflows and action.yml', ['node', '--import', './scripts/json-hook.ts', 'scripts/workflows.ts']],
  ['types', ['npm', 'run', '--silent', 'types']],
  ['regular expressions', ['node', 'scripts/checks/regexes.ts']],
  ['dead code', ['knip']],
  ['links of the documentation', ['node', 'scripts/checks/links.ts']],
  ['build', ['npm', 'run', '--silent', 'build']],
  ['licenses', ['node', 'scripts/checks/licenses.ts']],
  ...(hasTests ? ([['tests', ['vitest', 'run']]] as const) : []),
];

// Tests run on the dist that is built here, from nothing; it must be the one that is committed, file by file.
for (const [title, [command = '', ...args]] of steps) {
  console.log(`\n── ${title}`);
  const { status, error } = spawnSync(command, args, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error(`\n✗ ${title} failed${error ? `: ${error.message}` : ''}`);
    process.exit(1);
  }
}
const changes = execFileSync('git', ['status', '--porcelain', '--', 'dist'], { encoding: 'utf8' });
if (changes !== '') {
  console.error(`\n✗ dist is not what the source builds; commit it:\n${changes}`);
  process.exit(1);
}
console.log('\n✓ all checks passed, dist equals the source');
