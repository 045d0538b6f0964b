import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['__tests__/**/*.test.ts'],
    tags: [{ name: 'once', description: 'Not run for each mutant: takes long, or reads the source.' }],
    // A test that checks nothing is a defect.
    expect: { requireAssertions: true },
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
