// How many bytes of bodies may be in memory before it is known whether they are anybody's. Who comes later waits.

export interface ByteBudget {
  /** Undefined: there was no room in time. Else to be called once they are let go. */
  take(bytes: number, waitMs: number): Promise<(() => void) | undefined>;
  readonly held: number;
}

export function createByteBudget(most: number): ByteBudget {
  let held = 0;
  const waiting: { bytes: number; admit(): void }[] = [];
  const admitNext = () => {
    for (let next = waiting[0]; next && held + next.bytes <= most; next = waiting[0]) {
      waiting.shift();
      held += next.bytes;
      next.admit();
    }
  };
  const release = (bytes: number) => {
    let isLetGo = false;
    return () => {
      if (isLetGo) return;
      isLetGo = true;
      held -= bytes;
      admitNext();
    };
  };
  return {
    take(bytes, waitMs) {
      const { promise, resolve } = Promise.withResolvers<(() => void) | undefined>();
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(place), 1);
        resolve(undefined);
        // Somebody smaller may have stood behind it.
        admitNext();
      }, waitMs);
      const place = {
        bytes,
        admit() {
          clearTimeout(timer);
          resolve(release(bytes));
        },
      };
      waiting.push(place);
      admitNext();
      return promise;
    },
    get held() {
      return held;
    },
  };
}
