// What was started is stopped and what was made is gone, however the bench ends.

export interface Cleanup {
  /** Aborted by Ctrl-C, and when the bench is told to end. */
  signal: AbortSignal;
  /** To be done at the end, the last first; added before what it undoes is waited for. Returns how to do it now instead. */
  add(step: () => Promise<unknown>): () => Promise<void>;
  run(): Promise<void>;
}

export function createCleanup(): Cleanup {
  const steps = new Set<() => Promise<unknown>>();
  const controller = new AbortController();
  const drain = async () => {
    for (let step = last(steps); step; step = last(steps)) {
      await step().catch((error) => console.error(`The bench could not clean up after itself: ${error}`));
      steps.delete(step);
    }
  };
  // A part that fails because its bot was stopped asks for it once more: one after the other.
  let running = Promise.resolve();
  const run = () => {
    running = running.then(drain);
    return running;
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
      let doing: Promise<unknown> | undefined;
      // Whoever asks second waits for the first.
      const once = () => {
        doing ??= step();
        return doing;
      };
      steps.add(once);
      return async () => {
        await once();
        steps.delete(once);
      };
    },
    run,
  };
}

const last = <T>(all: Set<T>): T | undefined => [...all].at(-1);
