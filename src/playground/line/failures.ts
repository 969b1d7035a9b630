// Failures that a test or the page asked for: the next calls to a path are answered so. Knows nothing of LINE's work.
import type { PlaygroundLine } from './line.ts';

export type Failure = Parameters<PlaygroundLine['failNext']>[0];

export interface Failures {
  add(failure: Failure): void;
  /** The failure that this call meets, used up once. */
  take(path: string): Failure | undefined;
}

export function createFailures(): Failures {
  const waiting: { failure: Failure; left: number }[] = [];
  return {
    add(failure) {
      waiting.push({ failure, left: failure.times ?? 1 });
    },
    take(path) {
      const index = waiting.findIndex(({ failure }) => path.endsWith(failure.path));
      const found = waiting[index];
      if (!found) return undefined;
      found.left -= 1;
      if (found.left <= 0) waiting.splice(index, 1);
      return found.failure;
    },
  };
}

const usualMessages: Record<number, string> = {
  429: 'The API rate limit has been exceeded. Try again later.',
  500: 'Internal server error',
};

/** What the failing call is told. */
export function failureBody({ status, body }: Failure): Record<string, unknown> {
  return body ?? { message: usualMessages[status] ?? 'Failed by request of the playground' };
}
