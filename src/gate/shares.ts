// How much of a room each address has, so that none has it all. Knows nothing of waiting.

export interface Shares {
  /** To be called once it is let go; undefined: it would be more than one address may have. */
  take(address: string, bytes: number): (() => void) | undefined;
}

export function createShares(most: number): Shares {
  const held = new Map<string, number>();
  return {
    take(address, bytes) {
      const before = held.get(address) ?? 0;
      if (before + bytes > most) return undefined;
      held.set(address, before + bytes);
      let isLetGo = false;
      return () => {
        if (isLetGo) return;
        isLetGo = true;
        const left = (held.get(address) ?? 0) - bytes;
        if (left > 0) held.set(address, left);
        else held.delete(address);
      };
    },
  };
}
