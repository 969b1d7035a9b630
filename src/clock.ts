// The one clock. Everything that needs the time is handed one of these; nothing else reads it.

export interface Clock {
  now(): Temporal.Instant;
}

export const systemClock: Clock = { now: () => Temporal.Now.instant() };

/** Milliseconds since some moment, for how long something takes: they go on evenly when the machine's clock is set. */
export const steadyMs = (): number => performance.timeOrigin + performance.now();

/** A clock that runs along with real time and can be moved forward (the playground, tests). */
export interface MovableClock extends Clock {
  /** Moves the clock to `instant`; it goes on running from there. Never moves backwards. */
  moveTo(instant: Temporal.Instant): void;
}

export function createMovableClock(startAt: Temporal.Instant = Temporal.Now.instant()): MovableClock {
  let offset = startAt.since(Temporal.Now.instant());
  const now = () => Temporal.Now.instant().add(offset);
  return {
    now,
    moveTo(instant) {
      if (Temporal.Instant.compare(instant, now()) > 0) offset = instant.since(Temporal.Now.instant());
    },
  };
}
