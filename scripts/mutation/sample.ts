/** Stryker loads this file as a plugin: a checker that lets a seeded sample of all mutants pass. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

export interface Mutant {
  fileName: string;
  mutatorName: string;
  replacement?: string;
  location: { start: { line: number; column: number }; end: { line: number; column: number } };
}

/**
 * What a mutant is known by from run to run.
 *
 * @param first number of the first line and column: reports count from 1, plugins from 0
 */
export function keyOf({ fileName, location, mutatorName, replacement }: Mutant, first: 0 | 1): string {
  const places = [location.start, location.end].flatMap(({ line, column }) => [line - first, column - first]);
  return JSON.stringify([fileName.replaceAll('\\', '/'), places, mutatorName, replacement]);
}

/**
 * Whether a mutant is in the sample. Depends on the seed and the mutant alone, so that a change of one line of a file
 * leaves the sample of other files as it is.
 *
 * @param share of all mutants, from 0 to 1
 */
function isSampled(key: string, share: number, seed: string): boolean {
  return createHash('sha256').update(`${seed} ${key}`).digest().readUInt32BE() / 2 ** 32 < share;
}

function createChecker() {
  const { MUTATION_SHARE, MUTATION_SEED = '', MUTATION_ONLY } = process.env;
  const only = MUTATION_ONLY
    ? new Set(JSON.parse(readFileSync(MUTATION_ONLY, 'utf8')) as string[])
    : undefined;
  const isTaken = (mutant: Mutant & { id: string }): boolean => {
    const fileName = relative('.', mutant.fileName).replace(/^.*?(?=src[\\/])/, '');
    const key = keyOf({ ...mutant, fileName }, 0);
    return only ? only.has(key) : isSampled(key, Number(MUTATION_SHARE), MUTATION_SEED);
  };
  return {
    init: async () => {},
    group: async (mutants: { id: string }[]) => [mutants.map(({ id }) => id)],
    check: async (mutants: (Mutant & { id: string })[]) =>
      Object.fromEntries(
        mutants.map((mutant) => [
          mutant.id,
          isTaken(mutant) ? { status: 'passed' } : { status: 'compileError', reason: 'not in the sample' },
        ]),
      ),
  };
}

export const strykerPlugins = [{ kind: 'Checker', name: 'sample', factory: createChecker }];
