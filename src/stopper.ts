// Hears SIGTERM and SIGINT from the first instant, and ends the bot in time whatever it waits for. Loaded before all
// else: it must know nothing of it.
import { within } from './database/within.ts';

export interface Stopper {
  /** Aborted when the bot is to end. */
  signal: AbortSignal;
  /** Done at the end, the last added first. What takes longer than `withinMs` is not waited for. */
  add(step: () => Promise<unknown>, withinMs: number): void;
  /** Does all steps, once. */
  stop(): Promise<void>;
}

/** A terminal may send a signal twice, through npm and by itself; somebody who presses again means it. */
const SAME_PRESS_MS = 1000;

export function hearSignals(): Stopper {
  const controller = new AbortController();
  const stopper = createStopper(controller.signal);
  let mayForce = false;
  const onSignal = async () => {
    if (controller.signal.aborted) {
      if (mayForce) process.exit(1);
      return;
    }
    setTimeout(() => {
      mayForce = true;
    }, SAME_PRESS_MS).unref();
    controller.abort();
    await stopper.stop();
    process.exit(0);
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return stopper;
}

export function createStopper(signal: AbortSignal): Stopper {
  const steps: { step: () => Promise<unknown>; withinMs: number }[] = [];
  let stopped: Promise<void> | undefined;
  const stopAll = async () => {
    for (const { step, withinMs } of steps.reverse()) {
      try {
        const isDone = await within(
          withinMs,
          step().then(() => true),
        );
        if (!isDone) console.error('The bot ends without waiting longer for what does not answer.');
      } catch (error) {
        const message = error instanceof Error ? error.message.split('\n')[0] : String(error);
        console.error(`The bot did not stop cleanly: ${message}`);
      }
    }
  };
  return {
    signal,
    add: (step, withinMs) => void steps.push({ step, withinMs }),
    stop: () => {
      stopped ??= stopAll();
      return stopped;
    },
  };
}
