// How many bytes of bodies may be in memory before it is known whether they are anybody's. Who comes later waits; while
// somebody does, whoever has had their time gives place.
import { steadyMs } from '../clock.ts';

export interface ByteBudget {
  /**
   * Undefined: there was no room in time. Else to be called once they are let go. `givePlace`: called once, when somebody
   * waits and these have been held for as long as they may then.
   */
  take(bytes: number, waitMs: number, givePlace?: () => void): Promise<(() => void) | undefined>;
  readonly held: number;
}

interface Holder {
  sinceMs: number;
  givePlace: () => void;
}

/** `heldMs`: so long bytes are held at least, whoever waits. */
export function createByteBudget(most: number, { heldMs = 0 } = {}): ByteBudget {
  let held = 0;
  const waiting: { bytes: number; admit(): void }[] = [];
  /** Who can give place, the oldest first; once told to, they are none any more. */
  const holders = new Set<Holder>();
  let hurry: NodeJS.Timeout | undefined;
  const hurryOldest = () => {
    clearTimeout(hurry);
    const [oldest] = holders;
    if (waiting.length === 0 || !oldest) return;
    const giveUp = () => {
      holders.delete(oldest);
      oldest.givePlace();
      hurryOldest();
    };
    hurry = setTimeout(giveUp, Math.max(0, oldest.sinceMs + heldMs - steadyMs()));
  };
  const admitNext = () => {
    for (let next = waiting[0]; next && held + next.bytes <= most; next = waiting[0]) {
      waiting.shift();
      held += next.bytes;
      next.admit();
    }
    hurryOldest();
  };
  const release = (bytes: number, givePlace: Holder['givePlace'] | undefined) => {
    let isLetGo = false;
    const holder = givePlace && { sinceMs: steadyMs(), givePlace };
    if (holder) holders.add(holder);
    return () => {
      if (isLetGo) return;
      isLetGo = true;
      held -= bytes;
      if (holder) holders.delete(holder);
      admitNext();
    };
  };
  return {
    take(bytes, waitMs, givePlace) {
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
          resolve(release(bytes, givePlace));
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
