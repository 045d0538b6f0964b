import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import base from '../../vitest.config.ts';

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
    setupFiles: ['scripts/mutation/load-room.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
