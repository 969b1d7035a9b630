// Failures that a test has ordered for the next calls of a method.
import type { PlaygroundSlack } from './slack.ts';

export type PlannedFailure = Parameters<PlaygroundSlack['failNext']>[0];

export interface FailurePlan {
  add(failure: PlannedFailure): void;
  /** The failure for this call, counted off. */
  next(method: string): PlannedFailure | undefined;
}

export function createFailurePlan(): FailurePlan {
  const planned = new Map<string, (PlannedFailure & { left: number })[]>();
  return {
    add(failure) {
      const queue = planned.get(failure.method) ?? [];
      planned.set(failure.method, [...queue, { ...failure, left: failure.times ?? 1 }]);
    },
    next(method) {
      const queue = planned.get(method);
      const first = queue?.[0];
      if (!queue || !first) return undefined;
      first.left -= 1;
      if (first.left <= 0) queue.shift();
      return first;
    },
  };
}
