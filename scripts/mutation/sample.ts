/** Stryker loads this file as a plugin: a checker that lets a seeded sample of all mutants pass. */
import { createHash } from 'node:crypto';
import { relative } from 'node:path';

export interface Mutant {
  fileName: string;
  mutatorName: string;
  replacement?: string;
  location: { start: { line: number; column: number }; end: { line: number; column: number } };
}

/**
 * Whether a mutant is in the sample. Depends on the seed and the mutant alone, so that a change of one line of a file
 * leaves the sample of other files as it is.
 *
 * @param share of all mutants, from 0 to 1
 */
function isSampled(mutant: Mutant, share: number, seed: string): boolean {
  const { fileName, location, mutatorName, replacement } = mutant;
  const key = JSON.stringify([seed, fileName.replaceAll('\\', '/'), location, mutatorName, replacement]);
  return createHash('sha256').update(key).digest().readUInt32BE() / 2 ** 32 < share;
}

function createChecker() {
  const { MUTATION_SHARE, MUTATION_SEED = '' } = process.env;
  const isTaken = (mutant: Mutant & { id: string }): boolean => {
    const fileName = relative('.', mutant.fileName).replace(/^.*?(?=src[\\/])/, '');
    return isSampled({ ...mutant, fileName }, Number(MUTATION_SHARE), MUTATION_SEED);
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
