import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['__tests__/**/*.test.ts'],
    tags: [{ name: 'once', description: 'Not run for each mutant: takes long, or reads the source.' }],
    // A test that checks nothing is a defect.
    // Tests wait for events, and no result hangs on how long they take: these limits only end what hangs. A run of the action takes
    // half a second, and on a machine that has other work up to half a minute; some tests make several.
    expect: { requireAssertions: true, poll: { timeout: 60_000 } },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
