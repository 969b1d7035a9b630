// What happens next. More may come in while it is worked off.

export interface Moment<T> {
  at: Temporal.Instant;
  /** Unset: nobody does anything, but the clock's jobs have work then. */
  what?: T;
}

export interface Agenda<T> {
  /** In order, also behind others of the same instant. */
  add(moment: Moment<T>): void;
  /** All of the next instant, in the order in which they were added; undefined at the end. */
  next(): { at: Temporal.Instant; all: T[] } | undefined;
  /** When the next is. */
  nextAt(): Temporal.Instant | undefined;
}

export function createAgenda<T>(moments: readonly Moment<T>[]): Agenda<T> {
  const waiting = moments.toSorted((one, other) => Temporal.Instant.compare(one.at, other.at));
  return {
    add(moment) {
      const behind = waiting.findIndex(({ at }) => Temporal.Instant.compare(moment.at, at) < 0);
      waiting.splice(behind < 0 ? waiting.length : behind, 0, moment);
    },
    next() {
      const at = waiting[0]?.at;
      if (!at) return undefined;
      const end = waiting.findIndex((each) => !each.at.equals(at));
      const now = waiting.splice(0, end < 0 ? waiting.length : end);
      return { at, all: now.flatMap(({ what }) => what ?? []) };
    },
    nextAt: () => waiting[0]?.at,
  };
}
