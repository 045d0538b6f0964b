import { defineConfig } from 'vitest/config';

/** The tests of one room, which `scripts/mutate.ts` names, without those that take long: a mutant may need all of them. */
export default defineConfig({
  test: {
    include: process.env['MUTATION_TESTS']?.split(',') ?? [],
    exclude: ['**/*.property.test.ts', '**/*.month.test.ts'],
    setupFiles: ['scripts/mutation/load-room.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
