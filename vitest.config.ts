import { defineConfig } from 'vitest/config';
import { HANG_MS } from './test/support/hang.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/start-postgres.ts'],
    setupFiles: ['test/support/patience.ts'],
    // A test's own waits give up first and say for what they waited.
    testTimeout: 4 * HANG_MS,
    hookTimeout: 4 * HANG_MS,
    expect: { poll: { timeout: HANG_MS } },
    // Modules are loaded once a worker, by Node itself as in production: no test mocks them, and none keeps state.
    isolate: false,
    experimental: { viteModuleRunner: false, nodeLoader: false },
    // Every database of a test is on one server; more workers than this only wait for the machine.
    maxWorkers: 4,
  },
});
