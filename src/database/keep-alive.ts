// A server of ours that ended without being told to is started again: there is nobody else who would.

const BETWEEN_LOOKS_MS = 2000;

/** `revive` may fail: it is tried again. Both are not called any more once `stop` resolves. */
export function keepAlive({
  isThere,
  revive,
  say,
}: {
  isThere(): Promise<boolean>;
  revive(): Promise<unknown>;
  /** One line about what happened. */
  say(line: string): void;
}): { stop(): Promise<void> } {
  let isStopped = false;
  let looking: Promise<void> | undefined;
  const look = async () => {
    try {
      if ((await isThere()) || isStopped) return;
      say('the embedded PostgreSQL ended; it is started again');
      await revive();
    } catch (error) {
      say(`the embedded PostgreSQL did not start again (${error instanceof Error ? error.message : error})`);
    }
  };
  const timer = setInterval(() => {
    looking ??= look().finally(() => {
      looking = undefined;
    });
  }, BETWEEN_LOOKS_MS).unref();
  return {
    async stop() {
      isStopped = true;
      clearInterval(timer);
      await looking;
    },
  };
}
