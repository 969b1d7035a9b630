// What was started is stopped and what was made is gone, however the bench ends.

export interface Cleanup {
  /** Aborted by Ctrl-C, and when the bench is told to end. */
  signal: AbortSignal;
  /** To be done at the end, the last first. Returns how to do it now instead. */
  add(step: () => Promise<unknown>): () => Promise<void>;
  run(): Promise<void>;
}

export function createCleanup(): Cleanup {
  const steps = new Set<() => Promise<unknown>>();
  const controller = new AbortController();
  const run = async () => {
    for (const step of [...steps].reverse()) {
      steps.delete(step);
      await step().catch((error) => console.error(`The bench could not clean up after itself: ${error}`));
    }
  };
  const onSignal = () => {
    if (controller.signal.aborted) return;
    controller.abort();
    void run().then(() => process.exit(130));
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  return {
    signal: controller.signal,
    add(step) {
      steps.add(step);
      return async () => {
        if (steps.delete(step)) await step();
      };
    },
    run,
  };
}
