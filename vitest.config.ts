import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/start-postgres.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Every database of a test is on one server; more workers than this only wait for the machine.
    maxWorkers: 4,
  },
});
