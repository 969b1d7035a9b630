import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { HANG_MS } from './test/support/hang.ts';

/**
 * Processes that are killed and started, and what is paced: minutes of waiting, which others can use if it begins first.
 * And what takes long: a last file that goes on alone leaves the other cores idle.
 */
const FIRST = new RegExp(
  [
    'test/(start|signals|interrupted-run|attendees/attendees|bot/(run-command-roles|sent-twice)|database/(embedded|rounds|mend)|simulate/year)',
    'journeys/(kill-|two-bots|stored|fan-out|friends-of-before|desk-pages|playground)',
    'messages/(queue|pacing|refresh|rate-limit|batch-model)|rsvps/(offer-model|old-cards)|joins/join-storm',
  ].join('|'),
);

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isFirst = ({ moduleId }: TestSpecification) => FIRST.test(moduleId);
    return [...sorted.filter(isFirst), ...sorted.filter((file) => !isFirst(file))];
  }
}

const isShuffled = process.argv.some((argument) => argument.startsWith('--sequence.shuffle'));

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/start-postgres.ts'],
    setupFiles: ['test/support/patience.ts', 'test/support/tidy.ts'],
    // A test's own waits give up first and say for what they waited; a property has hundreds of steps.
    testTimeout: 8 * HANG_MS,
    hookTimeout: 8 * HANG_MS,
    expect: { poll: { timeout: HANG_MS } },
    // Modules are loaded once a worker, by Node itself as in production: no test mocks them, and none keeps state.
    isolate: false,
    experimental: { viteModuleRunner: false, nodeLoader: false },
    // Every five minutes each rate limiter of the worker's tests looks for old rows, for good, and their databases are gone.
    onConsoleLog: (text) => !text.startsWith('Failed to clear expired records'),
    sequence: isShuffled ? {} : { sequencer: LongestFirst },
    // Every database of a test is on one server; more workers than this only wait for the machine.
    maxWorkers: 4,
  },
});
