import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import base from '../../vitest.config.ts';

class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const lengthOf = (file: TestSpecification): number =>
      this.ctx.cache.getTestSpecificationResult(file)?.duration ?? 0;
    return files.toSorted((a, b) => lengthOf(a) - lengthOf(b));
  }
}

/** The tests of one room, which `scripts/mutate.ts` names, without those that take long: a mutant may need all of them. */
export default defineConfig({
  plugins: [
    {
      name: 'run the action in the process of the tests',
      enforce: 'pre',
      resolveId: (source, importer) =>
        source === './process.ts' && importer?.endsWith('testing/runner/run-action.ts')
          ? resolve(import.meta.dirname, 'in-process.ts')
          : undefined,
    },
  ],
  test: {
    include: process.env['MUTATION_TESTS']?.split(',') ?? [],
    exclude: ['**/*.property.test.ts', '**/*.month.test.ts'],
    tags: base.test?.tags,
    // Typed as an option of the command line alone.
    ...{ tagsFilter: ['!once'] },
    // A mutant of a table of a module needs the module anew.
    isolate: process.env['MUTATION_TABLES'] === 'true',
    // The first test that fails ends the run of a mutant, so what is quick comes first.
    sequence: { sequencer: QuickFirst },
    setupFiles: ['scripts/mutation/load-room.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
